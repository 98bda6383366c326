import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { ordinalOf, quarterOf } from '../../fiscal/fiscal-quarter.js';
import { unitScale } from '../../indicators/domain/read-value.js';
import type { Trend, TrendPoint } from '../../indicators/domain/trend.js';
import { shortened } from '../pages/wording.js';
import { amountOnAxis } from './amount-words.js';
import { type Box, boxOf, freeAmong, overlap } from './label-boxes.js';
import { widthOf } from './text-width.js';

export interface ChartSize {
  width: number;
  height: number;
}

export interface ChartText {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
}

export interface IndicatorChart extends ChartSize {
  /** Whether the axis starts above zero: heights are then no shares of one another, and the picture has to say so. */
  cut: boolean;
  ticks: { y: number; label: ChartText; from: number; to: number }[];
  line: string;
  points: { x: number; y: number }[];
  goalLine: string | null;
  goals: string[];
  levels: { kind: 'baseline' | 'target'; y: number; from: number; to: number; label: ChartText }[];
  /** The values at their points, as printed, where there is room. */
  values: ChartText[];
  periods: ChartText[];
}

/** The type size of everything written in a chart. */
export const CHART_TEXT = 12;
const TOP = 22;
const BOTTOM = 26;
const RIGHT = 14;

/** The chart of a trend, in the order of time where all its periods can be read. */
export const indicatorChart = (
  trend: Trend,
  { unit, inTime }: { unit: string | null; inTime: boolean },
  { width, height }: ChartSize,
): IndicatorChart => {
  const all = [...trend.points, ...trend.goals];
  const places = placesOf(all, inTime);
  const amounts = [
    ...all.map(({ read }) => read.amount),
    ...[trend.baseline, trend.target].flatMap((one) => (one ? [one.amount] : [])),
  ];
  const y = scaleLinear(rangeOf(amounts), [height - BOTTOM, TOP]).nice(4);
  const whole = trend.kind === 'number' && unitScale(unit) === 1 && amounts.every(Number.isInteger);
  // There are no 11.5 agencies.
  const ticked = y.ticks(4).filter((amount) => !whole || Number.isInteger(amount));
  const marks = ticked.map((amount) => ({ y: y(amount), text: amountOnAxis(amount, trend.kind, unit) }));
  const left = Math.max(...marks.map(({ text }) => boxOf({ x: 0, y: 0, anchor: 'start', text }).width)) + 8;
  const right = width - RIGHT;
  const x = scaleLinear([Math.min(...places), Math.max(...places)], [left + 14, right - 14]);
  const at = all.map((point, index) => ({ x: round(x(places[index] ?? 0)), y: round(y(point.read.amount)), point }));
  const measured = at.slice(0, trend.points.length);
  const aimed = at.slice(trend.points.length);
  const drawn = line<{ x: number; y: number }>(
    (one) => one.x,
    (one) => one.y,
  ).digits(1);
  const path = [...measured, ...aimed];
  const levels = levelsOf(trend, (amount) => round(y(amount)), { left, right, taken: traceOf(path) });
  const ticks = marks.map(({ y: place, text }) => ({
    y: round(place),
    label: { x: left - 6, y: round(place) + 4, anchor: 'end' as const, text },
    from: left,
    to: right,
  }));
  const rules = levels.map((level) => ({ x: left, y: level.y - 1, width: right - left, height: 2 }));
  const taken = [...levels.map(({ label }) => boxOf(label)), ...rules, ...measured.map(around)];
  return {
    width,
    height,
    cut: (y.domain()[0] ?? 0) > 0,
    ticks,
    line: drawn(measured) ?? '',
    points: measured.map((one) => ({ x: one.x, y: one.y })),
    goalLine: aimed.length > 0 ? drawn(path.slice(measured.length - 1)) : null,
    goals: aimed.map((one) => `M${one.x} ${one.y - 6}l6 6l-6 6l-6 -6z`),
    levels,
    values: freeAmong(inImportance(at).map(valueLabels), taken, {
      left: left - 4,
      right: width,
      top: 0,
      bottom: height - BOTTOM + 8,
    }),
    periods: freeAmong(
      inImportance(at).map((one) => [periodLabel(one, { width, height })]),
      [],
      { left: 0, right: width, top: 0, bottom: height },
    ),
  };
};

