import { CITATION_FORMS } from './citing/citation-files.js';
import { FILE_FORMS } from './files/file-forms.js';
import { groupedBy } from './grouped-by.js';
import { paths } from './pages/paths.js';
import { lastOf } from './pages/timeliness.js';
import type { EditionSummary } from './published.js';

/** One address of the public site. */
export interface PublicAddress {
  path: string;
  /** `edition` is the page of one certain edition, which the page of its report stands for; `file` is for programs. */
  kind: 'page' | 'edition' | 'file';
  /** When something was last published that it shows; null where it only changes with the program. */
  changedAt: Date | null;
}

/** What has an address: every edition, and every milestone with the newest edition that holds it. */
export interface Published {
  editions: readonly EditionSummary[];
  milestones: readonly { reference: string; publishedAt: Date }[];
}

/**
 * Every address that the public site has because of what is published, and its fixed pages. What is chosen by a query
 * or a pair (search, comparisons) is found by following the links.
 */
export const publicAddresses = ({ editions, milestones }: Published): PublicAddress[] => {
  const page = (path: string, changedAt: Date | null): PublicAddress => ({ path, kind: 'page', changedAt });
  const last = lastOf(editions);
  return [
    page(paths.home, last),
    page(paths.goals, last),
    page(paths.missed, last),
    page(paths.about, null),
    page(paths.howToRead, last), // its example is the newest report
    page(paths.data, last),
    ...FOR_EVERYTHING.map((path) => ({ path, kind: 'file', changedAt: last }) as const),
    ...FIXED.map((path) => ({ path, kind: 'file', changedAt: null }) as const),
    ...groupedBy(editions, ({ goal }) => goal.slug).flatMap(([slug, ofGoal]) => goalAddresses(slug, lastOf(ofGoal))),
    ...groupedBy(editions, ({ quarter }) => quarter).flatMap(([quarter, some]) => [
      page(paths.quarter(quarter), lastOf(some)),
      ...[paths.quarterMilestones(quarter), paths.editionList(quarter)].map(
        (path) => ({ path, kind: 'file', changedAt: lastOf(some) }) as const,
      ),
      ...(some.some(({ totals }) => totals.missed > 0)
        ? [page(paths.missedWhere({ quarter, goal: null, owner: null }), lastOf(some))]
        : []),
    ]),
    ...reports(editions),
    ...editions.flatMap(editionAddresses),
    ...milestones.map(({ reference, publishedAt }) => page(paths.milestone(reference), publishedAt)),
  ];
};

/** Feeds, lists and catalogs over all that is published. */
const FOR_EVERYTHING = [
  paths.feed,
  paths.calendar,
  paths.catalog,
  paths.catalog3,
  paths.siteMap,
  paths.quarterList,
  paths.allMilestones,
];

const FIXED = [paths.dataDictionary, paths.reportSchema, paths.openApi, '/robots.txt'];

const goalAddresses = (slug: string, changedAt: Date | null): PublicAddress[] => [
  ...[paths.goal(slug), paths.indicators(slug)].map((path) => ({ path, kind: 'page', changedAt }) as const),
  ...[paths.goalFeed(slug), paths.goalCalendar(slug)].map((path) => ({ path, kind: 'file', changedAt }) as const),
];

/** The address of a report, its page and its files, which follow the newest edition. */
const reports = (editions: readonly EditionSummary[]): PublicAddress[] =>
  groupedBy(editions, ({ goal, quarter }) => paths.report(goal.slug, quarter)).flatMap(([path, some]) => [
    { path, kind: 'page', changedAt: lastOf(some) } as const,
    ...FORMS.map((form) => ({ path: `${path}.${form}`, kind: 'file', changedAt: lastOf(some) }) as const),
  ]);

const editionAddresses = ({ goal, quarter, number, publishedAt: changedAt }: EditionSummary): PublicAddress[] => [
  { path: paths.edition(goal.slug, quarter, number), kind: 'edition', changedAt },
  ...FORMS.map(
    (form) => ({ path: paths.editionFile(goal.slug, quarter, number, form), kind: 'file', changedAt }) as const,
  ),
];

const FORMS = ['json', ...FILE_FORMS, ...CITATION_FORMS] as const;
