import { monthsOf } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { frameOf } from '../../rendering/frame.js';
import { proseOf } from '../../rendering/markdown.js';
import type { Link, Site } from '../../rendering/site.js';
import type { Edition, EditionSummary } from '../published.js';
import { countsOf } from './counts.js';
import { milestoneFacts, waiverInWords, waiversByReference } from './milestone-facts.js';
import { missedBlocks } from './missed-block.js';
import { paths } from './paths.js';
import { departureRows, indicatorTable, strategySections, waiversByReason } from './report-sections.js';
import { citationOf, correctionsOf, filesOf, otherQuarters } from './report-record.js';
import { counted, dayOf, shortened } from './wording.js';

export const REPORT_VIEW = 'publishing/report';

/** What stands above a report that is not published yet. */
export interface DraftNotice {
  text: string;
  back: Link;
}

/**
 * The report as a reader sees it. `editions` are those of the goal, of every quarter: they give the earlier and later
 * quarters and the other editions of this one.
 */
export const reportPage = (edition: Edition, editions: readonly EditionSummary[], site: Site) => {
  const { report, goal, quarter } = edition;
  const { period } = report;
  const superseded = edition.number < edition.newest;
  const address = paths.edition(goal.slug, quarter, edition.number);
  const waivers = waiversByReference(report.waivers);
  const facts = new Map(
    report.milestones.map((milestone) => [
      milestone.reference,
      milestoneFacts(milestone, waivers.get(milestone.reference) ?? []),
    ]),
  );
  const files = filesOf(edition);
  const strategies = strategySections(report, facts);
  const departures = departureRows(report.noLongerTracked, report.waivers);
  const indicators = indicatorTable(report.indicators, period.label);
  return {
    frame: frameOf(site, {
      title: `${report.goal.title}: ${period.label} report${superseded ? `, edition ${edition.number}` : ''}`,
      description: shortened(`Goal ${report.goal.number}, ${period.label}. ${report.headline}`, 300),
      path: superseded ? address : paths.report(goal.slug, quarter),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: report.goal.title },
        { href: null, text: period.label },
      ],
      alternates: files.map(({ href, type, name }) => ({ href, type, title: `This edition as ${name}` })),
      indexed: !superseded,
    }),
    goal: { number: report.goal.number, title: report.goal.title, href: paths.goal(goal.slug) },
    agenda: report.goal.agenda.title,
    period: { label: period.label, months: monthsOf(period.key), href: paths.quarter(period.key) },
    /** Not null where it is shown before it is published: there is then nothing to download, cite or check. */
    draft: null as DraftNotice | null,
    published: dayOf(edition.publishedAt),
    edition: edition.number,
    ...correctionsOf(edition, editions),
    headline: report.headline,
    /** No published document was at hand: what was carried forward stands in the notes, and the reader is told so. */
    unsourced: report.source === null && report.notes.length > 0,
    silent:
      report.totals.notReported > 0
        ? `${counted(report.totals.notReported, 'milestone')} without a reported status`
        : null,
    counts: countsOf(report.totals),
    asides: asidesOf(report),
    compared: comparedWith(report),
    contents: contentsOf(report, indicators !== null),
    missed: missedBlocks(report),
    ...progressOf(report),
    strategies,
    departures,
    indicators,
    waivers: waiversByReason(report.waivers),
    notes: report.notes,
    source: report.source && {
      file: report.source.file,
      pages: report.source.pages === null ? null : counted(report.source.pages, 'page'),
    },
    files,
    citation: citationOf(edition, site),
    quarters: otherQuarters(edition, editions),
    terms: TERM_LINKS,
  };
};

/** The same for an update that is still worked on: marked as a draft, and for no search engine. */
export const draftPage = (
  edition: Edition,
  editions: readonly EditionSummary[],
  site: Site,
  draft: DraftNotice,
): ReturnType<typeof reportPage> => {
  const page = reportPage(edition, editions, site);
  const frame = { ...page.frame, title: `Draft: ${page.frame.title}`, canonical: null, alternates: [], indexed: false };
  const quarters = otherQuarters(edition, [...editions, edition]);
  return { ...page, frame, draft, quarters, superseded: null, files: [] };
};

const TERM_LINKS = {
  missed: paths.term('missed'),
  statuses: paths.term('statuses'),
  due: paths.term('due'),
  change: paths.term('change'),
  notTracked: paths.term('not-tracked'),
  waiver: paths.term('waiver'),
  edition: paths.term('edition'),
  fingerprint: paths.term('fingerprint'),
} as const;

/** Counts that cut across the statuses, where there is something to count. */
const asidesOf = ({ totals }: PublishedReport): string[] =>
  [
    { count: totals.newlyMissed, text: 'newly missed' },
    { count: totals.dueMoved, text: totals.dueMoved === 1 ? 'due date moved' : 'due dates moved' },
    { count: totals.completedLate, text: 'completed late' },
    { count: totals.new, text: 'new' },
    { count: totals.noLongerTracked, text: 'no longer tracked' },
    { count: totals.due.unscheduled, text: 'without a due date' },
    { count: totals.due.unclear, text: 'with an unclear due date' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, text }) => `${count} ${text}`);

/** Editions of before the desk have no prose. */
type WithOrWithoutProse = Omit<PublishedReport, 'summary' | 'highlightsText'> &
  Partial<Pick<PublishedReport, 'summary' | 'highlightsText'>>;

const comparedWith = ({ previous, goal }: PublishedReport): Link | null =>
  previous && {
    href: paths.edition(goal.slug, previous.quarter, previous.edition),
    text: `${previous.label}, edition ${previous.edition}`,
  };

const contentsOf = (report: PublishedReport, hasIndicators: boolean): Link[] => [
  { href: '#missed', text: report.totals.missed > 0 ? `Missed (${report.totals.missed})` : 'Missed' },
  { href: '#progress', text: 'Progress' },
  { href: '#strategies', text: `Strategies (${report.strategies.length})` },
  ...(report.noLongerTracked.length > 0 ? [{ href: '#no-longer-tracked', text: 'No longer tracked' }] : []),
  ...(hasIndicators ? [{ href: '#indicators', text: 'Indicators' }] : []),
  { href: '#about-this-report', text: 'About this report' },
];

const progressOf = ({ summary, highlightsText, highlights, components, progress, waivers }: WithOrWithoutProse) => {
  const noSummary = waivers.find(({ code }) => code === 'no-summary');
  const hasProgress = Boolean(summary ?? highlightsText) || highlights.length + components.length + progress.length > 0;
  return {
    summary: summary ? proseOf(summary) : null,
    highlightsProse: highlightsText ? proseOf(highlightsText, 3) : null,
    highlights,
    components,
    progress: progress.map(({ heading, items }) => ({ heading, items })),
    noProgress: hasProgress ? null : noSummary ? waiverInWords(noSummary) : 'No summary of progress was reported.',
  };
};
