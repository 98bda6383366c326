import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { AuditReader } from '../../audit/audit-reader.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import { newPlaces } from '../domain/order.js';
import { MilestoneLeaving } from './milestone-leaving.service.js';
import { needed, type Place, placeBehind, QuartersAtWork, strategyOf } from './quarter-at-work.js';
import { type StrategyFacts, strategyFacts, strategySubject } from './strategy-facts.js';
import type { StrategySeen } from './strategy-upkeep.service.js';

/** Ends a strategy with its reason, and brings one back that ended in the quarter that is being worked on. */
@Injectable()
export class StrategyEnding {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly strategies: StrategiesRecord,
    private readonly structure: StrategyStructureRecord,
    private readonly leaving: MilestoneLeaving,
    private readonly entries: AuditReader,
    private readonly log: AuditLog,
  ) {}

  /** `withMilestones`: those that still stand in it leave for the same reason; else it is refused while there are any. */
  end(
    person: Person,
    place: Place,
    seen: StrategySeen,
    { reason, withMilestones }: { reason: string; withMilestones: boolean },
  ): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toRestructure(person, place);
      const statement = strategyOf(atWork, seen.reference);
      const why = needed(reason, 'Say why it ends: the reason is printed in the report.');
      const rows = atWork.rows.filter(({ strategyId }) => strategyId === statement.strategyId);
      if (rows.length > 0 && !withMilestones) {
        const [count, them] = rows.length === 1 ? ['one milestone', 'it'] : [`${rows.length} milestones`, 'them'];
        throw new Refused([
          `${seen.reference} still has ${count}: move ${them} to another strategy first, or let ${them} leave with it.`,
        ]);
      }
      const left = await this.leaving.leaveTogether(atWork, rows, why);
      if (!(await this.structure.removeStatement(statement.id, seen.version)))
        throw await this.quarters.staleEdit(strategySubject(statement.strategy), statement, {});
      await this.structure.setEnd(statement.strategyId, { endedIn: place.quarter, endReason: why });
      for (const { id, position } of newPlaces(atWork.strategies.filter((one) => one !== statement)))
        await this.structure.place(id, position);
      const after = { quarter: place.quarter, endReason: why };
      await this.log.record(actorOf(person, place.slug), [
        { action: 'ended', subject: strategySubject(statement.strategy), before: strategyFacts(statement), after },
        ...left,
      ]);
    });
  }

  /** Brings it back at the end of the list. Its milestones are brought back one by one. */
  bringBack(person: Person, place: Place, reference: string): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toRestructure(person, place);
      const { quarter } = place;
      const ended = await this.strategies.endedIn(atWork.goal, quarter);
      const strategy = ended.find((one) => one.reference === reference);
      if (!strategy) throw new Refused([`${reference} did not end in ${labelOf(quarter)}.`]);
      const heir = atWork.strategies.find((one) => one.strategy.continuesId === strategy.id);
      if (heir) {
        throw new Refused([
          `${reference} is continued by ${heir.strategy.reference}: move its milestones and end that one first.`,
        ]);
      }
      const entries = await this.entries.entriesOf(['strategy'], strategy.id, 200);
      const facts = entries
        .filter(({ action }) => action === 'ended')
        .map(({ before }) => before as StrategyFacts | null)
        .find((before) => before?.quarter === quarter);
      if (!facts) throw new Refused([`What ${reference} said is not in the log: add it as a new strategy.`]);
      const { label, title, lead, problem, theoryOfChange, description } = facts;
      const words = { label, title, lead, problem, theoryOfChange, description };
      const position = placeBehind(atWork);
      await this.structure.addStatement({ strategyId: strategy.id, quarter, position, ...words });
      await this.structure.setEnd(strategy.id, null);
      const before = { quarter, endReason: strategy.endReason };
      const after = { quarter, reference, ...words };
      await this.log.record(actorOf(person, place.slug), [
        { action: 'brought back', subject: strategySubject(strategy), before, after },
      ]);
    });
  }
}
