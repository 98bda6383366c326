import type {
  Departure,
  PublishedReport,
  ReportedMilestone,
  ReportedStrategy,
} from '../../quarterly-updates/domain/report.js';
import type { EntryLine, EntryPlace, SearchEntry } from './entry.js';
import { searchable } from './folded.js';

/** Which edition a report is. */
export const placeOf = ({ goal, period, edition }: PublishedReport): EntryPlace => ({
  ...{ goalSlug: goal.slug, goalNumber: goal.number },
  ...{ quarter: period.key, number: edition.number },
});

/** Everything of a published report that can be found, in its order. There is always something: its goal. */
export const entriesOf = (report: PublishedReport): SearchEntry[] => {
  const strategies = new Map(report.strategies.map(({ key, title }) => [key, title]));
  const entries = [
    goalEntry(report),
    progressEntry(report),
    ...report.strategies.map((strategy, index) => strategyEntry(report, strategy, index + 1)),
    ...report.milestones.map((milestone) =>
      milestoneEntry(report, milestone, strategies.get(milestone.strategy) ?? null),
    ),
    ...report.noLongerTracked.map((departure) => departureEntry(report, departure)),
    ...indicatorEntries(report),
    ...(report.edition.correction === null ? [] : [correctionEntry(report, report.edition.correction)]),
  ];
  return entries.filter(({ kind, lines }) => kind !== 'progress' || lines.length > 0);
};

type Words = Pick<SearchEntry, 'kind' | 'subject'> & Partial<Omit<SearchEntry, 'lines'>> & { lines: Said[] };
/** What a text is, and the text, if there is one. */
type Said = readonly [part: string | null, text: string | null];

const entry = (
  { goal }: PublishedReport,
  { title = '', lines, owners = [], strategy, ...words }: Words,
): SearchEntry => ({
  reference: null,
  status: null,
  nth: null,
  ...words,
  title: searchable(title),
  strategy: strategy ? searchable(strategy) : null,
  goalTitle: searchable(goal.title),
  owners: [...new Set(owners.map(searchable))].filter((owner) => owner !== ''),
  lines: lines.flatMap(([part, text]) => linesOf(text).map((line): EntryLine => ({ part, text: line }))),
});

/** What is printed in several lines is several texts: no sentence of it goes on in the next. */
const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map(searchable)
    .filter((line) => line !== '');

const all = (part: string | null, texts: readonly (string | null)[]): Said[] => texts.map((text) => [part, text]);

const goalEntry = (report: PublishedReport): SearchEntry => {
  const { slug, title, statement, challenge, opportunity, leaders, partners } = report.goal;
  return entry(report, {
    ...{ kind: 'goal', subject: `goal ${slug}`, title },
    lines: [
      ...all(null, statement),
      ...all('The challenge', challenge),
      ...all('The opportunity', opportunity),
      ...leaders.map((leader): Said => [
        'Goal leader',
        [leader.name, leader.title, leader.organization].filter((words) => words !== null).join(', '),
      ]),
      ...all('Partner', partners),
    ],
  });
};

const progressEntry = (report: PublishedReport): SearchEntry =>
  entry(report, {
    ...{ kind: 'progress', subject: `progress ${report.goal.slug} ${report.period.key}` },
    lines: [
      // An edition from before the desk has no such field at all.
      [null, withoutMarkdown(report.summary ?? '')],
      ['Highlights', withoutMarkdown(report.highlightsText ?? '')],
      ...all('Highlights', report.highlights),
      ...report.components.map(({ name, text }): Said => [name, text]),
      ...report.progress.flatMap(({ heading, items }) => [...all(null, [heading]), ...all(heading, items)]),
    ],
  });

/** The words of a Markdown text. Those of a link stay, its address goes. */
const withoutMarkdown = (text: string): string =>
  text
    .replace(/^\s*(#{1,6}|[-*+>]|\d{1,9}[.)])\s+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '');

const strategyEntry = (report: PublishedReport, strategy: ReportedStrategy, nth: number): SearchEntry =>
  entry(report, {
    ...{ kind: 'strategy', subject: `strategy ${report.goal.slug} ${strategy.key}` },
    ...{ reference: strategy.key, title: strategy.title, nth },
    lines: [
      [null, strategy.description],
      ['The problem', strategy.problem],
      ['Theory of change', strategy.theoryOfChange],
      ['Led by', strategy.lead],
      ['Label', strategy.label],
      ['Continues', strategy.continues],
    ],
  });

/** Cells that say nothing: they would be found by everybody who looks for a change. */
const SAYS_NOTHING = /^(no changes?|not applicable|n\/?a|none|tbd|-*)\.?$/i;

const unlessNothing = (text: string | null): string | null =>
  text !== null && SAYS_NOTHING.test(text.trim()) ? null : text;

const milestoneEntry = (
  report: PublishedReport,
  milestone: ReportedMilestone,
  strategy: string | null,
): SearchEntry => {
  const { reference, title, status, statusText, owners, ownerText } = milestone;
  return entry(report, {
    ...{ kind: 'milestone', subject: `milestone ${reference}`, reference, title, status, owners, strategy },
    lines: [
      ['Explanation', unlessNothing(milestone.explanation)],
      ['Reason', milestone.reason],
      ['Change as printed', unlessNothing(milestone.remark)],
      ['Recovery', unlessNothing(milestone.recoveryText)],
      ...all(
        'Note',
        milestone.footnotes.filter((note) => note !== milestone.reason),
      ),
      ['Under', milestone.group],
      ['Owner', ownerText ?? owners.join(', ')],
      ['Status', status],
      ['Status as printed', statusText === status ? null : statusText],
    ],
  });
};

const departureEntry = (report: PublishedReport, departure: Departure): SearchEntry => {
  const { kind, reference, title, strategy, lastStatus, reason } = departure;
  return entry(report, {
    // A milestone that left is the same thing as the milestone: whoever looks for it finds it once.
    ...{
      kind: 'departure',
      subject:
        kind === 'milestone' && reference !== null
          ? `milestone ${reference}`
          : `departure ${report.goal.slug} ${reference ?? `${kind} ${title}`}`,
    },
    ...{ reference, title, status: lastStatus, strategy },
    lines: [['Reason', reason]],
  });
};

// An indicator is one and the same by its name; a plan may print one twice, with other breakdowns.
const indicatorEntries = (report: PublishedReport): SearchEntry[] =>
  [...new Map(report.indicators.map((indicator) => [indicator.name, indicator])).values()].map(
    ({ name, description, unit }) =>
      entry(report, {
        ...{ kind: 'indicator', subject: `indicator ${report.goal.slug} ${name}`, title: name },
        lines: [
          [null, description],
          ['Unit', unit],
        ],
      }),
  );

const correctionEntry = (report: PublishedReport, correction: string): SearchEntry =>
  entry(report, {
    ...{ kind: 'correction', subject: `correction ${report.goal.slug} ${report.period.key} ${report.edition.number}` },
    lines: [['What was corrected', correction]],
  });
