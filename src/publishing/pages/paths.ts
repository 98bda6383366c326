import { type QuarterKey, slugOf } from '../../fiscal/fiscal-quarter.js';

/** The words explained on `/about`: each is an anchor there. */
export const TERMS = [
  'statuses',
  'missed',
  'due',
  'interpreted',
  'slip',
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

export type Term = (typeof TERMS)[number];

export interface MissedFilter {
  quarter: QuarterKey | null;
  goal: string | null;
  owner: string | null;
}

const goal = (slug: string): string => `/goals/${encodeURIComponent(slug)}`;
const report = (slug: string, quarter: QuarterKey): string => `${goal(slug)}/updates/${slugOf(quarter)}`;
const edition = (slug: string, quarter: QuarterKey, number: number): string =>
  `${report(slug, quarter)}/editions/${number}`;

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
  quarter: (quarter: QuarterKey): string => `/updates/${slugOf(quarter)}`,
  milestone: (reference: string): string => `/milestones/${encodeURIComponent(reference)}`,
  term: (term: Term): string => `/about#${term}`,
  missedWhere: ({ quarter, goal: slug, owner }: MissedFilter, page = 1): string => {
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
  { section: 'about', href: paths.about, text: 'How to read this' },
] as const;
