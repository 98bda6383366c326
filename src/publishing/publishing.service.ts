import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import type { Finding } from '../quarterly-updates/domain/findings.js';
import type { PublishedReport } from '../quarterly-updates/domain/report.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { QuarterlyUpdatesService } from '../quarterly-updates/quarterly-updates.service.js';
import { Refused } from '../refused.js';
import { freeze } from './domain/fingerprint.js';
import { EditionsRecord } from './editions.record.js';
import { ReportAssembly } from './report-assembly.service.js';

/** What to publish: one goal's quarter, or (goal null) that of every goal which has an update of the quarter. */
export interface PublicationOrder {
  goal: string | null;
  quarter: QuarterKey;
  /** Why findings are let pass; null to refuse publication while there are any. */
  waive: string | null;
  publisher: Actor;
}

/** Several goals' quarter, published together; nothing is waived but what reviewers waived. */
export interface Release {
  goals: readonly string[];
  quarter: QuarterKey;
  publisher: Actor;
}

export interface Publication {
  report: PublishedReport;
  sequence: number;
}

interface DueUpdate {
  goal: Goal;
  update: QuarterlyUpdate;
}

const HOW_TO_RELEASE = 'Nothing was released. Reopen what has findings, or waive them with a reason, which is printed.';

const HOW_TO_GO_ON =
  'Nothing was published. Add the words to the plan and import it again, or waive the findings with a reason, which is printed.';

