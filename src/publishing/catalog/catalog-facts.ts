import { daysOf, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { FILE_TYPES } from '../files/file-forms.js';
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
    contact: { name: site.demonstration ? site.name : site.agency.text, email: emailOf(site, mailFrom) },
    publisher: site.demonstration
      ? { name: `${site.name} (demonstration)`, parent: null }
      : { name: site.agency.text, parent: site.parentAgency.text },
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
    files: newest.flatMap((edition) => filesOf(edition, site)),
  };
};

const FORMS = [
  { form: 'json', format: 'JSON', mediaType: 'application/json' },
  { form: 'csv', format: 'CSV', mediaType: 'text/csv' },
  { form: 'xlsx', format: 'Excel', mediaType: FILE_TYPES.xlsx },
  { form: 'pdf', format: 'PDF', mediaType: FILE_TYPES.pdf },
] as const;

const filesOf = ({ goal, quarter, number, publishedAt }: EditionSummary, site: Site): CatalogedFile[] =>
  FORMS.map(({ form, format, mediaType }) => ({
    title: `${goal.title}, ${labelOf(quarter)}, edition ${number}, ${format}`,
    address: site.address + paths.editionFile(goal.slug, quarter, number, form),
    ...{ mediaType, format, publishedAt },
    describedBy: descriptionOf(form, site),
  }));

const descriptionOf = (form: (typeof FORMS)[number]['form'], site: Site): CatalogedFile['describedBy'] => {
  if (form === 'json') return { address: site.address + paths.reportSchema, mediaType: 'application/schema+json' };
  if (form === 'pdf') return null;
  return { address: site.address + paths.dataDictionary, mediaType: 'text/csv' };
};
