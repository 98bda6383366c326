import type { WriteSheet } from 'hucre';
import type { PublishedReport } from '../../../quarterly-updates/domain/report.js';
import { RIGHTS } from '../../follow/rights.js';
import { paths } from '../../pages/paths.js';
import { citationOf } from '../../pages/report-record.js';
import { dayOf } from '../../pages/wording.js';
import { PUBLISHER } from '../../site-facts.js';
import { type CellContent, column, FROM } from '../data-columns.js';
import type { PublishedAt } from '../pdf/pdf-facts.js';
import { type CellTable, DICTIONARY, REPORT_TABLES } from '../data-dictionary.js';
import { BODY } from './cells.js';
import { tableSheet } from './table-sheet.js';

const { recorded } = FROM;

const COLUMNS: CellTable['columns'] = [
  column('item', 'text', recorded, 'What is told', () => null),
  column('content', 'text', recorded, 'What is told of it', () => null),
];

/** What the workbook is: which report, how it stands, how to cite and to check it, and what is in each sheet. */
export const aboutSheet = (report: PublishedReport, at: PublishedAt): WriteSheet => {
  const sheet = tableSheet({ name: 'About', row: 'what this workbook is', columns: COLUMNS }, rowsOf(report, at));
  const [item, content] = sheet.columns ?? [];
  return {
    ...sheet,
    columns: [
      { ...item, width: 28 },
      { ...content, width: 100, style: { alignment: { ...BODY.alignment, horizontal: 'left' } } },
    ],
  };
};

const rowsOf = (report: PublishedReport, at: PublishedAt): CellContent[][] => {
  const { goal, period, edition, previous, headline, source, notes, waivers } = report;
  return [
    ['Goal', goal.title],
    ['Goal number', goal.number],
    ['Agenda', goal.agenda.title],
    ['Quarter', period.label],
    ['Period covered', `${dayOf(period.starts).text} to ${dayOf(period.ends).text}`],
    ['Edition', edition.number],
    ['Published', dayOf(edition.publishedAt).text],
    ...(edition.corrects === null ? [] : [['Corrects edition', edition.corrects]]),
    ...(edition.correction === null ? [] : [['What was corrected', edition.correction]]),
    [
      'Compared with',
      previous ? `${previous.label}, edition ${previous.edition}` : 'Nothing; it is the goal’s first report',
    ],
    ['Headline', headline],
    ...COUNTS.map(([key, words]) => [words, report.totals[key]]),
    ...recordOf(report, at),
    ...wordsOf(report),
    ...(source ? [['Taken from', source.pages === null ? source.file : `${source.file}, ${source.pages} pages`]] : []),
    ...notes.map((note) => ['Note', note]),
    ...waivers.map(({ sentence, reason }) => ['Gap accepted', `${sentence} Accepted because: ${reason}`]),
    ...[...REPORT_TABLES, DICTIONARY].map(({ name, row }) => [`Sheet “${name}”`, `One row is ${row}.`]),
  ];
};

/** Where it stands, how it is cited and checked, and what may be done with it. */
const recordOf = (report: PublishedReport, { address, official }: PublishedAt): CellContent[][] => {
  const { goal, period, edition } = report;
  const path = paths.edition(goal.slug, period.key, edition.number);
  const citation = citationOf(report, { ...PUBLISHER, demonstration: !official, address });
  return [
    ...(official ? [] : [['Demonstration', 'Not an official site of the United States Government']]),
    ['Address', address + path],
    ['How to cite it', citation.text],
    ['Fingerprint (SHA-256)', edition.sha256],
    ['How to check it', `${address}${paths.term('fingerprint')} tells how, with ${address}${citation.json}`],
    ['What the words mean', `${address}${paths.howToRead}`],
    ['License', RIGHTS],
  ];
};

/** What the report says beside its tables: of the goal, and of the progress in the quarter. */
const wordsOf = ({
  goal,
  summary,
  highlightsText,
  highlights,
  components,
  progress,
}: PublishedReport): CellContent[][] => [
  ...goal.statement.map((words) => ['Goal statement', words]),
  ...goal.challenge.map((words) => ['Challenge', words]),
  ...goal.opportunity.map((words) => ['Opportunity', words]),
  ...goal.leaders.map(({ name, title, organization }) => [
    'Goal leader',
    [name, title, organization].filter((words) => words !== null).join(', '),
  ]),
  ...goal.partners.map((partner) => ['Partner', partner]),
  ...(summary ? [['Summary of progress', summary]] : []),
  ...(highlightsText ? [['Highlights', highlightsText]] : []),
  ...highlights.map((words) => ['Highlight', words]),
  ...components.map(({ name, text }) => ['Part of the goal', `${name}: ${text}`]),
  ...progress.flatMap(({ heading, items }) =>
    items.map((item) => ['Progress', heading === null ? item : `${heading}: ${item}`]),
  ),
];

const COUNTS: readonly [keyof Omit<PublishedReport['totals'], 'due'>, string][] = [
  ['milestones', 'Milestones'],
  ['missed', 'Missed'],
  ['atRisk', 'At risk'],
  ['notReported', 'Not reported'],
  ['notStarted', 'Not started'],
  ['onTrack', 'On track'],
  ['ongoing', 'Ongoing'],
  ['completed', 'Completed'],
  ['withdrawn', 'Withdrawn'],
  ['newlyMissed', 'Newly missed'],
  ['completedLate', 'Completed late'],
  ['dueMoved', 'Due dates moved'],
  ['new', 'New'],
  ['noLongerTracked', 'No longer tracked'],
];
