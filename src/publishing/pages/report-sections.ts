import { distanceBetween, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { indicatorHistories, type IndicatorHistory } from '../../indicators/domain/indicator-history.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { trendInWords, trendOf } from '../../indicators/domain/trend.js';
import type { WaivedFinding } from '../../quarterly-updates/domain/findings.js';
import type { Departure, PublishedReport, ReportedStrategy } from '../../quarterly-updates/domain/report.js';
import type { Link } from '../../rendering/site.js';
import { type IndicatorChart, indicatorChart } from '../pictures/indicator-chart.js';
import { type ChangeFacts, changeFacts } from './change-facts.js';
import { type MilestoneFacts, type ShownWaiver, waiverInWords } from './milestone-facts.js';
import { paths } from './paths.js';
import { shapeOf, type StatusTag } from './status-tag.js';
import { counted, linesOf, quoted } from './wording.js';

export interface StrategySection {
  id: string;
  label: string | null;
  title: string;
  lead: string | null;
  continues: string | null;
  why: { heading: string; lines: string[] }[];
  caption: string;
  /** What the changes are counted from: over the column that tells of them. */
  changeHead: string;
  columns: number;
  hasExplanations: boolean;
  groups: { heading: string | null; milestones: MilestoneFacts[] }[];
  empty: boolean;
}

/** The strategies in their order, each with its milestones under their sub-headings in the order of the report. */
export const strategySections = (
  report: PublishedReport,
  facts: ReadonlyMap<string, MilestoneFacts>,
): StrategySection[] => report.strategies.map((strategy, index) => strategySection(strategy, index, report, facts));

const strategySection = (
  strategy: ReportedStrategy,
  index: number,
  { milestones, period, previous }: Pick<PublishedReport, 'milestones' | 'period' | 'previous'>,
  facts: ReadonlyMap<string, MilestoneFacts>,
): StrategySection => {
  const groups: StrategySection['groups'] = [];
  for (const milestone of milestones) {
    const row = milestone.strategy === strategy.key ? facts.get(milestone.reference) : undefined;
    if (!row) continue;
    const last = groups.at(-1);
    if (last && last.heading === milestone.group) last.milestones.push(row);
    else groups.push({ heading: milestone.group, milestones: [row] });
  }
  const rows = groups.flatMap((group) => group.milestones);
  const hasExplanations = rows.some(
    ({ explanation, recovery, recoveryPrinted, waivers }) =>
      explanation !== null || recovery !== null || recoveryPrinted !== null || waivers.length > 0,
  );
  return {
    id: `strategy-${index + 1}`,
    label: strategy.label,
    title: strategy.title,
    lead: strategy.lead,
    continues: strategy.continues && strategy.continues !== strategy.title ? quoted(strategy.continues) : null,
    why: [
      { heading: 'Problem', lines: linesOf(strategy.problem) },
      { heading: 'Theory of change', lines: linesOf(strategy.theoryOfChange) },
      { heading: 'Description', lines: linesOf(strategy.description) },
    ].filter(({ lines }) => lines.length > 0),
    caption: `${strategy.label ?? strategy.title}: ${counted(rows.length, 'milestone')}, ${period.label}`,
    changeHead: changeHeadOf(period.key, previous),
    columns: hasExplanations ? 6 : 5,
    hasExplanations,
    groups,
    empty: rows.length === 0,
  };
};

const changeHeadOf = (quarter: QuarterKey, previous: PublishedReport['previous']): string =>
  previous === null || distanceBetween(previous.quarter, quarter) === 1
    ? 'Change from last quarter'
    : `Change since ${previous.label}`;

export interface DepartureRow {
  kind: string;
  title: string;
  link: Link | null;
  strategy: string | null;
  status: StatusTag | null;
  due: string;
  wasDue: string | null;
  change: ChangeFacts;
  reason: string | null;
  waiver: string | null;
}

/** The rows of "No longer tracked", each with its reason or with the waiver that stands in its place. */
export const departureRows = (departures: readonly Departure[], waivers: readonly ShownWaiver[]): DepartureRow[] =>
  departures.map((departure) => {
    const { kind, reference, title, lastStatus, lastDue, lastDueText, wasDue, change } = departure;
    const waiver = departure.reason === null ? waiverOf(departure, waivers) : undefined;
    return {
      kind: kind === 'milestone' ? 'Milestone' : 'Strategy',
      title,
      link: reference === null ? null : { href: paths.milestone(reference), text: reference },
      strategy: departure.strategy,
      status: lastStatus && { shape: shapeOf[lastStatus], text: lastStatus, note: null },
      due: lastDue ? labelOf(lastDue) : (lastDueText ?? 'No date'),
      wasDue: wasDue ? 'It was due by then, and not completed.' : null,
      change: changeFacts(change),
      reason: departure.reason,
      waiver: waiver ? waiverInWords(waiver) : null,
    };
  });

const waiverOf = (departure: Departure, waivers: readonly ShownWaiver[]): ShownWaiver | undefined =>
  waivers.find(({ code, reference, strategy }) =>
    departure.kind === 'milestone'
      ? code === 'departure-without-reason' && reference === departure.reference
      : code === 'strategy-departure-without-reason' && strategy === departure.title,
  );

export interface IndicatorTable {
  count: string;
  caption: string;
  hasBaselines: boolean;
  /** False where no indicator has a value: said once, instead of in every row. */
  hasValues: boolean;
  /** Neighbours that share a description stand under it. */
  groups: { shared: string[]; rows: IndicatorRow[] }[];
  columns: number;
}

interface IndicatorRow {
  name: string;
  description: string[];
  unit: string | null;
  baseline: string | null;
  target: string | null;
  values: { period: string; value: string | null }[];
  /** Where it went, in a sentence, and drawn; null where there are not two values to compare. */
  trend: string | null;
  chart: IndicatorChart | null;
}

/** Fits a cell of the table on a wide screen, and the whole width of a narrow one. */
const CHART = { width: 288, height: 132 };

/** The indicators of a report as a table, each with the trend of its own values. */
export const indicatorTable = (
  indicators: readonly IndicatorInQuarter[],
  { key, label }: Pick<PublishedReport['period'], 'key' | 'label'>,
): IndicatorTable | null => {
  if (indicators.length === 0) return null;
  const histories = indicatorHistories([{ quarter: key, indicators }]);
  const hasBaselines = indicators.some(({ baseline, target }) => baseline !== null || target !== null);
  return {
    count: counted(indicators.length, 'indicator'),
    caption: `Indicators reported in ${label}`,
    hasBaselines,
    columns: hasBaselines ? 4 : 2,
    hasValues: indicators.some(({ values }) => values.some(({ value }) => value !== null)),
    groups: indicatorGroups(indicators, histories),
  };
};

/** `histories` are those of the indicators, in the same order. */
const indicatorGroups = (
  indicators: readonly IndicatorInQuarter[],
  histories: readonly IndicatorHistory[],
): IndicatorTable['groups'] => {
  const runs: { description: string | null; rows: [IndicatorInQuarter, IndicatorHistory | undefined][] }[] = [];
  indicators.forEach((indicator, place) => {
    const run = runs.at(-1);
    const row: [IndicatorInQuarter, IndicatorHistory | undefined] = [indicator, histories[place]];
    if (run && run.description === indicator.description) run.rows.push(row);
    else runs.push({ description: indicator.description, rows: [row] });
  });
  return runs.map(({ description, rows }) => ({
    shared: rows.length > 1 ? linesOf(description) : [],
    rows: rows.map(([indicator, history]) => indicatorRow(indicator, history, rows.length === 1)),
  }));
};

const indicatorRow = (
  { name, description, unit, baseline, target, values }: IndicatorInQuarter,
  history: IndicatorHistory | undefined,
  described: boolean,
): IndicatorRow => {
  const trend = history && trendOf(history);
  return {
    name,
    description: described ? linesOf(description) : [],
    unit,
    baseline,
    target,
    values: values.map(({ period, value }) => ({ period, value })),
    trend: trend ? trendInWords(history) : null,
    chart: trend ? indicatorChart(trend, history, CHART) : null,
  };
};

/** From so many gaps with one reason on, it is said once for a section and not in each of its rows. */
const MANY = 4;

/** The waivers as rows show them, and the reason that all of them share where it is told above the rows. */
export const sharedReason = (
  waivers: readonly WaivedFinding[],
): { reason: string | null; waivers: readonly ShownWaiver[] } => {
  const [first] = waivers;
  return first && waivers.length >= MANY && waivers.every(({ reason }) => reason === first.reason)
    ? { reason: first.reason, waivers: waivers.map((one) => ({ ...one, reason: null })) }
    : { reason: null, waivers };
};

/** All waivers of a report, those with the same reason together. */
export const waiversByReason = (waivers: readonly WaivedFinding[]): { reason: string; sentences: string[] }[] => {
  const byReason = new Map<string, string[]>();
  for (const { reason, sentence } of waivers) {
    const sentences = byReason.get(reason);
    if (sentences) sentences.push(sentence);
    else byReason.set(reason, [sentence]);
  }
  return [...byReason].map(([reason, sentences]) => ({ reason, sentences }));
};
