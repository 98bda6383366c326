import { type QuarterKey, slugOf } from '../../fiscal/fiscal-quarter.js';

/** What has an explanation: each is an anchor of the reading guide, or of `/about`, which keeps all of them. */
export const TERMS = [
  'goal',
  'strategy',
  'milestone',
  'statuses',
  'missed',
  'newly-missed',
  'recovery',
  'completed-late',
  'due',
  'interpreted',
  'unscheduled',
  'continuous',
  'recurring',
  'unclear',
  'slip',
  'rescheduled',
  'change',
  'headline',
  'not-tracked',
  'waiver',
  'edition',
  'correction',
  'fingerprint',
  'fiscal-quarter',
  'accessibility',
  'contact',
] as const;

/** One side of a comparison: a quarter as its newest edition shows it, or one certain edition of it. */
export interface ComparedSide {
  quarter: QuarterKey;
  /** Null: the newest. */
  edition: number | null;
}

export type Term = (typeof TERMS)[number];

/** What is not a word of a report, but a part of the page on the site itself. */
const ABOUT_THE_SITE: readonly Term[] = ['accessibility', 'contact'];

export interface MissedFilter {
  quarter: QuarterKey | null;
  goal: string | null;
  owner: string | null;
}

const goal = (slug: string): string => `/goals/${encodeURIComponent(slug)}`;
const report = (slug: string, quarter: QuarterKey): string => `${goal(slug)}/updates/${slugOf(quarter)}`;
const edition = (slug: string, quarter: QuarterKey, number: number): string =>
  `${report(slug, quarter)}/editions/${number}`;

/** `fy2018-q3`, or `fy2018-q3-edition-2`. */
export const sideInAddress = ({ quarter, edition: number }: ComparedSide): string =>
  number === null ? slugOf(quarter) : `${slugOf(quarter)}-edition-${number}`;

/** Every address of the public site. */
export const paths = {
  home: '/',
  goals: '/goals',
  missed: '/missed',
  quarters: '/#quarters',
  about: '/about',
  goal,
  report,
  edition,
  editionFile: (slug: string, quarter: QuarterKey, number: number, format: string): string =>
    `${edition(slug, quarter, number)}.${format}`,
  compare: (slug: string, quarter: QuarterKey, from: number, to: number): string =>
    `${edition(slug, quarter, from)}/compare/${to}`,
  /** Two quarters or editions of a goal. `/goals/{slug}/compare?from=…&to=…` leads here. */
  compareSides: (slug: string, from: ComparedSide, to: ComparedSide): string =>
    `${goal(slug)}/compare/${sideInAddress(from)}/${sideInAddress(to)}`,
  /** Where two quarters of a goal are chosen. */
  compareChoice: (slug: string): string => `${goal(slug)}/compare`,
  /** What changed over all goals from one quarter to another. */
  compareQuarters: (from: QuarterKey, to: QuarterKey): string => `/updates/${slugOf(to)}/compare/${slugOf(from)}`,
  /** The indicators of a goal over its newest reports. */
  indicators: (slug: string): string => `${goal(slug)}/indicators`,
  search: '/search',
  /** Atom: releases and corrections. */
  feed: '/feed.xml',
  goalFeed: (slug: string): string => `${goal(slug)}/feed.xml`,
  /** ICS: due quarters. */
  calendar: '/calendar.ics',
  goalCalendar: (slug: string): string => `${goal(slug)}/calendar.ics`,
  /** DCAT-US 1.1, and 3.0 beside it. */
  catalog: '/data.json',
  catalog3: '/data/dcat-us-3.json',
  /** All milestones over all quarters. */
  allMilestones: '/data/milestones.csv',
  quarterMilestones: (quarter: QuarterKey): string => `/data/milestones/${slugOf(quarter)}.csv`,
  dataDictionary: '/data/dictionary.csv',
  reportSchema: '/schemas/milepost-report-1.json',
  /** The page that lists every file, feed and address for programs. */
  data: '/data',
  openApi: '/api/v1/openapi.json',
  /** For programs: every quarter, and every edition of one. */
  quarterList: '/api/v1/quarters.json',
  editionList: (quarter: QuarterKey): string => `/api/v1/quarters/${slugOf(quarter)}.json`,
  siteMap: '/sitemap.xml',
  siteMapPart: (part: number): string => `/sitemap-${part}.xml`,
  /** How to read a report: what each part means, on a picture of one. */
  howToRead: '/how-to-read',
  quarter: (quarter: QuarterKey): string => `/updates/${slugOf(quarter)}`,
  milestone: (reference: string): string => `/milestones/${encodeURIComponent(reference)}`,
  term: (term: Term): string => `${ABOUT_THE_SITE.includes(term) ? '/about' : '/how-to-read'}#${term}`,
  /** All misses and those of a quarter are at addresses that a file host can serve; what a form asks for is a query. */
  missedWhere: ({ quarter, goal: slug, owner }: MissedFilter, page = 1): string => {
    if (!slug && !owner)
      return ['/missed', ...(quarter ? [slugOf(quarter)] : []), ...(page > 1 ? [`page-${page}`] : [])].join('/');
    const query = new URLSearchParams();
    if (quarter) query.set('quarter', slugOf(quarter));
    if (slug) query.set('goal', slug);
    if (owner) query.set('owner', owner);
    if (page > 1) query.set('page', String(page));
    return query.size > 0 ? `/missed?${query.toString()}` : '/missed';
  },
};

/** The entries of the navigation, each with the section of the site it stands for. */
export const NAVIGATION = [
  { section: 'goals', href: paths.goals, text: 'Goals' },
  { section: 'missed', href: paths.missed, text: 'Missed milestones' },
  { section: 'quarters', href: paths.quarters, text: 'Quarters' },
  { section: 'how-to-read', href: paths.howToRead, text: 'How to read' },
  { section: 'about', href: paths.about, text: 'About' },
] as const;
