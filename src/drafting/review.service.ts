import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { NotAllowed } from '../not-allowed.js';
import { whoMay } from '../people/domain/permissions.js';
import { actorOf, type Person, personMay } from '../people/domain/signed-in.js';
import { ReportAssembly } from '../publishing/report-assembly.service.js';
import type { StepKind } from '../quarterly-updates/domain/stage.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { Refused } from '../refused.js';
import { stepRefusal } from './domain/step-refusal.js';
import { wordRefusal } from './domain/text-limits.js';
import { ReviewMail } from './review-mail.js';
import { UpdateAccess, type UpdateAtWork } from './update-access.js';
import { subjectOf } from './update-subject.js';

/** What the log calls each step. */
const ACTIONS = {
  submitted: 'submitted',
  'taken-back': 'withdrawn from review',
  returned: 'returned',
  approved: 'approved',
  reopened: 'reopened',
} as const satisfies Record<StepKind, string>;

const NEEDS_REASON = {
  returned: 'Say why you return it: the goal’s team gets your words.',
  reopened: 'Say why you reopen it: the goal’s team gets your words.',
} as const;

/** The way of an update through its review. Two people cannot take the same step. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly assembly: ReportAssembly,
    private readonly review: ReviewRecord,
    private readonly mail: ReviewMail,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Hands the update in for review. Throws Refused with every open finding. */
  submit(person: Person, slug: string, quarter: QuarterKey): Promise<void> {
    return this.step('submitted', person, slug, quarter, { check: (at) => this.refuseFindings(at) });
  }

  /** Takes it back from review, to go on drafting. */
  takeBack(person: Person, slug: string, quarter: QuarterKey): Promise<void> {
    return this.step('taken-back', person, slug, quarter);
  }

  /** Returns it to the goal’s team, who read why. */
  return(person: Person, slug: string, quarter: QuarterKey, reason: string): Promise<void> {
    return this.step('returned', person, slug, quarter, { reason });
  }

  /** Approves it for the release. Throws NotAllowed where the same person submitted it, and Refused with open findings. */
  approve(person: Person, slug: string, quarter: QuarterKey): Promise<void> {
    return this.step('approved', person, slug, quarter, {
      check: async (at) => {
        const submitted = (await this.review.stepsOf([at.update.id])).findLast(({ kind }) => kind === 'submitted');
        if (submitted?.personId === person.id) throw new NotAllowed(SUBMITTED_BY_YOU);
        await this.refuseFindings(at);
      },
    });
  }

  /** Opens an approved update again, before its release. */
  reopen(person: Person, slug: string, quarter: QuarterKey, reason: string): Promise<void> {
    return this.step('reopened', person, slug, quarter, { reason });
  }

  private step(
    kind: StepKind,
    person: Person,
    slug: string,
    quarter: QuarterKey,
    { reason = null, check }: { reason?: string | null; check?: (at: UpdateAtWork) => Promise<void> } = {},
  ): Promise<void> {
    const needs = kind === 'submitted' || kind === 'taken-back' ? 'submit-update' : 'review-update';
    if (!personMay(person, needs, slug)) throw new NotAllowed(`${whoMay(needs, slug)} may do this.`);
    return this.work.run(async () => {
      await this.work.alone();
      await this.updates.hold(slug, quarter, 'alone'); // changes that have begun are in it, later ones are refused
      const at = await this.access.find(slug, quarter);
      if (!at)
        throw new Refused([`${slug} has no update for ${labelOf(quarter)}: PPM staff open a round for it first.`]);
      const refusal = stepRefusal(kind, at.stage) ?? reasonRefusal(kind, reason);
      if (refusal !== null) throw new Refused([refusal]);
      await check?.(at);
      const said = reason?.trim() ?? null;
      const by = { at: this.clock.now(), personId: person.id, personName: person.name };
      await this.review.addStep({ updateId: at.update.id, kind, reason: said, ...by });
      const stage = (await this.access.of(at.goal, at.update)).stage;
      await this.audit.record(actorOf(person, slug), [
        {
          action: ACTIONS[kind],
          subject: subjectOf(at),
          before: { stage: at.stage },
          after: { stage, ...(said !== null && { reason: said }) },
        },
      ]);
      await this.mail.ofStep(kind, at, person, said);
    });
  }

  private async refuseFindings({ update, goal }: UpdateAtWork): Promise<void> {
    const { findings } = await this.assembly.of(update, goal);
    const [first, ...more] = findings.map(({ sentence }) => sentence);
    if (first !== undefined) throw new Refused([first, ...more]);
  }
}

/** Why whoever submitted an update cannot approve it. */
export const SUBMITTED_BY_YOU = 'You submitted this update, so somebody else of PPM staff approves it.';

const reasonRefusal = (kind: StepKind, reason: string | null): string | null =>
  kind === 'returned' || kind === 'reopened' ? wordRefusal('The reason', reason ?? '', NEEDS_REASON[kind]) : null;
