import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { textOfValues } from '../../indicators/domain/values-text.js';
import { rowsToPutBack } from './row-differences.js';

type Facts = ReturnType<typeof factsOf>;

/** What differs between the indicators there are and those there were, as the log tells it. A plan may print a name twice. */
export const indicatorsToPutBack = (
  now: readonly IndicatorInQuarter[],
  was: readonly IndicatorInQuarter[],
): { now: Facts | null; was: Facts | null }[] => {
  const { remove, add, change } = rowsToPutBack(rowsOf(now), rowsOf(was));
  return [
    ...remove.map(({ facts }) => ({ now: facts, was: null })),
    ...add.map(({ facts }) => ({ now: null, was: facts })),
    ...change.map((row) => ({ now: row.now.facts, was: row.was.facts })),
  ];
};

const rowsOf = (indicators: readonly IndicatorInQuarter[]) =>
  indicators.map((one, position) => {
    const nth = indicators.slice(0, position).filter(({ name }) => name === one.name).length;
    return { id: `${nth} ${one.name}`, facts: factsOf(one) };
  });

const factsOf = ({ name, description, unit, baseline, target, values }: IndicatorInQuarter) => ({
  ...{ indicator: name, description, unit, baseline, target },
  values: textOfValues(values) || null,
});
