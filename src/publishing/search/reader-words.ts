import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { wordsOf } from '../../search/domain/folded.js';
import { GLOSSARY, type GlossaryTerm } from '../pages/glossary.js';
import { paths } from '../pages/paths.js';
import { quoted } from '../pages/wording.js';
import { goalAskedFor, quarterAskedFor } from './asked-for.js';
import { NO_FILTER, searchAddress } from './search-address.js';

/** A page that answers what was typed, whatever the reports say. */
export interface Answer {
  href: string;
  text: string;
  note: string;
}

/** What there is to lead to: the quarters with a report, latest first, and the goals. */
export interface Published {
  quarters: readonly QuarterKey[];
  goals: readonly { slug: string; number: number; title: string }[];
  /** Whether any report was corrected. */
  corrections: boolean;
}

const MOST_ANSWERS = 4;

/** The pages that a reader may be looking for: a quarter, a goal by its number, or what the site calls by another word. */
export const answersFor = (typed: string, published: Published): Answer[] => {
  const answers = [
    ...quarterAnswers(quarterAskedFor(typed), published),
    ...goalAnswers(goalAskedFor(typed), published),
    ...pageAnswers(typed, published),
    ...termAnswers(typed),
  ];
  return answers.slice(0, MOST_ANSWERS);
};

const quarterAnswers = (quarter: QuarterKey | null, { quarters }: Published): Answer[] => {
  if (quarter === null) return [];
  const label = labelOf(quarter);
  const [newest] = quarters;
  if (!quarters.includes(quarter)) {
    if (newest === undefined) return [];
    const text = `${labelOf(newest)}: all goals’ reports`;
    return [
      { href: paths.quarter(newest), text, note: `No report is published for ${label}. This is the newest quarter.` },
    ];
  }
  const before = quarters.find((one) => one < quarter);
  return [
    {
      href: paths.quarter(quarter),
      text: `${label}: all goals’ reports`,
      note: 'The report of every goal for the quarter.',
    },
    {
      href: paths.missedWhere({ quarter, goal: null, owner: null }),
      text: `Missed in ${label}`,
      note: 'Every milestone that these reports show as missed.',
    },
    ...(before === undefined ? [] : [changes(before, quarter)]),
  ];
};

const goalAnswers = (number: number | null, { goals }: Published): Answer[] =>
  goals
    .filter((goal) => goal.number === number)
    .map(({ slug, title }) => ({
      href: paths.goal(slug),
      text: `Goal ${number}: ${title}`,
      note: 'Its newest report, its milestones over time, and all its earlier reports.',
    }));

const changes = (from: QuarterKey, to: QuarterKey): Answer => ({
  href: paths.compareQuarters(from, to),
  text: `What changed from ${labelOf(from)} to ${labelOf(to)}: all goals`,
  note: 'Among it every due date that moved, and whether the report announced it.',
});

const newestChanges = ({ quarters: [to, from] }: Published): Answer[] => (to && from ? [changes(from, to)] : []);

const MISSED: Answer = {
  href: paths.missed,
  text: 'Missed milestones',
  note: 'Every milestone that was not done by its due quarter, with the reason given.',
};
const CORRECTIONS: Answer = {
  href: searchAddress({ typed: '', filter: { ...NO_FILTER, kind: 'correction' }, order: 'newest', page: 1 }),
  text: 'Every correction',
  note: 'What was wrong in a published report, newest first.',
};
const FEED: Answer = {
  href: paths.feed,
  text: 'Feed of releases and corrections',
  note: 'Each new report and each correction, for a feed reader.',
};
const CALENDAR: Answer = {
  href: paths.calendar,
  text: 'Calendar of due quarters',
  note: 'What falls due and when, for your calendar.',
};
const DATA: Answer = {
  href: paths.data,
  text: 'Data and feeds',
  note: 'Every report as PDF, Excel, CSV and JSON, and all milestones over all quarters.',
};
const GUIDE: Answer = {
  href: paths.howToRead,
  text: 'How to read a report',
  note: 'Every word that a report uses, explained.',
};
const CONTACT: Answer = { href: paths.term('contact'), text: 'Contact', note: 'Whom to write to about this site.' };

/** The words that readers use for what the site calls otherwise. */
const PAGES: readonly { words: string; pages: (published: Published) => Answer[] }[] = [
  { words: 'missed, overdue, late, delayed, past due, behind schedule, not done, failed', pages: () => [MISSED] },
  {
    words:
      'unannounced, not announced, silently moved, due date moved, due dates moved, moved, due moved, new due date',
    pages: newestChanges,
  },
  {
    words: 'postponed, deferred, pushed back, slipped, rescheduled, changed, changes, what changed, compare',
    pages: newestChanges,
  },
  {
    words: 'corrected, correction, corrections, erratum, errata, revised, retracted',
    pages: ({ corrections }) => (corrections ? [CORRECTIONS, FEED] : [FEED]),
  },
  { words: 'feed, rss, atom, subscribe, news, latest, alert, alerts, newsletter', pages: () => [FEED] },
  { words: 'calendar, ics, deadline, deadlines, upcoming', pages: () => [CALENDAR] },
  { words: 'data, download, downloads, csv, excel, xlsx, json, api, spreadsheet, pdf, open data', pages: () => [DATA] },
  { words: 'help, glossary, definitions, how to read, legend', pages: () => [GUIDE] },
  { words: 'contact, email, feedback', pages: () => [CONTACT] },
];

/** What readers call a word of the reading guide that does not stand in its name. */
const ALSO_CALLED: Partial<Record<GlossaryTerm, string>> = {
  missed: 'overdue, late',
  slip: 'slipped, slippage, delay',
  rescheduled: 'postponed, due date moved, moved, pushed back',
  waiver: 'waived, waivers, unexplained',
  change: 'unannounced, not announced, announced',
  'not-tracked': 'dropped, removed, left, gone',
  correction: 'corrected, erratum',
  fingerprint: 'hash, checksum, sha 256, sha256',
  recovery: 'recovery, recovery date',
  unscheduled: 'tbd, undated',
  statuses: 'statuses',
};

const pageAnswers = (typed: string, published: Published): Answer[] =>
  PAGES.filter(({ words }) => names(words, typed)).flatMap(({ pages }) => pages(published));

const termAnswers = (typed: string): Answer[] =>
  GLOSSARY.filter(({ term, word }) =>
    names(`${term}, ${word}, ${word.replace(/ and /g, ', ')}, ${ALSO_CALLED[term] ?? ''}`, typed),
  ).map(({ word, meaning, href }) => ({ href, text: `What ${quoted(word)} means`, note: meaning }));

/** Whether what was typed is one of the words, which commas part. */
const names = (words: string, typed: string): boolean => {
  const asked = plainly(typed);
  return asked !== '' && words.split(',').some((one) => plainly(one) === asked);
};

const plainly = (text: string): string =>
  wordsOf(text)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .join(' ');