/** Quarters apart where time is known; else one step each, as printed. */
const placesOf = (all: readonly TrendPoint[], inTime: boolean): number[] => {
  const times = all.map(({ time }) => (time.end ? ordinalOf(time.end) : null));
  const known = inTime && times.every((one) => one !== null);
  return known ? times : all.map((_, index) => index);
};

/** From zero where that leaves the values room to differ; never a point without height. */
const rangeOf = (amounts: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  if (low === high) return [low - Math.max(1, Math.abs(low) / 10), high + Math.max(1, Math.abs(high) / 10)];
  if (low >= 0 && low < high / 2) return [0, high];
  const air = (high - low) / 8;
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
};

/** The lines, each named where the values leave room for its word: over it or under it, at either end. */
const levelsOf = (
  { baseline, target }: Trend,
  y: (amount: number) => number,
  { left, right, taken }: { left: number; right: number; taken: readonly Box[] },
): IndicatorChart['levels'] => {
  const boxes = [...taken];
  // Values begin at the baseline and end near the target: each is named at the other end first.
  const lines = [
    { kind: 'target' as const, read: target, text: 'Target', ends: ['start', 'end'] as const },
    { kind: 'baseline' as const, read: baseline, text: 'Baseline', ends: ['end', 'start'] as const },
  ];
  return lines.flatMap(({ kind, read, text, ends }) => {
    if (!read) return [];
    const place = y(read.amount);
    const labels = ends.flatMap((anchor): ChartText[] => {
      const x = anchor === 'start' ? left + 2 : right;
      return [
        { x, y: place - 5, anchor, text },
        { x, y: place + 14, anchor, text },
      ];
    });
    const free = labels.find((one) => !boxes.some((other) => overlap(other, boxOf(one))));
    const apart = labels.find((one) => !boxes.slice(taken.length).some((other) => overlap(other, boxOf(one))));
    const label = free ?? apart;
    if (!label) return [];
    boxes.push(boxOf(label));
    return [{ kind, y: place, from: left, to: right, label }];
  });
};

/** The room that a line from point to point takes, in small boxes. */
const traceOf = (points: readonly Placed[]): Box[] =>
  points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6);
    return Array.from({ length: steps + 1 }, (_, step) => {
      const part = steps === 0 ? 0 : step / steps;
      return { x: from.x + (to.x - from.x) * part - 3, y: from.y + (to.y - from.y) * part - 3, width: 6, height: 6 };
    });
  });

interface Placed {
  x: number;
  y: number;
  point: TrendPoint;
}

/** The last, the first, then the others from the last back: who gets room first. */
const inImportance = (at: readonly Placed[]): Placed[] => {
  const [first, ...rest] = at;
  const last = rest.pop();
  return [last, first, ...rest.reverse()].filter((one) => one !== undefined);
};

const valueLabels = ({ x, y, point }: Placed): ChartText[] => [
  { x, y: y - 9, anchor: 'middle', text: point.value },
  { x, y: y + 19, anchor: 'middle', text: point.value },
  { x: x - 9, y: y + 4, anchor: 'end', text: point.value },
  { x: x + 9, y: y + 4, anchor: 'start', text: point.value },
];

const around = ({ x, y }: Placed): Box => ({ x: x - 5, y: y - 5, width: 10, height: 10 });

/** Under its point, or as near to it as the edges let it. */
const periodLabel = ({ x, point }: Placed, { width, height }: ChartSize): ChartText => {
  const text = periodOf(point);
  const half = widthOf(text, CHART_TEXT) / 2;
  const y = height - 8;
  if (x + half > width) return { x: width, y, anchor: 'end', text };
  return x - half < 0 ? { x: 0, y, anchor: 'start', text } : { x, y, anchor: 'middle', text };
};

/** `Q3 FY18`, `FY17`, or what is printed, cut short. */
const periodOf = ({ period, time }: TrendPoint): string => {
  if (time.end === null) return shortened(period, 10);
  const { fiscalYear, quarter } = quarterOf(time.end);
  const year = String(fiscalYear).slice(2);
  return time.span === 'year' ? `FY${year}` : `Q${quarter} FY${year}`;
};

const round = (value: number): number => Math.round(value * 10) / 10;
