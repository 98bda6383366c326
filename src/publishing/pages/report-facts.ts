import { monthsOf } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import type { Link } from '../../rendering/site.js';
import { countsOf } from './counts.js';
import { milestoneFacts, waiverInWords, waiversByReference } from './milestone-facts.js';
import { missedBlocks } from './missed-block.js';
import { paths } from './paths.js';
import { departureRows, indicatorTable, strategySections, waiversByReason } from './report-sections.js';
import { counted } from './wording.js';

/** What is read of a report whatever it is printed on: the page and the PDF say the same of it in the same words. */
export const reportFacts = (report: PublishedReport) => {
  const { period } = report;
  const waivers = waiversByReference(report.waivers);
  const facts = new Map(
    report.milestones.map((milestone) => [
      milestone.reference,
      milestoneFacts(milestone, waivers.get(milestone.reference) ?? []),
    ]),
  );
  return {
    agenda: report.goal.agenda.title,
    period: { label: period.label, months: monthsOf(period.key), href: paths.quarter(period.key) },
    edition: report.edition.number,
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
    missed: missedBlocks(report),
    highlights: report.highlights,
    components: report.components,
    progress: report.progress.map(({ heading, items }) => ({ heading, items })),
    noProgress: progressLacking(report),
    strategies: strategySections(report, facts),
    departures: departureRows(report.noLongerTracked, report.waivers),
    indicators: indicatorTable(report.indicators, period),
    waivers: waiversByReason(report.waivers),
    notes: report.notes,
    source: report.source && {
      file: report.source.file,
      pages: report.source.pages === null ? null : counted(report.source.pages, 'page'),
    },
  };
};

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

const comparedWith = ({ previous, goal }: PublishedReport): Link | null =>
  previous && {
    href: paths.edition(goal.slug, previous.quarter, previous.edition),
    text: `${previous.label}, edition ${previous.edition}`,
  };

/** Editions of before the desk have no prose. */
type WithOrWithoutProse = Omit<PublishedReport, 'summary' | 'highlightsText'> &
  Partial<Pick<PublishedReport, 'summary' | 'highlightsText'>>;

const progressLacking = (report: WithOrWithoutProse): string | null => {
  const { summary, highlightsText, highlights, components, progress, waivers } = report;
  if (Boolean(summary ?? highlightsText) || highlights.length + components.length + progress.length > 0) return null;
  const noSummary = waivers.find(({ code }) => code === 'no-summary');
  return noSummary ? waiverInWords(noSummary) : 'No summary of progress was reported.';
};
