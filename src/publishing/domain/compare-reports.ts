import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Totals } from '../../milestones/domain/totals.js';
import type {
  Departure,
  PublishedReport,
  ReportedMilestone,
  ReportedStrategy,
} from '../../quarterly-updates/domain/report.js';

/** A report as it was published, or as it would be now. */
type ComparedReport = Omit<PublishedReport, 'edition'>;

/** One thing that two reports say differently, under the name a reader knows it by. Nothing is null. */
export interface Difference {
  name: string;
  from: string | null;
  to: string | null;
}

/** A strategy, milestone or departure that is not the same in both; in one alone where it was added or taken away. */
export interface Compared<T> {
  from: T | null;
  to: T | null;
  differences: Difference[];
}

/** How a report differs from another of the same goal and quarter. */
export interface ReportComparison {
  same: boolean;
  words: Difference[];
  counts: { key: CountKey; from: number; to: number }[];
  strategies: Compared<ReportedStrategy>[];
  milestones: Compared<ReportedMilestone>[];
  departures: Compared<Departure>[];
}

const COUNT_KEYS = [
  ...(['milestones', 'missed', 'atRisk', 'notReported', 'notStarted', 'onTrack', 'ongoing', 'completed'] as const),
  ...(['withdrawn', 'completedLate', 'newlyMissed', 'dueMoved', 'new', 'noLongerTracked'] as const),
] as const satisfies readonly (keyof Totals)[];

export type CountKey = (typeof COUNT_KEYS)[number];

/** Everything that the second report says otherwise than the first, in the order of the second. */
export const compareReports = (from: ComparedReport, to: ComparedReport): ReportComparison => {
  const comparison = {
    words: [
      ...differences(from, to, REPORT_WORDS),
      ...reordered(
        'Order of the strategies',
        from.strategies.map(({ key }) => key),
        to.strategies.map(({ key }) => key),
      ),
      ...reordered('Order of the milestones', referencesOf(from), referencesOf(to)),
    ],
    counts: COUNT_KEYS.map((key) => ({ key, from: from.totals[key], to: to.totals[key] })).filter(
      (count) => count.from !== count.to,
    ),
    strategies: pairs(from.strategies, to.strategies, ({ key }) => key, STRATEGY_WORDS),
    milestones: pairs(from.milestones, to.milestones, ({ reference }) => reference, milestoneWords(from, to)),
    departures: pairs(from.noLongerTracked, to.noLongerTracked, departureKey, DEPARTURE_WORDS),
  };
  return { same: Object.values(comparison).every((found) => found.length === 0), ...comparison };
};

/** The name of a part, and its text. */
type Words<T> = readonly (readonly [name: string, text: (one: T) => string | null])[];

const differences = <T>(from: T, to: T, words: Words<T>): Difference[] =>
  words
    .map(([name, text]) => ({ name, from: text(from) || null, to: text(to) || null }))
    .filter((one) => one.from !== one.to);

const pairs = <T>(from: readonly T[], to: readonly T[], keyOf: (one: T) => string, words: Words<T>): Compared<T>[] => {
  const [before, after] = [from, to].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  const now = to.map((one): Compared<T> => {
    const was = before?.get(keyOf(one)) ?? null;
    return { from: was, to: one, differences: was ? differences(was, one, words) : [] };
  });
  const gone = from
    .filter((one) => !after?.has(keyOf(one)))
    .map((one): Compared<T> => ({ from: one, to: null, differences: [] }));
  return [...now.filter((one) => one.from === null || one.differences.length > 0), ...gone];
};

/** Told only where both have the same: what was added or taken away changes the order anyway. */
const reordered = (name: string, from: readonly string[], to: readonly string[]): Difference[] =>
  from.join() !== to.join() && from.toSorted().join() === to.toSorted().join()
    ? [{ name, from: from.join(', '), to: to.join(', ') }]
    : [];

const referencesOf = ({ milestones }: ComparedReport): string[] => milestones.map(({ reference }) => reference);

