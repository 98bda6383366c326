import type { IndicatorEntry, IndicatorHistory } from './indicator-history.js';
import type { ReadValue } from './read-value.js';

/** An entry whose value could be read. */
export interface TrendPoint extends IndicatorEntry {
  value: string;
  read: ReadValue;
}

/** What can stand on one axis: measured values, what is aimed at, and the lines they are measured against. */
export interface Trend {
  /** Measured, a baseline with a period among them. At least two. */
  points: TrendPoint[];
  /** Aimed at, each for its period. */
  goals: TrendPoint[];
  baseline: ReadValue | null;
  target: ReadValue | null;
  kind: ReadValue['kind'];
}

/** The trend of an indicator, or null where fewer than two measured values of one kind can be read. */
export const trendOf = ({ entries, baseline, target }: IndicatorHistory): Trend | null => {
  const read = entries.filter((entry): entry is TrendPoint => entry.read !== null && entry.value !== null);
  const measured = read.filter(({ role }) => role !== 'goal');
  const kind = measured.findLast(({ role }) => role === 'actual')?.read.kind ?? measured.at(-1)?.read.kind;
  if (kind === undefined) return null;
  const points = measured.filter((point) => point.read.kind === kind);
  if (points.length < 2) return null;
  const ofKind = (value: ReadValue | null | undefined): ReadValue | null => (value?.kind === kind ? value : null);
  return {
    points,
    goals: read.filter((point) => point.role === 'goal' && point.read.kind === kind),
    baseline: ofKind(baseline?.read),
    target: ofKind(target?.read),
    kind,
  };
};

/** The trend in a sentence, with the values and periods as printed. It says where the values went, not whether that is good. */
export const trendInWords = (history: IndicatorHistory): string => {
  const trend = trendOf(history);
  const [first, last] = [trend?.points[0], trend?.points.at(-1)];
  if (!trend || !first || !last) return withoutTrend(history);
  const target = targetInWords(history, trend, last);
  const change = last.read.amount - first.read.amount;
  if (change === 0) return `Unchanged at ${last.value} from ${first.period} to ${last.period}${target}.`;
  return `${change > 0 ? 'Up' : 'Down'} from ${first.value} (${first.period}) to ${last.value} (${last.period})${target}.`;
};

const withoutTrend = ({ entries }: IndicatorHistory): string => {
  const values = entries.filter(({ value, role }) => value !== null && role !== 'goal');
  const [only, another] = values;
  if (!only) return 'No value reported.';
  if (!another) return `One value: ${only.value ?? ''} (${only.period}).`;
  return 'The printed values are not plain numbers of one kind: no trend is drawn.';
};

const targetInWords = ({ target }: IndicatorHistory, trend: Trend, last: TrendPoint): string => {
  if (target === null) return '';
  const words = target.text.replace(/^\s*(goal|target)\s*:\s*/i, '');
  if (trend.target === null) return `; target ${words}`;
  const distance = last.read.amount - trend.target.amount;
  return distance === 0 ? `; that is the target` : `; ${distance > 0 ? 'above' : 'below'} the target of ${words}`;
};
