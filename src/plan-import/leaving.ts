import { labelOf } from '../fiscal/fiscal-quarter.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import type { Continuity, LastQuarter } from './continuity.js';
import type { StrategyPairing } from './domain/pair-strategies.js';
import type { MilestonePairing } from './domain/pairing.js';
import { normalised } from './domain/similarity.js';
import { listed } from './plan-problems.js';
import type { Plan, PlanDeparture } from './plan.js';
import type { ReadRow } from './read-rows.js';

/** The strategies that a plan says have left, with what it says; adds to `problems` what cannot be. */
export const retiredOf = (
  { strategyChanges }: Plan,
  last: LastQuarter,
  pairing: StrategyPairing,
  problems: string[],
): Continuity['retired'] => {
  const taken = new Map<StrategyStatement, number>();
  return strategyChanges.flatMap(({ retired, reason }, index) => {
    const place = `strategyChanges[${index}]`;
    const titled = strategiesTitled(retired, last);
    const gone = titled.filter((one) => pairing.gone.some((previous) => last.strategies[previous] === one));
    const strategy = gone.find((one) => !taken.has(one));
    if (strategy) {
      taken.set(strategy, index);
      return [{ strategy, reason }];
    }
    const before = gone[0] && taken.get(gone[0]);
    if (titled.length === 0) problems.push(`${place}.retired is "${retired}"; ${theStrategiesOf(last)}.`);
    else if (before === undefined)
      problems.push(`${place}.retired is "${retired}", which still stands under strategies.`);
    else
      problems.push(`strategyChanges[${before}] and ${place} are the same strategy, "${retired}"; it must stand once.`);
    return [];
  });
};

/** The milestones that a plan says are no longer tracked, with what it says; adds to `problems` what cannot be. */
export const departedOf = (
  { noLongerTracked, strategies }: Plan,
  rows: readonly ReadRow[],
  last: LastQuarter,
  pairing: MilestonePairing,
  problems: string[],
): Continuity['departed'] => {
  const gone = pairing.gone.flatMap((previous) => last.statuses[previous] ?? []);
  const taken = new Map<QuarterlyStatus, number>();
  return noLongerTracked.flatMap((entry, index) => {
    const { milestone, reason } = entry;
    const place = `noLongerTracked[${index}]`;
    const meant = meantBy(entry, place, gone, last);
    if (typeof meant === 'string') {
      problems.push(meant);
      return [];
    }
    // The same words may have left one strategy under two sub-headings: each entry then is for one of them.
    const status = meant.find((one) => !taken.has(one));
    if (!status) {
      const before = meant.map((one) => `noLongerTracked[${taken.get(one) ?? index}]`);
      problems.push(`${listed([...before, place])} are the same milestone, "${milestone}"; it must stand once.`);
      return [];
    }
    taken.set(status, index);
    const into = mergedInto(entry, place, rows, strategies);
    if (typeof into === 'string') problems.push(into);
    return typeof into === 'string' ? [] : [{ status, reason, into }];
  });
};

/** `the strategies of Q1 FY 2018 are "Manage Risk", "Digital Tools"`. */
export const theStrategiesOf = (last: LastQuarter): string =>
  `the strategies of ${labelOf(last.quarter)} are ${last.strategies.map(({ title }) => `"${title}"`).join(', ')}`;

/** The milestones that left and have the words of the entry, or what is wrong with it. */
const meantBy = (
  { milestone, strategy }: PlanDeparture,
  place: string,
  gone: readonly QuarterlyStatus[],
  last: LastQuarter,
): QuarterlyStatus[] | string => {
  const within = strategy === null ? last.strategies : strategiesTitled(strategy, last);
  if (strategy !== null && within.length === 0) return `${place}.strategy is "${strategy}"; ${theStrategiesOf(last)}.`;
  const meant = gone.filter(
    ({ title, strategyId }) =>
      normalised(title) === normalised(milestone) && within.some((one) => one.strategyId === strategyId),
  );
  const stoodUnder = within.filter(({ strategyId }) => meant.some((one) => one.strategyId === strategyId));
  if (meant.length === 0) {
    return `${place}.milestone is "${milestone}"; it must be a milestone of ${labelOf(last.quarter)}${strategy === null ? '' : ` under "${strategy}"`}, in its words there, that is not in this plan.`;
  }
  if (stoodUnder.length > 1) {
    const titles = listed(stoodUnder.map(({ title }) => `"${title}"`));
    return `${place}.milestone is "${milestone}", which left ${titles}; name under strategy which of them is meant.`;
  }
  return meant;
};

const mergedInto = (
  { mergedInto }: PlanDeparture,
  place: string,
  rows: readonly ReadRow[],
  strategies: Plan['strategies'],
): ReadRow | null | string => {
  if (mergedInto === null) return null;
  const [row, ...others] = rows.filter(({ title }) => normalised(title) === normalised(mergedInto));
  const problem = `${place}.mergedInto is "${mergedInto}"`;
  if (!row) return `${problem}; it must be the words of a milestone in this plan.`;
  if (others.length === 0) return row;
  const places = [row, ...others].map(
    ({ strategy, printed }) =>
      `strategies[${strategy}].milestones[${strategies[strategy]?.milestones.indexOf(printed) ?? ''}]`,
  );
  return `${problem}, the words of ${listed(places)}; name one that is unique.`;
};

const strategiesTitled = (title: string, last: LastQuarter): StrategyStatement[] =>
  last.strategies.filter((one) => normalised(one.title) === normalised(title));
