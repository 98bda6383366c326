import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { sayTheSame } from '../../milestones/domain/words.js';
import type { PublishedReport, ReportedStrategy } from '../../quarterly-updates/domain/report.js';
import type { Difference } from './compare-reports.js';

/** How the strategies of two reports differ. */
export interface StrategyDifferences {
  added: ReportedStrategy[];
  /** Not in the second report, and continued by none of it: why, and the report of which quarter said so. */
  ended: { strategy: ReportedStrategy; reason: string | null; in: QuarterKey | null }[];
  /** In the second report in place of one or several of the first. */
  continued: { strategy: ReportedStrategy; continues: string[] }[];
  /** The same strategy in other words; `notGiven` names the parts that the second report leaves out. */
  reworded: { strategy: ReportedStrategy; differences: Difference[]; notGiven: string[] }[];
}

/** The strategies of the first and the last of these reports, which are in the order of their quarters. */
export const compareStrategies = (reports: readonly PublishedReport[]): StrategyDifferences => {
  const [before = [], now = []] = [reports[0]?.strategies, reports.at(-1)?.strategies];
  const was = new Map(before.map((strategy) => [strategy.key, strategy]));
  const come = now
    .filter(({ key }) => !was.has(key))
    .map((strategy) => ({ strategy, from: predecessorsIn(reports, strategy) }));
  const kept = new Set([...now.map(({ key }) => key), ...come.flatMap(({ from }) => from)]);
  return {
    added: come.filter(({ from }) => from.length === 0).map(({ strategy }) => strategy),
    ended: before.filter(({ key }) => !kept.has(key)).map((strategy) => ({ strategy, ...endOf(strategy, reports) })),
    continued: come
      .filter(({ from }) => from.length > 0)
      .map(({ strategy, from }) => ({ strategy, continues: from.map((key) => was.get(key)?.title ?? key) })),
    reworded: now.flatMap((strategy) => {
      const earlier = was.get(strategy.key);
      const differences = earlier ? wordsThatDiffer(earlier, strategy) : [];
      return earlier && differences.length > 0
        ? [{ strategy, differences, notGiven: wordsNotGiven(earlier, strategy) }]
        : [];
    }),
  };
};

/** The keys of the strategies of the first report that a strategy of the last one continues, over those between. */
export const predecessorsIn = (reports: readonly PublishedReport[], { continues }: ReportedStrategy): string[] => {
  const [first, ...later] = reports;
  if (!first || continues === null) return [];
  const named = ({ title }: ReportedStrategy): boolean => sayTheSame(title, continues);
  const direct = first.strategies.filter(named).map(({ key }) => key);
  if (direct.length > 0) return direct;
  const between = later.slice(0, -1);
  return between
    .flatMap((report, place) => {
      const step = report.strategies.find(named);
      if (!step) return [];
      if (first.strategies.some(({ key }) => key === step.key)) return [step.key];
      return predecessorsIn([first, ...between.slice(0, place), report], step);
    })
    .filter((key, place, all) => all.indexOf(key) === place);
};

const endOf = (
  { title }: ReportedStrategy,
  reports: readonly PublishedReport[],
): { reason: string | null; in: QuarterKey | null } => {
  const said = reports
    .slice(1)
    .flatMap(({ noLongerTracked, period }) => noLongerTracked.map((departure) => ({ departure, in: period.key })))
    .findLast(({ departure }) => departure.kind === 'strategy' && sayTheSame(departure.title, title));
  return { reason: said?.departure.reason ?? null, in: said?.in ?? null };
};

const WORDS = [
  ['Label', 'label'],
  ['Title', 'title'],
  ['Lead', 'lead'],
  ['Problem', 'problem'],
  ['Theory of change', 'theoryOfChange'],
  ['Description', 'description'],
] as const satisfies readonly (readonly [string, keyof ReportedStrategy])[];

// Where a report just does not give the words that another gave, nothing was reworded.
const wordsThatDiffer = (from: ReportedStrategy, to: ReportedStrategy): Difference[] =>
  WORDS.filter(([, part]) => from[part] !== null && to[part] !== null && !sayTheSame(from[part], to[part])).map(
    ([name, part]) => ({ ...{ name, from: from[part], to: to[part] } }),
  );

const wordsNotGiven = (from: ReportedStrategy, to: ReportedStrategy): string[] =>
  WORDS.filter(([, part]) => from[part] !== null && to[part] === null).map(([name]) => name.toLowerCase());
