import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { frameOf } from '../../rendering/frame.js';
import { proseOf } from '../../rendering/markdown.js';
import type { Link, Site } from '../../rendering/site.js';
import { citationLinks, citationMeta } from '../citing/citation-meta.js';
import type { Edition, EditionSummary } from '../published.js';
import { changesOfReport } from './change-links.js';
import { followLinks, goalFeedLink } from './follow-links.js';
import { termsOfReport } from './glossary.js';
import { paths } from './paths.js';
import { reportFacts } from './report-facts.js';
import { citationOf, correctionsOf, filesOf, otherQuarters } from './report-record.js';
import { timelinessOfEdition } from './timeliness.js';
import { dayOf, shortened } from './wording.js';

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
  const files = filesOf(edition);
  const facts = reportFacts(report);
  const changes = changesOfReport(edition, editions);
  return {
    ...facts,
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
      alternates: [
        ...files.map(({ href, type, name }) => ({ href, type, title: `This edition as ${name}` })),
        goalFeedLink(report.goal),
      ],
      indexed: !superseded,
      publishedAt: edition.publishedAt,
      meta: citationMeta(edition, site),
    }),
    goal: { number: report.goal.number, title: report.goal.title, href: paths.goal(goal.slug) },
    /** Not null where it is shown before it is published: there is then nothing to download, cite or check. */
    draft: null as DraftNotice | null,
    published: dayOf(edition.publishedAt),
    timeliness: timelinessOfEdition(edition, editions),
    ...correctionsOf(edition, editions),
    contents: contentsOf(report, facts.indicators !== null),
    summary: report.summary ? proseOf(report.summary) : null,
    highlightsProse: report.highlightsText ? proseOf(report.highlightsText, 3) : null,
    files,
    citation: citationOf(edition.report, site),
    citationFiles: citationLinks(edition),
    follow: followLinks(goal.slug),
    changes,
    movedHref: changes && `${changes.href}#due-moved`,
    quarters: otherQuarters(edition, editions),
    terms: termsOfReport(report),
    guide: paths.howToRead,
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
  const frame = {
    ...page.frame,
    ...{ title: `Draft: ${page.frame.title}`, canonical: null, alternates: [], indexed: false },
    ...{ publishedAt: null, meta: [] }, // there is nothing to cite yet
  };
  const quarters = otherQuarters(edition, [...editions, edition]);
  return { ...page, frame, draft, quarters, superseded: null, changes: null, movedHref: null, files: [] };
};

const contentsOf = (report: PublishedReport, hasIndicators: boolean): Link[] => [
  { href: '#missed', text: report.totals.missed > 0 ? `Missed (${report.totals.missed})` : 'Missed' },
  { href: '#progress', text: 'Progress' },
  { href: '#strategies', text: `Strategies (${report.strategies.length})` },
  ...(report.noLongerTracked.length > 0 ? [{ href: '#no-longer-tracked', text: 'No longer tracked' }] : []),
  ...(hasIndicators ? [{ href: '#indicators', text: 'Indicators' }] : []),
  { href: '#about-this-report', text: 'About this report' },
];
