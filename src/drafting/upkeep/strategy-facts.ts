import type { Deed } from '../../audit/audit-log.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { StrategyWords } from '../../strategies/strategies.record.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import type { Strategy } from '../../strategies/strategy.entity.js';

/** What a strategy says in a quarter, as the log keeps it: enough to put it back. */
export type StrategyFacts = StrategyWords & { quarter: QuarterKey; reference: string; position: number };

/** A strategy as the log names it. */
export const strategySubject = ({ id, reference }: Pick<Strategy, 'id' | 'reference'>): Deed['subject'] => ({
  ...{ kind: 'strategy', id, title: reference },
});

/** Its words alone. */
export const wordsOf = (statement: StrategyStatement): StrategyWords & Record<string, string | null> => {
  const { label, title, lead, problem, theoryOfChange, description } = statement;
  return { label, title, lead, problem, theoryOfChange, description };
};

/** The statement as the log keeps it. */
export const strategyFacts = (statement: StrategyStatement): StrategyFacts => ({
  quarter: statement.quarter,
  reference: statement.strategy.reference,
  position: statement.position,
  ...wordsOf(statement),
});
