import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../audit/audit-log.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import { StrategiesRecord, type StrategyWords } from '../../strategies/strategies.record.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import { inReportOrder, moved, newPlaces, type Way } from '../domain/order.js';
import { needed, type Place, placeBehind, type QuarterAtWork, QuartersAtWork, strategyOf } from './quarter-at-work.js';
import { milestoneSubject } from './row-facts.js';
import { strategyFacts, strategySubject, wordsOf } from './strategy-facts.js';

/** One version of what a strategy says, as somebody saw it. */
export interface StrategySeen {
  reference: string;
  version: number;
}

/** Gives what is answered, and what was done for the log. */
type Change<T> = (atWork: QuarterAtWork) => Promise<{ answer: T; deeds: Deed[] }>;

/** Keeps the strategies of a quarter: adds, rewords and reorders them, and lets one be continued by another. */
@Injectable()
export class StrategyUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly strategies: StrategiesRecord,
    private readonly structure: StrategyStructureRecord,
    private readonly milestones: MilestoneStructureRecord,
    private readonly log: AuditLog,
  ) {}

  /** Adds a strategy behind the others, and gives its reference. */
  add(person: Person, place: Place, words: StrategyWords): Promise<string> {
    return this.restructuring(person, place, async (atWork) => {
      const kept = keptWords(atWork, words, null);
      const strategy = await this.strategies.add(atWork.goal, place.quarter, null);
      const { quarter } = place;
      await this.structure.addStatement({
        ...{ strategyId: strategy.id, quarter, position: placeBehind(atWork), ...kept },
      });
      const after = { quarter, reference: strategy.reference, continues: null, ...kept };
      return {
        answer: strategy.reference,
        deeds: [{ action: 'added', subject: strategySubject(strategy), before: null, after }],
      };
    });
  }

  /** Throws StaleEdit where somebody else changed it in between. */
  reword(person: Person, place: Place, seen: StrategySeen, words: StrategyWords): Promise<void> {
    return this.inQuarter(person, place, async (atWork) => {
      const statement = strategyOf(atWork, seen.reference);
      const kept = keptWords(atWork, words, statement);
      if (!(await this.structure.change(statement.id, seen.version, kept))) throw await this.stale(statement);
      const { quarter } = place;
      const [before, after] = [
        { quarter, ...wordsOf(statement) },
        { quarter, ...kept },
      ];
      return {
        answer: undefined,
        deeds: [{ action: 'reworded', subject: strategySubject(statement.strategy), before, after }],
      };
    });
  }

  /** Moves it one place up or down; at the end of the list nothing changes. */
  reorder(person: Person, place: Place, reference: string, way: Way): Promise<void> {
    return this.inQuarter(person, place, async (atWork) => {
      const statement = strategyOf(atWork, reference);
      const order = moved(atWork.strategies, statement.id, way);
      const [from, to] = [atWork.strategies.indexOf(statement), order.indexOf(statement)];
      if (from === to) return { answer: undefined, deeds: [] };
      for (const { id, position } of newPlaces(order)) await this.structure.place(id, position);
      const ids = order.map(({ strategyId }) => strategyId);
      await this.quarters.keepOrder(inReportOrder(atWork.rows, ids));
      const { quarter } = place;
      const deed = { action: 'reordered', subject: strategySubject(statement.strategy) };
      return {
        answer: undefined,
        deeds: [{ ...deed, before: { quarter, position: from }, after: { quarter, position: to } }],
      };
    });
  }

  /** Lets a new strategy with these words take its place. Its milestones go along. Gives the new reference. */
  continueAs(person: Person, place: Place, seen: StrategySeen, words: StrategyWords): Promise<string> {
    return this.restructuring(person, place, async (atWork) => {
      const { quarter } = place;
      const old = strategyOf(atWork, seen.reference);
      const kept = keptWords(atWork, words, old);
      if (!(await this.structure.removeStatement(old.id, seen.version))) throw await this.stale(old);
      const next = await this.strategies.add(atWork.goal, quarter, old.strategyId);
      await this.structure.addStatement({ strategyId: next.id, quarter, position: old.position, ...kept });
      await this.structure.setEnd(old.strategyId, { endedIn: quarter, endReason: null });
      const rows = atWork.rows.filter(({ strategyId }) => strategyId === old.strategyId);
      for (const { id, position } of rows) await this.milestones.place(id, { position, strategyId: next.id });
      const after = { quarter, reference: next.reference, continues: seen.reference, ...kept };
      const [from, to] = [
        { quarter, strategy: seen.reference },
        { quarter, strategy: next.reference },
      ];
      const subject = strategySubject(old.strategy);
      return {
        answer: next.reference,
        deeds: [
          { action: 'continued', subject: strategySubject(next), before: strategyFacts(old), after },
          { action: 'ended', subject, before: strategyFacts(old), after: { quarter, continuedBy: next.reference } },
          ...rows.map(({ milestone }): Deed => ({
            ...{ action: 'moved', subject: milestoneSubject(milestone), before: from, after: to },
          })),
        ],
      };
    });
  }

  private stale(statement: StrategyStatement) {
    return this.quarters.staleEdit(strategySubject(statement.strategy), statement, wordsOf(statement));
  }

  private inQuarter<T>(person: Person, place: Place, change: Change<T>): Promise<T> {
    return this.keep(person, place, async () => change(await this.quarters.toEdit(person, place)));
  }

  private restructuring<T>(person: Person, place: Place, change: Change<T>): Promise<T> {
    return this.keep(person, place, async () => change(await this.quarters.toRestructure(person, place)));
  }

  private keep<T>(person: Person, place: Place, change: () => ReturnType<Change<T>>): Promise<T> {
    return this.work.run(async () => {
      await this.work.alone();
      const { answer, deeds } = await change();
      if (deeds.length > 0) await this.log.record(actorOf(person, place.slug), deeds);
      return answer;
    });
  }
}

/** The words as they are kept. Waivers and departures know a strategy by its title, so each has one of its own. */
const keptWords = (
  { strategies }: QuarterAtWork,
  words: StrategyWords,
  self: StrategyStatement | null,
): StrategyWords => {
  const kept = {
    label: words.label?.trim() || null,
    title: needed(words.title, 'Enter the title of the strategy.'),
    lead: words.lead?.trim() || null,
    problem: words.problem?.trim() || null,
    theoryOfChange: words.theoryOfChange?.trim() || null,
    description: words.description?.trim() || null,
  };
  if (strategies.some((one) => one !== self && one.title === kept.title))
    throw new Refused([`Another strategy of this goal is called “${kept.title}”: give this one another title.`]);
  return kept;
};
