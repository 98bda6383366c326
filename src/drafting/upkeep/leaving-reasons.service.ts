import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../audit/audit-log.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import { needed, type Place, type QuarterAtWork, QuartersAtWork } from './quarter-at-work.js';
import { milestoneSubject } from './row-facts.js';
import { strategySubject } from './strategy-facts.js';

/** Why something left: what somebody saw (empty where there was no reason), and what it is to be. */
export interface ReasonEdit {
  seen: string;
  reason: string;
}

/** Keeps the reasons of what left in the quarter that is being worked on: a plan may give none, and one may be put better. */
@Injectable()
export class LeavingReasons {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly strategies: StrategiesRecord,
    private readonly strategyStructure: StrategyStructureRecord,
    private readonly log: AuditLog,
  ) {}

  /** Why a milestone was taken out, merged or split. Throws StaleEdit where the reason is another than was seen. */
  ofMilestone(person: Person, place: Place, reference: string, edit: ReasonEdit): Promise<void> {
    return this.inQuarter(person, place, async ({ goal, quarter }) => {
      const departed = await this.milestones.departedIn(goal, quarter);
      const departure = departed.find(({ milestone }) => milestone.reference === reference);
      if (!departure)
        throw new Refused([`${reference} did not leave in ${labelOf(quarter)}: there is no reason to give.`]);
      const { milestone, milestoneId, reason: before } = departure;
      const subject = milestoneSubject(milestone);
      const reason = await this.keptReason(subject, before, edit);
      if (!(await this.structure.changeReason(milestoneId, quarter, reason)))
        throw await this.quarters.staleEdit(subject, null, { reason: before });
      return { action: 'reason changed', subject, before: { quarter, reason: before }, after: { quarter, reason } };
    });
  }

  /** Why a strategy ended. Throws StaleEdit where the reason is another than was seen. */
  ofStrategy(person: Person, place: Place, reference: string, edit: ReasonEdit): Promise<void> {
    return this.inQuarter(person, place, async ({ goal, quarter, strategies }) => {
      const ended = (await this.strategies.endedIn(goal, quarter)).find((one) => one.reference === reference);
      if (!ended) throw new Refused([`${reference} did not end in ${labelOf(quarter)}: there is no reason to give.`]);
      const heir = strategies.find(({ strategy }) => strategy.continuesId === ended.id);
      if (heir) throw new Refused([`${reference} is continued by ${heir.strategy.reference}: that needs no reason.`]);
      const subject = strategySubject(ended);
      const endReason = await this.keptReason(subject, ended.endReason, edit);
      await this.strategyStructure.setEnd(ended.id, { endedIn: quarter, endReason });
      const before = { quarter, endReason: ended.endReason };
      return { action: 'reason changed', subject, before, after: { quarter, endReason } };
    });
  }

  private async keptReason(
    subject: Deed['subject'],
    now: string | null,
    { seen, reason }: ReasonEdit,
  ): Promise<string> {
    const kept = needed(reason, 'Say why: the reason is printed in the report.');
    if (seen.trim() !== (now ?? '').trim()) throw await this.quarters.staleEdit(subject, null, { reason: now });
    return kept;
  }

  private inQuarter(person: Person, place: Place, change: (atWork: QuarterAtWork) => Promise<Deed>): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const deed = await change(await this.quarters.toRestructure(person, place));
      await this.log.record(actorOf(person, place.slug), [deed]);
    });
  }
}