const lines = (texts: readonly string[]): string => texts.join('\n');
const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');
const quarter = (key: QuarterKey | null): string | null => key && labelOf(key);

const REPORT_WORDS: Words<ComparedReport> = [
  ['Headline', ({ headline }) => headline],
  ['Title of the goal', ({ goal }) => goal.title],
  ['Goal statement', ({ goal }) => lines(goal.statement)],
  ['Challenge', ({ goal }) => lines(goal.challenge)],
  ['Opportunity', ({ goal }) => lines(goal.opportunity)],
  [
    'Leaders',
    ({ goal }) =>
      lines(
        goal.leaders.map(({ name, title, organization }) => [name, title, organization].filter(Boolean).join(', ')),
      ),
  ],
  ['Partners', ({ goal }) => lines(goal.partners)],
  ['Summary of progress', ({ summary }) => summary ?? null],
  ['Highlights', ({ highlightsText, highlights }) => highlightsText ?? lines(highlights)],
  [
    'Progress',
    ({ progress }) => lines(progress.flatMap(({ heading, items }) => [...(heading ? [heading] : []), ...items])),
  ],
  ['Parts of the goal', ({ components }) => lines(components.map(({ name, text }) => `${name}: ${text}`))],
  [
    'Indicators',
    ({ indicators }) =>
      lines(
        indicators.map((one) =>
          [one.name, one.baseline, one.target, ...one.values.map(({ period, value }) => `${period}: ${value ?? ''}`)]
            .filter(Boolean)
            .join('; '),
        ),
      ),
  ],
  [
    'Accepted without the words',
    ({ waivers }) => lines(waivers.map(({ sentence, reason }) => `${sentence} ${reason}`)),
  ],
  ['Notes', ({ notes }) => lines(notes)],
];

const STRATEGY_WORDS: Words<ReportedStrategy> = [
  ['Label', ({ label }) => label],
  ['Title', ({ title }) => title],
  ['Lead', ({ lead }) => lead],
  ['Problem', ({ problem }) => problem],
  ['Theory of change', ({ theoryOfChange }) => theoryOfChange],
  ['Description', ({ description }) => description],
  ['Continues', ({ continues }) => continues],
];

const milestoneWords = (from: ComparedReport, to: ComparedReport): Words<ReportedMilestone> => {
  const titles = new Map([...to.strategies, ...from.strategies].map(({ key, title }) => [key, title]));
  return [
    ['Milestone', ({ title }) => title],
    ['Status', ({ status }) => status],
    ['Reported status', ({ reportedStatus }) => reportedStatus],
    ['Status as printed', ({ statusText }) => statusText],
    ['Missed', ({ missed }) => yesOrNo(missed)],
    ['Completed in', ({ completedIn }) => quarter(completedIn)],
    ['Completed late', ({ completedLate }) => yesOrNo(completedLate)],
    ['Due', ({ due }) => quarter(due.quarter) ?? due.kind],
    ['Due as printed', ({ due }) => due.text],
    ['First due', ({ due }) => quarter(due.first)],
    ['Times the due date moved', ({ due }) => String(due.moves)],
    ['Reason', ({ reason }) => reason],
    ['Explanation', ({ explanation }) => explanation],
    ['Recovery quarter', ({ recovery }) => quarter(recovery)],
    ['Recovery as printed', ({ recoveryText }) => recoveryText],
    ['Remark', ({ remark }) => remark],
    ['Owner', ({ ownerText }) => ownerText],
    ['Strategy', ({ strategy }) => titles.get(strategy) ?? strategy],
    ['Sub-heading', ({ group }) => group],
    ['Footnotes', ({ footnotes }) => lines(footnotes)],
  ];
};

const departureKey = ({ kind, reference, title }: Departure): string => `${kind} ${reference ?? title}`;

const DEPARTURE_WORDS: Words<Departure> = [
  ['Reason', ({ reason }) => reason],
  ['Change', ({ change }) => (change.to ? `${change.kind} ${change.to}` : change.kind)],
];
