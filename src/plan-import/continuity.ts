import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import { pairStrategies, type StrategyPairing } from './domain/pair-strategies.js';
import { type MilestonePairing, pairMilestones } from './domain/pairing.js';
import { returnsAmong } from './domain/returning.js';
import { normalised } from './domain/similarity.js';
import { departedOf, retiredOf, theStrategiesOf } from './leaving.js';
import type { Plan } from './plan.js';
import type { ReadRow } from './read-rows.js';

/** The goal's last quarter before the plan, as the record has it. */
export interface LastQuarter {
  quarter: QuarterKey;
  strategies: StrategyStatement[];
  statuses: QuarterlyStatus[];
  /** What was last reported of the goal's milestones that had left by then. */
  departed: QuarterlyStatus[];
}

/** Which strategies and milestones of a plan are which of the last quarter, and what the plan says of those that left. */
export interface Continuity {
  strategies: StrategyPairing;
  /** A returned milestone is neither new nor in doubt here. */
  milestones: MilestonePairing;
  /** By the row of the plan, what was last reported of the milestone that stands there again. */
  returned: ReadonlyMap<number, QuarterlyStatus>;
  retired: { strategy: StrategyStatement; reason: string | null }[];
  departed: { status: QuarterlyStatus; reason: string | null; into: ReadRow | null }[];
}

/** Why a plan cannot be taken, as sentences without their file. */
export interface Refusals {
  refusals: [string, ...string[]];
}

/**
 * Settles a plan against the last quarter. It is refused where the plan speaks of a strategy or milestone that the last
 * quarter does not have, or that could be one or another, or says that one left which is still there.
 */
export const continuityOf = (plan: Plan, rows: readonly ReadRow[], last: LastQuarter): Continuity | Refusals => {
  const strategies = pairStrategies(last.strategies, plan.strategies);
  const pairing = pairRows(rows, last, strategies);
  const problems = continuationProblems(plan, last, strategies);
  const retired = retiredOf(plan, last, strategies, problems);
  const departed = departedOf(plan, rows, last, pairing, problems);
  const [first, ...more] = problems;
  if (first !== undefined) return { refusals: [first, ...more] };
  const returned = returnedOf(rows, last, pairing);
  const milestones = {
    ...pairing,
    new: pairing.new.filter((row) => !returned.has(row)),
    doubtful: pairing.doubtful.filter(({ current }) => !returned.has(current)),
  };
  return { strategies, milestones, returned, retired, departed };
};

/** What the first plan of a goal says of an earlier quarter, which there is not. */
export const withoutPast = ({ strategies, strategyChanges, noLongerTracked }: Plan): Refusals | null => {
  const named = [
    ...strategies.flatMap(({ continues }, at) =>
      continues === null ? [] : [[`strategies[${at}].continues`, continues]],
    ),
    ...strategyChanges.map(({ retired }, at) => [`strategyChanges[${at}].retired`, retired]),
    ...noLongerTracked.map(({ milestone }, at) => [`noLongerTracked[${at}].milestone`, milestone]),
  ];
  const [first, ...more] = named.map(
    ([place, title]) => `${place} is "${title}"; there is no earlier quarter of this goal in the record.`,
  );
  return first === undefined ? null : { refusals: [first, ...more] };
};

const pairRows = (rows: readonly ReadRow[], last: LastQuarter, strategies: StrategyPairing): MilestonePairing => {
  const places = new Map(last.strategies.map(({ strategyId }, index) => [strategyId, index]));
  return pairMilestones(
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
};

/** The `continues` that name no strategy of the last quarter, or one that goes on as itself or under another's title. */
const continuationProblems = (plan: Plan, last: LastQuarter, { pairs }: StrategyPairing): string[] =>
  plan.strategies.flatMap(({ title, continues }, index) => {
    if (continues === null) return [];
    const named = normalised(continues);
    const problem = `strategies[${index}].continues is "${continues}"`;
    if (!last.strategies.some((one) => normalised(one.title) === named))
      return [`${problem}; ${theStrategiesOf(last)}.`];
    const standing = plan.strategies.findIndex((other, at) => at !== index && normalised(other.title) === named);
    if (standing >= 0 && normalised(title) !== named) {
      return [`${problem}, which still stands as strategies[${standing}]; only a strategy that ended is continued.`];
    }
    const pair = pairs.find(({ current }) => current === index);
    const itself = pair && last.strategies[pair.previous]?.title;
    if (itself !== undefined && normalised(itself) === named) return [];
    const label = labelOf(last.quarter);
    return itself === undefined
      ? [`${problem}, which is the title of several strategies of ${label}; it cannot be told which.`]
      : [`${problem}, but it is itself "${itself}" of ${label}; put "${continues}" under strategyChanges.`];
  });

const returnedOf = (
  rows: readonly ReadRow[],
  last: LastQuarter,
  pairing: MilestonePairing,
): Map<number, QuarterlyStatus> => {
  const fresh = rows.flatMap(({ title }, row): [number, string][] => (pairing.new.includes(row) ? [[row, title]] : []));
  const leaving = pairing.gone.flatMap((previous) => last.statuses[previous]?.title ?? []);
  const departed = last.departed.map(({ title }) => title);
  return new Map(
    returnsAmong(new Map(fresh), departed, leaving).flatMap(
      ({ departed: at, current }): [number, QuarterlyStatus][] => {
        const status = last.departed[at];
        return status ? [[current, status]] : [];
      },
    ),
  );
};
