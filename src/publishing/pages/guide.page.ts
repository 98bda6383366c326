import { MILESTONE_STATUSES, type MilestoneStatus } from '../../milestones/domain/status.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import type { Edition, EditionSummary } from '../published.js';
import { GLOSSARY } from './glossary.js';
import { paths } from './paths.js';
import type { StrategySection } from './report-sections.js';
import { reportPage } from './report.page.js';
import { shapeOf } from './status-tag.js';

export const GUIDE_VIEW = 'publishing/guide';

/** What needs attention first, then what goes well. */
const MEANINGS: Record<MilestoneStatus, string> = {
  Missed:
    'Its due quarter is over, and it is neither completed nor withdrawn. The calendar decides this, not the plan.',
  'At risk': 'The team says that it may not be done in time.',
  'Not reported': 'The plan says nothing, or nothing that can be read as a status.',
  'Not started': 'Work has not begun.',
  'On track': 'The team says that work goes on as planned.',
  Ongoing: 'Work without an end, or work that goes on.',
  Completed: 'Done. If a report had shown it as missed before, it says “late”.',
  Withdrawn: 'Dropped, or merged into another milestone, with the reason.',
};

export const STATUS_MEANINGS = [...MILESTONE_STATUSES]
  .sort((a, b) => attention(a) - attention(b))
  .map((status) => ({ tag: { shape: shapeOf[status], text: status, note: null }, meaning: MEANINGS[status] }));

function attention(status: MilestoneStatus): number {
  return Object.keys(MEANINGS).indexOf(status);
}

/** The report that shows most of what a reader may meet: misses, moved dates, late completions. The first of equals. */
export const exampleAmong = (reports: readonly EditionSummary[]): EditionSummary | null => {
  const shows = ({ totals }: EditionSummary): number =>
    4 * Math.min(1, totals.missed) + 2 * Math.min(1, totals.dueMoved) + Math.min(1, totals.completedLate);
  return reports.reduce<EditionSummary | null>((best, one) => (best && shows(best) >= shows(one) ? best : one), null);
};

/** How to read a report, on the parts of a real one; without the parts while nothing is published. */
export const guidePage = (edition: Edition | null, editions: readonly EditionSummary[], site: Site) => ({
  frame: frameOf(site, {
    title: 'How to read a report on a Cross-Agency Priority goal',
    description:
      'What each part of a quarterly report says, shown on a real one: the headline, the counts, what was missed and why, ' +
      'due dates, changes, editions and downloads. With every word explained.',
    path: paths.howToRead,
    section: 'how-to-read',
    trail: [
      { href: paths.home, text: 'Home' },
      { href: null, text: 'How to read a report' },
    ],
  }),
  example: edition && exampleOf(edition, editions, site),
  missedHref: paths.missed,
  aboutHref: paths.about,
  statuses: STATUS_MEANINGS,
  // The statuses have a table of their own.
  glossary: GLOSSARY.filter(({ term }) => term !== 'statuses'),
});

const exampleOf = (edition: Edition, editions: readonly EditionSummary[], site: Site) => {
  const {
    goal,
    period,
    headline,
    counts,
    asides,
    missed,
    strategies,
    files,
    citation,
    published,
    edition: number,
  } = reportPage(edition, editions, site);
  return {
    ...{ goal, headline, counts, asides, files, citation, published, number },
    label: period.label,
    href: paths.report(edition.goal.slug, edition.quarter),
    sum: counts.sum,
    missed: missed.slice(0, 1),
    table: rowToRead(strategies),
  };
};

/** A table with the one row that has most to say: a moved date before all others. */
const rowToRead = (strategies: readonly StrategySection[]): StrategySection | null => {
  const rows = strategies.flatMap((section) =>
    section.groups.flatMap(({ milestones }) => milestones.map((row) => ({ section, row }))),
  );
  const chosen = rows.find(({ row }) => row.due.slip !== null && !row.missed) ?? rows[0];
  if (!chosen) return null;
  return { ...chosen.section, caption: 'One row of the report', groups: [{ heading: null, milestones: [chosen.row] }] };
};
