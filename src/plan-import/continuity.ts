import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { asCompared } from '../milestones/domain/words.js';
import { Refused } from '../refused.js';
import type { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import { labelOf } from '../fiscal/fiscal-quarter.js';
import { pairStrategies, type StrategyPairing } from './domain/pair-strategies.js';
import { type MilestonePairing, pairMilestones } from './domain/pairing.js';
import type { PlanFile } from './plan-files.js';
import type { ReadRow } from './read-rows.js';

/** The goal's last quarter before the plan, as the record has it. */
export interface LastQuarter {
  quarter: QuarterKey;
  strategies: StrategyStatement[];
  statuses: QuarterlyStatus[];
}

/** Which strategies and milestones of a plan are which of the last quarter, and what the plan says of those that left. */
export interface Continuity {
  strategies: StrategyPairing;
  milestones: MilestonePairing;
  retired: { strategy: StrategyStatement; reason: string | null }[];
  departed: { status: QuarterlyStatus; reason: string | null; into: ReadRow | null }[];
}

/**
 * Settles a plan against the last quarter. Throws Refused where the plan speaks of a strategy or milestone that the
 * last quarter does not have, or says that one left which is still there.
 */
export const continuityOf = (file: PlanFile, rows: readonly ReadRow[], last: LastQuarter): Continuity => {
  const { plan } = file;
  const strategies = pairStrategies(last.strategies, plan.strategies);
  const places = new Map(last.strategies.map(({ strategyId }, index) => [strategyId, index]));
  const milestones = pairMilestones(
    last.statuses.map(({ strategyId, group, title, dueText, ownerText }) => ({
      strategy: places.get(strategyId) ?? -1,
      group,
      title,
      due: dueText,
      owner: ownerText,
    })),
    rows.map(({ strategy, printed: { group, title, due, owner } }) => ({ strategy, group, title, due, owner })),
    strategies,
  );
  const problems: string[] = unknownContinuations(file, last);
  const retired = retiredOf(file, last, strategies, problems);
  const departed = departedOf(file, rows, last, milestones, problems);
  const [first, ...more] = problems;
  if (first) throw new Refused([first, ...more]);
  return { strategies, milestones, retired, departed };
};

const unknownContinuations = (file: PlanFile, last: LastQuarter): string[] =>
  file.plan.strategies.flatMap(({ continues }, index) =>
    continues === null || strategyTitled(continues, last)
      ? []
      : [`${file.file}: strategies[${index}].continues is "${continues}"; ${theStrategiesOf(last)}.`],
  );

const retiredOf = (
  { file, plan }: PlanFile,
  last: LastQuarter,
  pairing: StrategyPairing,
  problems: string[],
): Continuity['retired'] =>
  plan.strategyChanges.flatMap(({ retired, reason }, index) => {
    const strategy = strategyTitled(retired, last);
    if (!strategy) {
      problems.push(`${file}: strategyChanges[${index}].retired is "${retired}"; ${theStrategiesOf(last)}.`);
      return [];
    }
    if (pairing.pairs.some(({ previous }) => last.strategies[previous] === strategy)) {
      problems.push(`${file}: strategyChanges[${index}].retired is "${retired}", which still stands under strategies.`);
      return [];
    }
    return [{ strategy, reason }];
  });

const departedOf = (
  { file, plan }: PlanFile,
  rows: readonly ReadRow[],
  last: LastQuarter,
  pairing: MilestonePairing,
  problems: string[],
): Continuity['departed'] =>
  plan.noLongerTracked.flatMap(({ milestone, strategy, reason, mergedInto }, index) => {
    const place = `${file}: noLongerTracked[${index}]`;
    const gone = pairing.gone.flatMap((previous) => last.statuses[previous] ?? []);
    const inStrategy = strategy === null ? null : strategyTitled(strategy, last);
    const status = gone.find(
      (one) =>
        asCompared(one.title) === asCompared(milestone) && (!inStrategy || one.strategyId === inStrategy.strategyId),
    );
    if (!status) {
      problems.push(
        `${place}.milestone is "${milestone}"; it must be a milestone of ${labelOf(last.quarter)}, in its words there, that is not in this plan.`,
      );
      return [];
    }
    const into = mergedInto === null ? null : rows.find(({ title }) => asCompared(title) === asCompared(mergedInto));
    if (into === undefined) {
      problems.push(`${place}.mergedInto is "${mergedInto ?? ''}"; it must be the words of a milestone in this plan.`);
      return [];
    }
    return [{ status, reason, into }];
  });

const strategyTitled = (title: string, last: LastQuarter): StrategyStatement | undefined =>
  last.strategies.find((one) => asCompared(one.title) === asCompared(title));

const theStrategiesOf = (last: LastQuarter): string =>
  `the strategies of ${labelOf(last.quarter)} are ${last.strategies.map(({ title }) => `"${title}"`).join(', ')}`;
