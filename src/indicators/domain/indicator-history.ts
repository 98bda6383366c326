import { byQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { IndicatorInQuarter } from './indicator-in-quarter.js';
import { type PeriodRole, readPeriod, type ReadPeriod } from './read-period.js';
import { type ReadValue, readValue } from './read-value.js';

/** What one report says of a goal's indicators. */
export interface IndicatorsReported {
  quarter: QuarterKey;
  indicators: readonly IndicatorInQuarter[];
}

/** One value of an indicator for one period, as the newest report that gives it has it. */
export interface IndicatorEntry {
  /** As printed there. */
  period: string;
  value: string | null;
  role: PeriodRole;
  time: Pick<ReadPeriod, 'end' | 'span'>;
  read: ReadValue | null;
  /** The newest report that gives it, and the first one. */
  in: QuarterKey;
  since: QuarterKey;
  /** What earlier reports gave for the same period and the newest does not: latest first. */
  restated: { value: string | null; in: QuarterKey }[];
}

/** What was printed as baseline or target, and since which report. */
export interface Stated {
  text: string;
  read: ReadValue | null;
  since: QuarterKey;
  /** What stood there before: latest first. */
  before: { text: string; in: QuarterKey }[];
}

export interface IndicatorHistory {
  name: string;
  description: string | null;
  unit: string | null;
  baseline: Stated | null;
  target: Stated | null;
  /** In the order of time where every period can be read, else as the newest report prints them. */
  entries: IndicatorEntry[];
  inTime: boolean;
  /** The reports that list it, earliest first. */
  listedIn: QuarterKey[];
}

type Listed = { quarter: QuarterKey; indicator: IndicatorInQuarter };

/**
 * The indicators of a goal over its reports, given latest first: one by its name, in the order of the newest report
 * that lists each. A value that a later report gives again for the same period is one entry, with what stood before.
 */
export const indicatorHistories = (latestFirst: readonly IndicatorsReported[]): IndicatorHistory[] => {
  const byName = new Map<string, Listed[]>();
  for (const { quarter, indicators } of latestFirst) {
    const seen = new Map<string, number>();
    for (const indicator of indicators) {
      // A plan may print two indicators of one name.
      const number = (seen.get(indicator.name) ?? 0) + 1;
      seen.set(indicator.name, number);
      const key = `${number} ${indicator.name}`;
      byName.set(key, [...(byName.get(key) ?? []), { quarter, indicator }]);
    }
  }
  return [...byName.values()].map(historyOf);
};

const historyOf = (listed: readonly Listed[]): IndicatorHistory => {
  const [newest] = listed;
  if (!newest) throw new RangeError('An indicator is listed in a report');
  const found = entriesOf(listed);
  const inTime = found.every(({ time }) => time.end !== null);
  const entries = inTime ? found.sort((a, b) => inOrder(a, b)) : found;
  return {
    name: newest.indicator.name,
    description: firstGiven(listed, 'description'),
    unit: firstGiven(listed, 'unit'),
    baseline: statedOf(listed, 'baseline'),
    target: statedOf(listed, 'target'),
    entries,
    inTime,
    listedIn: listed.map(({ quarter }) => quarter).sort(byQuarter),
  };
};

const entriesOf = (listed: readonly Listed[]): IndicatorEntry[] => {
  const byPeriod = new Map<string, IndicatorEntry>();
  for (const { quarter, indicator } of listed) {
    for (const { period, value } of indicator.values) {
      const { role, end, span } = readPeriod(period);
      const key = end === null ? period : `${role} ${span} ${end}`;
      const read = readValue(value, indicator.unit);
      const known = byPeriod.get(key);
      if (!known) {
        byPeriod.set(key, {
          period,
          value,
          role,
          time: { end, span },
          read,
          in: quarter,
          since: quarter,
          restated: [],
        });
      } else if (known.in !== quarter) {
        known.since = quarter;
        const last = known.restated.at(-1) ?? known;
        const lastRead = known.restated.length > 0 ? readValue(last.value, indicator.unit) : known.read;
        if (!sameValue(last.value, lastRead, value, read)) known.restated.push({ value, in: quarter });
      }
    }
  }
  return [...byPeriod.values()];
};

// "-$497" in $M and "-$497M" are one value in two spellings.
const sameValue = (a: string | null, readA: ReadValue | null, b: string | null, readB: ReadValue | null): boolean =>
  readA && readB ? readA.kind === readB.kind && readA.amount === readB.amount : a === b;

const inOrder = (a: IndicatorEntry, b: IndicatorEntry): number =>
  a.time.end !== null && b.time.end !== null ? byQuarter(a.time.end, b.time.end) || yearsLast(a) - yearsLast(b) : 0;

// The value of a year comes after that of its last quarter.
const yearsLast = ({ time }: IndicatorEntry): number => (time.span === 'year' ? 1 : 0);

const firstGiven = (listed: readonly Listed[], field: 'description' | 'unit'): string | null =>
  listed.map(({ indicator }) => indicator[field]).find((text) => text !== null) ?? null;

const statedOf = (listed: readonly Listed[], field: 'baseline' | 'target'): Stated | null => {
  let stated: Stated | null = null;
  for (const { quarter, indicator } of listed) {
    const text = indicator[field];
    if (text === null) continue;
    const read = readValue(text, indicator.unit);
    if (stated === null) {
      stated = { text, read, since: quarter, before: [] };
      continue;
    }
    const last: string = stated.before.at(-1)?.text ?? stated.text;
    if (sameValue(last, readValue(last, indicator.unit), text, read)) {
      if (stated.before.length === 0) stated.since = quarter;
    } else stated.before.push({ text, in: quarter });
  }
  return stated;
};
