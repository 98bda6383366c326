import { daysOf, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { authorOf } from '../citing/author.js';
import { paths } from '../pages/paths.js';
import { counted } from '../pages/wording.js';
import type { EditionSummary } from '../published.js';
import { newestNumbers } from './newest-numbers.js';

/** A file that a catalog lists. */
export interface CatalogedFile {
  title: string;
  address: string;
  /** Without parameters: `text/csv`. */
  mediaType: string;
  format: string;
  publishedAt: Date;
  /** The address of the schema or dictionary that describes it, where there is one. */
  describedBy: { address: string; mediaType: string } | null;
}

/** The reports of one quarter, as a catalog knows them: the newest edition of each goal. */
export interface CatalogedQuarter {
  quarter: QuarterKey;
  title: string;
  description: string;
  /** Its address is its identifier. */
  address: string;
  starts: string;
  ends: string;
  issuedAt: Date;
  modifiedAt: Date;
  files: CatalogedFile[];
}

/** Everything that a catalog says, in whatever version of the standard. */
export interface CatalogFacts {
  title: string;
  description: string;
  keywords: string[];
  contact: { name: string; email: string };
  /** `parent` is null where nobody stands above it. */
  publisher: { name: string; parent: string | null };
  /** Latest first. */
  quarters: CatalogedQuarter[];
  /** The table of all milestones over all quarters. */
  allMilestones: CatalogedFile;
  issuedAt: Date;
  modifiedAt: Date;
}

const DESCRIPTION =
  'The quarterly reports of the US Government’s Cross-Agency Priority goals: every milestone with its status, due quarter, ' +
  'missed or not, moves of its due date, reasons and explanations; one item for each fiscal quarter.';

/** What the catalogs say of all editions that are published. */
export const catalogFacts = (editions: readonly EditionSummary[], site: Site, mailFrom: string): CatalogFacts => {
  const moments = editions.map(({ publishedAt }) => publishedAt.getTime());
  const modifiedAt = new Date(moments.reduce((a, b) => Math.max(a, b), 0));
  const issuedAt = new Date(moments.reduce((a, b) => Math.min(a, b), modifiedAt.getTime()));
  const quarters = [...new Set(editions.map(({ quarter }) => quarter))].sort().reverse();
  return {
    title: `Cross-Agency Priority goals: quarterly reports${site.demonstration ? ' (demonstration)' : ''}`,
    description: site.demonstration
      ? `${DESCRIPTION} This is a demonstration of ${site.name} and not an official record.`
      : DESCRIPTION,
    keywords: ['Cross-Agency Priority goals', 'President’s Management Agenda', 'milestones', 'performance', 'GPRA'],
    contact: { name: authorOf(site).name, email: emailOf(site, mailFrom) },
    publisher: { name: authorOf(site).name, parent: site.demonstration ? null : site.parentAgency.text },
    quarters: quarters.map((quarter) => quarterFacts(quarter, ofQuarter(editions, quarter), site)),
    allMilestones: {
      title: 'All milestones over all quarters, one row for each milestone and quarter',
      address: site.address + paths.allMilestones,
      mediaType: 'text/csv',
      format: 'CSV',
      publishedAt: modifiedAt,
      describedBy: { address: site.address + paths.dataDictionary, mediaType: 'text/csv' },
    },
    issuedAt,
    modifiedAt,
  };
};

/** A catalog wants a mailbox. Where the site names a page to write to instead, it is the one that its own mail comes from. */
const emailOf = (site: Site, mailFrom: string): string => {
  const named = /^mailto:([^?]+)/.exec(site.contact.href)?.[1] ?? /([^\s<>]+@[^\s<>]+)>?\s*$/.exec(mailFrom)?.[1] ?? '';
  // Both standards want a host with a dot in it. `invalid` is kept for names that say they are none (RFC 2606).
  return /^[\w.-]+@[\w-]+\.[\w.-]+$/.test(named) ? named : 'no-mailbox@milepost.invalid';
};

const ofQuarter = (editions: readonly EditionSummary[], quarter: QuarterKey): EditionSummary[] =>
  editions.filter((edition) => edition.quarter === quarter);

const quarterFacts = (quarter: QuarterKey, editions: readonly EditionSummary[], site: Site): CatalogedQuarter => {
  const numbers = newestNumbers(editions);
  const newest = editions
    .filter(({ goal, number }) => number === numbers.get(paths.report(goal.slug, quarter)))
    .sort((a, b) => a.goal.number - b.goal.number || (a.goal.slug < b.goal.slug ? -1 : 1));
  const sum = (key: 'milestones' | 'missed'): number => newest.reduce((all, { totals }) => all + totals[key], 0);
  const moments = editions.map(({ publishedAt }) => publishedAt.getTime());
  return {
    quarter,
    title: `Cross-Agency Priority goals: reports for ${labelOf(quarter)}`,
    description:
      `The reports of ${counted(newest.length, 'goal')} for ${labelOf(quarter)} (${monthsOf(quarter)}): ` +
      `${counted(sum('milestones'), 'milestone')}, of which ${sum('missed')} were missed. Newest editions; a correction ` +
      'is a new edition, and the earlier one stays at its address.',
    address: site.address + paths.quarter(quarter),
    ...daysOf(quarter),
    issuedAt: new Date(Math.min(...moments)),
    modifiedAt: new Date(Math.max(...moments)),
    files: filesOf(quarter, new Date(Math.max(...moments)), site),
  };
};

/** The whole quarter as a table, and the list that leads to each report in each form: few, however many goals there are. */
const filesOf = (quarter: QuarterKey, publishedAt: Date, site: Site): CatalogedFile[] => [
  {
    title: `The milestones of all goals, ${labelOf(quarter)}`,
    address: site.address + paths.quarterMilestones(quarter),
    ...{ mediaType: 'text/csv', format: 'CSV', publishedAt },
    describedBy: { address: site.address + paths.dataDictionary, mediaType: 'text/csv' },
  },
  {
    title: `The reports of all goals, ${labelOf(quarter)}, with the addresses of each as JSON, CSV, Excel and PDF`,
    address: site.address + paths.editionList(quarter),
    ...{ mediaType: 'application/json', format: 'JSON', publishedAt },
    describedBy: { address: site.address + paths.openApi, mediaType: 'application/json' },
  },
];