/** Freezes reports as editions. A release is one unit of work: all of it appears, or none. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesService,
    private readonly record: QuarterlyUpdatesRecord,
    private readonly editions: EditionsRecord,
    private readonly assembly: ReportAssembly,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Publishes and gives the editions in the order of the goals. Throws Refused with everything that stands against it. */
  publish(order: PublicationOrder): Promise<Publication[]> {
    return this.work.run(async () => {
      await this.work.alone();
      await this.hold(
        order.goal === null ? (await this.goals.all()).map(({ slug }) => slug) : [order.goal],
        order.quarter,
      );
      return this.publishAll(await this.updatesToPublish(order), order, HOW_TO_GO_ON);
    });
  }

  /** Publishes approved updates together, all or none. Throws Refused with everything that stands against any of them. */
  release({ goals, quarter, publisher }: Release): Promise<Publication[]> {
    return this.work.run(async () => {
      await this.work.alone();
      await this.hold(goals, quarter);
      const due: DueUpdate[] = [];
      for (const goal of goals) due.push(...(await this.updatesToPublish({ goal, quarter })));
      return this.publishAll(due, { goal: null, quarter, waive: null, publisher }, HOW_TO_RELEASE);
    });
  }

  // Changes that have begun are published with it, later ones are refused. By name, as whoever changes several does.
  private async hold(goals: readonly string[], quarter: QuarterKey): Promise<void> {
    for (const slug of [...goals].sort()) await this.record.hold(slug, quarter, 'alone');
  }

  private async publishAll(due: readonly DueUpdate[], order: PublicationOrder, advice: string): Promise<Publication[]> {
    const against: string[] = [];
    const publications: Publication[] = [];
    for (const { goal, update } of due) {
      const outcome = await this.publishOne(goal, update, order);
      if ('findings' in outcome) against.push(...sentencesAgainst(goal, order.quarter, outcome.findings));
      else publications.push(outcome);
    }
    const [first, ...more] = against;
    if (first) throw new Refused([first, ...more, advice]);
    return publications;
  }

  private async updatesToPublish(order: Pick<PublicationOrder, 'goal' | 'quarter'>): Promise<DueUpdate[]> {
    const label = labelOf(order.quarter);
    if (order.goal !== null) {
      const goal = await this.goals.bySlug(order.goal);
      if (!goal) throw new Refused([await this.noSuchGoal(order.goal)]);
      const update = await this.updateToPublish(goal, order.quarter);
      if (update === null) throw new Refused([`${goal.slug} has no plan for ${label}; import it first.`]);
      if (update === 'published')
        throw new Refused([`${goal.slug} ${label} is already published; an edition never changes.`]);
      if (!(await this.mayBePublished(goal, update)))
        throw new Refused([
          `${goal.slug} ${label} is ${update.planSha256 === null ? 'drafted' : 'worked on'} at the desk and not approved; PPM staff approve it there first.`,
        ]);
      return [{ goal, update }];
    }
    const due: DueUpdate[] = [];
    let published = 0;
    let unapproved = 0;
    for (const goal of await this.goals.all()) {
      const update = await this.updateToPublish(goal, order.quarter);
      if (update === 'published') published += 1;
      else if (update && (await this.mayBePublished(goal, update))) due.push({ goal, update });
      else if (update) unapproved += 1;
    }
    if (due.length > 0) return due;
    if (unapproved > 0)
      throw new Refused([
        `What ${label} still waits for is drafted at the desk and not approved; PPM staff approve it there first.`,
      ]);
    throw new Refused([
      published > 0
        ? `Every plan for ${label} is already published; an edition never changes.`
        : `No goal has a plan for ${label}; import one first.`,
    ]);
  }

  /** A plan as it was imported needs no approval; what was drafted or changed at the desk does. */
  private async mayBePublished(goal: Goal, update: QuarterlyUpdate): Promise<boolean> {
    if (await this.updates.isApproved(update)) return true;
    return update.planSha256 !== null && !(await this.updates.isWorkedOn(goal, update));
  }

  /** The update of that quarter, or `published`, or null. Throws Refused while an earlier quarter waits. */
  private async updateToPublish(goal: Goal, quarter: QuarterKey): Promise<QuarterlyUpdate | 'published' | null> {
    const updates = await this.updates.of(goal);
    const published = new Set(await this.editions.publishedQuarters(goal));
    const update = updates.find((one) => one.quarter === quarter) ?? null;
    if (published.has(quarter)) return 'published';
    if (!update) return null;
    const waiting = updates.find((one) => one.quarter < quarter && !published.has(one.quarter));
    if (!waiting) return update;
    throw new Refused([
      `${goal.slug} ${labelOf(waiting.quarter)} is ${waiting.planSha256 === null ? 'drafted' : 'imported'} and not yet published; publish it before ${labelOf(quarter)}, ` +
        'because changes and first due dates are counted from published reports.',
    ]);
  }

  private async publishOne(
    goal: Goal,
    update: QuarterlyUpdate,
    { waive, quarter, publisher }: PublicationOrder,
  ): Promise<Publication | { findings: Finding[] }> {
    const { report, findings } = await this.assembly.of(update, goal);
    if (findings.length > 0 && waive === null) return { findings };
    const waivers = [...report.waivers, ...findings.map((finding) => ({ ...finding, reason: waive ?? '' }))];
    const mark = { number: 1, publishedAt: this.clock.now().toISOString(), corrects: null, correction: null };
    const frozen = freeze({ ...report, waivers }, mark);
    const { id, sequence, sha256 } = await this.editions.add(goal, frozen, publisher.name);
    await this.log.record(publisher, [
      {
        action: 'published',
        subject: { kind: 'edition', id, title: `${goal.slug} ${labelOf(quarter)}, edition ${mark.number}` },
        before: null,
        after: { sequence, sha256, waived: waivers.length, waiver: findings.length > 0 ? waive : null },
      },
    ]);
    return { report: frozen.published, sequence };
  }

  private async noSuchGoal(slug: string): Promise<string> {
    const known = (await this.goals.all()).map((goal) => goal.slug);
    return known.length > 0
      ? `There is no goal "${slug}". The goals are: ${known.join(', ')}.`
      : `There is no goal "${slug}": nothing has been imported yet.`;
  }
}

const sentencesAgainst = (goal: Goal, quarter: QuarterKey, findings: readonly Finding[]): string[] => [
  `${goal.slug} ${labelOf(quarter)} cannot be published: ${findings.length} ${findings.length === 1 ? 'finding stands' : 'findings stand'} against it.`,
  ...findings.map(({ sentence }) => `  ${sentence}`),
];
