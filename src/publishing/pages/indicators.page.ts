import { byQuarter, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import {
  type IndicatorEntry,
  indicatorHistories,
  type IndicatorHistory,
  type Stated,
} from '../../indicators/domain/indicator-history.js';
import { type Trend, trendInWords, trendOf } from '../../indicators/domain/trend.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { indicatorChart } from '../pictures/indicator-chart.js';
import type { Edition } from '../published.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted, linesOf } from './wording.js';

export const INDICATORS_VIEW = 'publishing/indicators';

/** So many quarters are read, the newest of each: the four years of an agenda. */
export const INDICATOR_REPORTS = 16;

const WIDE = { width: 560, height: 232 };
const NARROW = { width: 288, height: 180 };

/**
 * The indicators of a goal over its reports: the newest one, and `earlier` ones, latest first. `ofGoal` are all that are
 * published; the page says how many it leaves out.
 */
export const indicatorsPage = (
  newest: Edition,
  earlier: readonly PublishedReport[],
  ofGoal: readonly QuarterKey[],
  site: Site,
) => {
  const { goal } = newest;
  const reports = [newest.report, ...earlier].map(({ period, indicators }) => ({ quarter: period.key, indicators }));
  const facts = indicatorHistories(reports).map((history) => indicatorFacts(history, goal.slug));
  const drawn = facts.filter(({ chart }) => chart !== null);
  const single = facts.filter(({ chart, valued }) => chart === null && valued);
  const silent = facts.filter(({ valued }) => !valued);
  const span = spanOf(reports.map(({ quarter }) => quarter));
  return {
    frame: frameOf(site, {
      title: `Indicators of goal ${goal.number}: ${goal.title}`,
      description: `What was measured of the Cross-Agency Priority goal ${goal.title}, report by report: values with baseline, target and trend, ${span}.`,
      path: paths.indicators(goal.slug),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: goal.title },
        { href: null, text: 'Indicators' },
      ],
    }),
    goal: { number: goal.number, title: goal.title, href: paths.goal(goal.slug) },
    span,
    older: olderInWords(
      ofGoal,
      reports.map(({ quarter }) => quarter),
    ),
    timeliness: timelinessOfAll(
      reports.map(({ quarter }) => quarter),
      lastOf([newest, ...earlier.map(({ edition }) => ({ publishedAt: new Date(edition.publishedAt) }))]),
    ),
    summary: summaryOf(facts.length, drawn.length, single.length, silent.length),
    drawn,
    single: single.map((one, place) => ({ ...one, description: described(one, single[place - 1]) })),
    silent: silent.map((one, place) => ({ ...one, description: described(one, silent[place - 1]) })),
    legend: legendOf(facts.flatMap(({ trend }) => (trend ? [trend] : []))),
  };
};

type Facts = ReturnType<typeof indicatorFacts>;

const indicatorFacts = (history: IndicatorHistory, slug: string) => {
  const trend = trendOf(history);
  return {
    name: history.name,
    unit: history.unit,
    description: linesOf(history.description),
    baseline: statedFacts(history.baseline),
    target: statedFacts(history.target),
    trend,
    told: trendInWords(history),
    chart: trend && { wide: indicatorChart(trend, history, WIDE), narrow: indicatorChart(trend, history, NARROW) },
    valued: history.entries.some(({ value }) => value !== null),
    entries: history.entries.map((entry) => entryFacts(entry, slug)),
    listed: history.listedIn.map((quarter) => ({ href: indicatorsIn(slug, quarter), text: labelOf(quarter) })),
  };
};

const ROLES = { actual: 'Reported', baseline: 'Baseline', goal: 'Aimed at' } as const;

const entryFacts = (entry: IndicatorEntry, slug: string) => ({
  period: entry.period,
  value: entry.value,
  role: ROLES[entry.role],
  report: { href: indicatorsIn(slug, entry.in), text: labelOf(entry.in) },
  since: entry.since === entry.in ? null : labelOf(entry.since),
  restated: entry.restated.map((one) => `${one.value ?? 'no value'} in the ${labelOf(one.in)} report`),
});

const statedFacts = (stated: Stated | null) =>
  stated && {
    text: stated.text,
    before: stated.before.map((one) => `${one.text} in the ${labelOf(one.in)} report`),
  };

/** A description that the row before has too is not said again. */
const described = ({ description }: Facts, before: Facts | undefined): string[] =>
  before && before.description.join('\n') === description.join('\n') ? [] : description;

const indicatorsIn = (slug: string, quarter: QuarterKey): string => `${paths.report(slug, quarter)}#indicators`;

const spanOf = (latestFirst: readonly QuarterKey[]): string => {
  const [last, first] = [latestFirst[0], latestFirst.at(-1)];
  if (!last || !first || last === first) return last ? labelOf(last) : '';
  return `${labelOf(first)} to ${labelOf(last)}, ${counted(latestFirst.length, 'report')}`;
};

/** Null where every report is read. */
const olderInWords = (ofGoal: readonly QuarterKey[], read: readonly QuarterKey[]): string | null => {
  const left = [...new Set(ofGoal)].filter((quarter) => !read.includes(quarter)).sort(byQuarter);
  const [first, last] = [left[0], left.at(-1)];
  if (!first || !last) return null;
  const which = first === last ? labelOf(first) : `${labelOf(first)} to ${labelOf(last)}`;
  return `This page holds the newest ${read.length} reports. It leaves out ${counted(left.length, 'older one')}, ${which}: their values stand in the reports themselves.`;
};

const summaryOf = (all: number, drawn: number, single: number, silent: number): string => {
  if (all === 0) return 'No indicator was ever reported of this goal.';
  const parts = [
    drawn > 0 ? `${drawn} with values over time` : null,
    single > 0 ? `${single} with a value and no trend` : null,
    silent > 0 ? `${silent} without any value` : null,
  ].filter((part) => part !== null);
  return `${counted(all, 'indicator')}: ${parts.join(', ')}.`;
};

const legendOf = (trends: readonly Trend[]): { mark: string; text: string }[] => {
  const entries = [
    { mark: 'value', text: 'reported value', shown: trends.length > 0 },
    { mark: 'aim', text: 'aimed at for that year', shown: trends.some(({ goals }) => goals.length > 0) },
    { mark: 'target', text: 'target', shown: trends.some(({ target }) => target !== null) },
    { mark: 'baseline', text: 'baseline', shown: trends.some(({ baseline }) => baseline !== null) },
  ];
  return entries.filter(({ shown }) => shown).map(({ mark, text }) => ({ mark, text }));
};
