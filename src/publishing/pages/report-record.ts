import { byQuarter, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import type { Link } from '../../rendering/site.js';
import { citationFacts, citationText } from '../citing/citation.js';
import type { Edition, EditionSummary } from '../published.js';
import { FILE_TYPES } from '../files/file-forms.js';
import { paths } from './paths.js';
import { dayOf, sizeInWords } from './wording.js';

const FORMATS = [
  { format: 'pdf', name: 'PDF', type: 'application/pdf', use: 'the whole report to print or hand on' },
  { format: 'xlsx', name: 'Excel', type: FILE_TYPES.xlsx, use: 'milestones, changes and indicators as sheets' },
  { format: 'csv', name: 'CSV', type: 'text/csv', use: 'one row a milestone' },
  { format: 'json', name: 'JSON', type: 'application/json', use: 'the whole report as data' },
] as const;

/** The files of an edition that can be downloaded, with the size of each that lies ready. */
export const filesOf = ({ goal, quarter, number, text, files }: Edition) => {
  const sizes = new Map<string, number>(files.map(({ form, size }) => [form, size]));
  sizes.set('json', Buffer.byteLength(text));
  return FORMATS.map(({ format, name, type, use }) => {
    const size = sizes.get(format);
    return {
      ...{ name, type, use },
      href: paths.editionFile(goal.slug, quarter, number, format),
      size: size === undefined ? null : sizeInWords(size),
    };
  });
};

/** An edition as far as its address tells it. */
type Addressed = Pick<Edition, 'quarter' | 'number'> & { goal: { slug: string } };

/** Ready text to cite an edition with, and what its fingerprint is. */
export const citationOf = (report: PublishedReport, site: Parameters<typeof citationFacts>[1]) => ({
  text: citationText(citationFacts(report, site)),
  sha256: report.edition.sha256,
  json: paths.editionFile(report.goal.slug, report.period.key, report.edition.number, 'json'),
});

/** What stands above a report that was corrected, or that corrects an earlier edition. */
export const correctionsOf = (
  {
    goal,
    quarter,
    number,
    newest,
    corrects,
    correction,
  }: Addressed & Pick<Edition, 'newest' | 'corrects' | 'correction'>,
  editions: readonly EditionSummary[],
) => ({
  superseded:
    number < newest
      ? {
          number,
          newest: { href: paths.edition(goal.slug, quarter, newest), text: `edition ${newest}` },
          compare: { href: paths.compare(goal.slug, quarter, number, newest), text: 'See what was corrected' },
          why: editions.find((one) => one.quarter === quarter && one.corrects === number)?.correction ?? null,
        }
      : null,
  correction:
    corrects === null
      ? null
      : {
          corrects: { href: paths.edition(goal.slug, quarter, corrects), text: `edition ${corrects}` },
          compare: { href: paths.compare(goal.slug, quarter, corrects, number), text: 'See what was corrected' },
          text: correction ?? 'No reason was recorded.',
        },
});

/** The other editions of this quarter, and the reports of the quarters before and after it. */
export const otherQuarters = ({ goal, quarter, number, newest }: Edition, editions: readonly EditionSummary[]) => {
  const quarters = [...new Set(editions.map((edition) => edition.quarter))].sort(byQuarter);
  const place = quarters.indexOf(quarter);
  return {
    earlier: reportLink(goal.slug, place > 0 ? quarters[place - 1] : undefined),
    later: reportLink(goal.slug, place >= 0 ? quarters[place + 1] : undefined),
    editions: editions
      .filter((edition) => edition.quarter === quarter)
      .sort((a, b) => b.number - a.number)
      .map((edition) => ({
        href: paths.edition(goal.slug, quarter, edition.number),
        text: `Edition ${edition.number}`,
        published: dayOf(edition.publishedAt),
        current: edition.number === number,
        newest: edition.number === newest,
        correction: edition.correction,
      })),
  };
};

const reportLink = (slug: string, quarter: QuarterKey | undefined): Link | null =>
  quarter ? { href: paths.report(slug, quarter), text: labelOf(quarter) } : null;
