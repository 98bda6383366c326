import type { Totals } from '../../milestones/domain/totals.js';
import type { StatusShape } from './status-tag.js';
import { counted, listed } from './wording.js';

/** The disjoint counts of a report, in the order they are told: what needs attention first. */
const PARTS = [
  { key: 'missed', shape: 'missed', text: 'missed' },
  { key: 'atRisk', shape: 'at-risk', text: 'at risk' },
  { key: 'notReported', shape: 'not-reported', text: 'not reported' },
  { key: 'notStarted', shape: 'not-started', text: 'not started' },
  { key: 'onTrack', shape: 'on-track', text: 'on track' },
  { key: 'ongoing', shape: 'ongoing', text: 'ongoing' },
  { key: 'completed', shape: 'completed', text: 'completed' },
  { key: 'withdrawn', shape: 'withdrawn', text: 'withdrawn' },
] as const satisfies readonly { key: keyof Totals; shape: StatusShape; text: string }[];

export interface Counts {
  milestones: string;
  /** The same in two parts: a number and what it counts. */
  total: { count: number; text: string };
  /** The sum in words, `3 missed + 26 on track = 29 milestones`, for whoever hears it. */
  sum: string;
  parts: { shape: StatusShape; count: number; text: string }[];
  missed: MissedCount;
  posts: Posts;
}

export interface MissedCount {
  any: boolean;
  count: number;
  text: string;
}

/** One post a milestone: the chart beside the counts. Every shape is drawn once, as one path. */
export interface Posts {
  height: number;
  paths: { shape: StatusShape; path: string }[];
}

type Parts = Pick<Totals, (typeof PARTS)[number]['key'] | 'milestones'>;

export const countsOf = (totals: Parts): Counts => {
  const parts = PARTS.map(({ key, shape, text }) => ({ shape, count: totals[key], text })).filter(
    ({ count, shape }) => count > 0 || shape === 'missed',
  );
  return {
    milestones: counted(totals.milestones, 'milestone'),
    total: { count: totals.milestones, text: totals.milestones === 1 ? 'milestone' : 'milestones' },
    sum: `${listed(parts.map(({ count, text }) => `${count} ${text}`))}: ${counted(totals.milestones, 'milestone')}`,
    parts,
    missed: missedCount(totals.missed),
    posts: postsOf(parts),
  };
};

export const missedCount = (count: number): MissedCount => ({
  any: count > 0,
  count,
  text: count > 0 ? `${count} missed` : 'None missed',
});

/** The counts of a row of a table, in the order of `COUNT_COLUMNS`. */
export const countCells = (totals: Parts): { label: string; count: number; attention: boolean }[] =>
  PARTS.map(({ key, text }) => ({
    label: capitalised(text),
    count: totals[key],
    attention: key === 'missed' && totals[key] > 0,
  }));

export const COUNT_COLUMNS = PARTS.map(({ text }) => ({ text: capitalised(text) }));

/** The counts of several reports together. */
export const sumOf = (all: readonly Parts[]): Parts => {
  const sum = { milestones: 0, ...Object.fromEntries(PARTS.map(({ key }) => [key, 0])) } as Record<keyof Parts, number>;
  for (const totals of all) {
    sum.milestones += totals.milestones;
    for (const { key } of PARTS) sum[key] += totals[key];
  }
  return sum;
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const POST = 12;
const ROW = 34;
export const POSTS_A_ROW = 40;

const postsOf = (parts: Counts['parts']): Posts => {
  let index = 0;
  const paths = parts
    .filter(({ count }) => count > 0)
    .map(({ shape, count }) => {
      let path = '';
      for (const end = index + count; index < end; index++) {
        path += `M${(index % POSTS_A_ROW) * POST} ${Math.floor(index / POSTS_A_ROW) * ROW + 30}${POST_SHAPES[shape]}`;
      }
      return { shape, path };
    });
  return { height: Math.max(1, Math.ceil(index / POSTS_A_ROW)) * ROW, paths };
};

// Drawn upwards from the foot of the post, so that a row stands on one line. A missed post is taller than all others;
// each of the others has a top of its own, so that the chart can be read without colour.
const POST_SHAPES: Record<StatusShape, string> = {
  missed: 'v-30h8v30z',
  'at-risk': 'v-12l8-8v20z',
  'not-reported': 'v-5h8v5z',
  'not-started': 'v-18h8v18zm2-2h4v-14h-4z',
  'on-track': 'v-14l4-4 4 4v14z',
  ongoing: 'v-5h8v5zm0-7v-5h8v5zm0-7v-4h8v4z',
  completed: 'v-18h8v18z',
  withdrawn: 'm3 0v-18h2v18z',
};
