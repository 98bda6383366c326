import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, plus, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { agendaTermOf } from '../goals/domain/agenda-term.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { NotAllowed } from '../not-allowed.js';
import { actorOf, type Person, personMay } from '../people/domain/signed-in.js';
import { CorrectionsRecord } from '../publishing/corrections.record.js';
import { EditionsRecord } from '../publishing/editions.record.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../refused.js';
import { StaleEdit } from '../stale-edit.js';
import { CarryForward } from './carry-forward.service.js';
import { type GoalAtOpening, nextQuarter, refusalsOfMoments, refusalsToOpen } from './domain/opening.js';
import type { Round } from './round.entity.js';
import { RoundsRecord } from './rounds.record.js';

/** When a round's submissions are due, and when it is released (null: when somebody releases it). */
export type Moments = Pick<Round, 'submissionsDueAt' | 'releaseAt'>;

interface GoalWithUpdates extends GoalAtOpening {
  goal: Goal;
  rows: readonly QuarterlyUpdate[];
}

/** Opens rounds and sets their moments. A round is closed by its release. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: RoundsRecord,
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly editions: EditionsRecord,
    private readonly corrections: CorrectionsRecord,
    private readonly forward: CarryForward,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Opens the round of a quarter: every goal of its agenda begins with what its last update had. */
  open({ quarter, ...moments }: Moments & { quarter: QuarterKey }, person: Person): Promise<Round> {
    return this.work.run(async () => {
      allowed(person);
      await this.work.alone();
      const goals = await this.goalsOf(quarter);
      const rounds = (await this.rounds.all()).map((one) => ({
        quarter: one.quarter,
        released: one.releasedAt !== null,
      }));
      refuse([...refusalsToOpen(quarter, rounds, goals), ...refusalsOfMoments(moments, this.clock.now())]);
      const openedAt = this.clock.now();
      const round = await this.rounds.add({ quarter, openedAt, openedBy: person.name, ...moments });
      const deeds: Deed[] = [];
      for (const { goal, rows } of goals) {
        const last = rows.at(-1);
        if (last && last.quarter !== quarter) deeds.push(await this.forward.carry(goal, last, quarter));
      }
      await this.log.record(actorOf(person, null), [opening(round), ...deeds]);
      return round;
    });
  }

  /** Sets other moments, if nobody else has since this version. Throws StaleEdit where somebody has. */
  changeDates(quarter: QuarterKey, version: number, moments: Moments, person: Person): Promise<void> {
    return this.work.run(async () => {
      allowed(person);
      const round = await this.roundOf(quarter);
      if (round.releasedAt) throw new Refused([`The round of ${labelOf(quarter)} is released; its dates stand.`]);
      refuse(refusalsOfMoments(moments, this.clock.now()));
      const saved = await this.rounds.change(round.id, version, { ...moments, ...releaseTriedAnew(round, moments) });
      if (!saved) throw new StaleEdit(theirsOf(round));
      await this.log.record(actorOf(person, null), [
        {
          action: 'rescheduled',
          subject: subjectOf(round),
          before: { submissionsDueAt: round.submissionsDueAt, releaseAt: round.releaseAt },
          after: moments,
        },
      ]);
    });
  }

  /** The quarters that the next round may be for, the likeliest first; none where nothing is published yet. */
  async nextQuarters(): Promise<QuarterKey[]> {
    const published: QuarterKey[] = [];
    for (const goal of await this.goals.all()) published.push(...(await this.editions.publishedQuarters(goal)));
    const next = nextQuarter(
      published,
      (await this.rounds.all()).map(({ quarter }) => quarter),
    );
    return next === null ? [] : [0, 1, 2, 3].map((distance) => plus(next, distance));
  }

  /** The round of the quarter. Throws Refused where there is none. */
  async roundOf(quarter: QuarterKey): Promise<Round> {
    const round = await this.rounds.of(quarter);
    if (!round) throw new Refused([`There is no round of ${labelOf(quarter)}; PPM staff can open one.`]);
    return round;
  }

  private async goalsOf(quarter: QuarterKey): Promise<GoalWithUpdates[]> {
    const term = agendaTermOf(quarter).slug;
    const goals = (await this.goals.all()).filter(({ agenda }) => agenda.slug === term);
    const gathered: GoalWithUpdates[] = [];
    for (const goal of goals) {
      const rows = await this.updates.of(goal);
      const published = await this.editions.publishedQuarters(goal);
      const correcting = (await this.corrections.openOfGoal(goal)).map((one) => one.quarter);
      const updates = rows.map((row) => row.quarter);
      gathered.push({ goal, slug: goal.slug, rows, updates, published, correcting });
    }
    return gathered;
  }
}

/** Throws NotAllowed where the person may not run rounds. */
export const allowed = (person: Person): void => {
  if (!personMay(person, 'run-rounds', null))
    throw new NotAllowed('Only PPM staff may open, change and release rounds.');
};

/** The round as the log names it. */
export const subjectOf = ({ id, quarter }: Round): Deed['subject'] => ({ kind: 'round', id, title: labelOf(quarter) });

const opening = (round: Round): Deed => ({
  action: 'opened',
  subject: subjectOf(round),
  before: null,
  after: { quarter: round.quarter, submissionsDueAt: round.submissionsDueAt, releaseAt: round.releaseAt },
});

// A new moment is a new try: what stood against the last one is told no longer.
const releaseTriedAnew = (round: Round, { releaseAt }: Moments): Partial<Round> => ({
  releaseFailure: releaseAt ? null : round.releaseFailure,
});

const theirsOf = ({ version, submissionsDueAt, releaseAt, openedBy }: Round) => ({
  ...{ version, by: openedBy, at: null },
  values: { submissionsDueAt: submissionsDueAt.toISOString(), releaseAt: releaseAt?.toISOString() ?? null },
});

const refuse = ([first, ...more]: readonly string[]): void => {
  if (first !== undefined) throw new Refused([first, ...more]);
};
