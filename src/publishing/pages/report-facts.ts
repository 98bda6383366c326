import { monthsOf } from '../../fiscal/fiscal-quarter.js';
import { type Announcement, announcementOf } from '../../milestones/domain/announced.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import type { Link } from '../../rendering/site.js';
import { basisOf, shownMilestone } from '../domain/report-basis.js';
import { countsOf } from './counts.js';
import { milestoneFacts, SEE_ABOVE, waiverInWords, waiversByReference } from './milestone-facts.js';
import { missedBlocks } from './missed-block.js';
import { paths } from './paths.js';
import { departureRows, indicatorTable, sharedReason, strategySections, waiversByReason } from './report-sections.js';
import { movedDates } from './moved-dates.js';
import { counted } from './wording.js';

/** What is read of a report whatever it is printed on: the page and the PDF say the same of it in the same words. */
export const reportFacts = (report: PublishedReport) => {
  const { period } = report;
  const basis = basisOf(report);
  const shared = sharedReason(report.waivers);
  const waivers = waiversByReference(shared.waivers);
  const facts = new Map(
    report.milestones.map((milestone) => [
      milestone.reference,
      milestoneFacts(shownMilestone(milestone, basis), waivers.get(milestone.reference) ?? []),
    ]),
  );
  const missed = missedBlocks(report, shared.waivers);
  const departures = departureRows(report.noLongerTracked, shared.waivers);
  const accepted = (rows: readonly object[]): string | null =>
    shared.reason !== null && rows.some(pointsAbove)
      ? `Where words are missing here, that was accepted because: ${shared.reason}`
      : null;
  return {
    agenda: report.goal.agenda.title,
    period: { label: period.label, months: monthsOf(period.key), href: paths.quarter(period.key) },
    edition: report.edition.number,
    headline: report.headline,
    /** No published document was at hand: what was carried forward stands in the notes, and the reader is told so. */
    unsourced: basis === 'other accounts',
    silent:
      report.totals.notReported > 0
        ? `${counted(report.totals.notReported, 'milestone')} without a reported status`
        : null,
    counts: countsOf(report.totals),
    asides: asidesOf(report),
    /** How many due dates moved, and how many of the moves were told only in a note or nowhere. */
    moved: movedInWords(report),
    compared: comparedWith(report),
    missed,
    /** The one reason for which gaps were accepted, at the head of each section whose rows point to it. */
    accepted: { missed: accepted(missed), milestones: accepted([...facts.values()]), departures: accepted(departures) },
    highlights: report.highlights,
    components: report.components,
    progress: report.progress.map(({ heading, items }) => ({ heading, items })),
    noProgress: progressLacking(report),
    strategies: strategySections(report, facts),
    departures,
    indicators: indicatorTable(report.indicators, period),
    waivers: waiversByReason(report.waivers),
    notes: report.notes,
    source: report.source && {
      file: report.source.file,
      pages: report.source.pages === null ? null : counted(report.source.pages, 'page'),
    },
  };
};

const pointsAbove = (row: object): boolean =>
  Object.values(row)
    .flat()
    .some((words) => typeof words === 'string' && words.endsWith(SEE_ABOVE));

/** Counts that cut across the statuses, where there is something to count. */
const asidesOf = ({ totals, noLongerTracked }: PublishedReport): string[] =>
  [
    { count: totals.newlyMissed, text: 'newly missed' },
    { count: totals.completedLate, text: 'completed late' },
    { count: totals.new, text: 'new' },
    { count: totals.noLongerTracked, text: `no longer tracked${dueWhenLeft(noLongerTracked)}` },
    { count: totals.due.unscheduled, text: 'without a due date' },
    { count: totals.due.unclear, text: 'with an unclear due date' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, text }) => `${count} ${text}`);

const dueWhenLeft = (departures: PublishedReport['noLongerTracked']): string => {
  const due = departures.filter(({ wasDue }) => wasDue).length;
  if (due === 0) return '';
  return departures.length === 1 ? ', due and not done' : `, ${due} of them due and not done`;
};

const movedInWords = ({ milestones }: PublishedReport): string | null => {
  const moved = milestones.filter(({ changes }) => changes.some(({ kind }) => kind === 'due-moved'));
  const announcements = moved.map(announcementOf);
  const of = (wanted: Announcement) => announcements.filter((one) => one === wanted).length;
  return movedDates(moved.length, { 'in-note': of('in-note'), nowhere: of('nowhere') });
};

const comparedWith = ({ previous, goal }: PublishedReport): Link | null =>
  previous && {
    href: paths.edition(goal.slug, previous.quarter, previous.edition),
    text: `${previous.label}, edition ${previous.edition}`,
  };

const progressLacking = (report: PublishedReport): string | null => {
  const { summary, highlightsText, highlights, components, progress, waivers } = report;
  if (Boolean(summary ?? highlightsText) || highlights.length + components.length + progress.length > 0) return null;
  const noSummary = waivers.find(({ code }) => code === 'no-summary');
  return noSummary ? waiverInWords(noSummary) : 'No summary of progress was reported.';
};
