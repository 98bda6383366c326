import type { Totals } from '../../milestones/domain/totals.js';

type Counts = Pick<
  Totals,
  'milestones' | 'completed' | 'onTrack' | 'ongoing' | 'notStarted' | 'atRisk' | 'missed' | 'notReported' | 'withdrawn'
>;

/**
 * The sentence a report opens with, from its counts (docs/domain.md, rule 8). Met or on track are the completed, the on track
 * and the ongoing; the withdrawn are no longer the goal's to meet and are left out of the comparison. "All except" is said
 * only where most are met or on track, so that the sentence never sounds better than the counts.
 */
export const headlineOf = (totals: Counts): string => {
  const tracked = totals.milestones - totals.withdrawn;
  if (totals.milestones === 0) return 'The goal has no milestones yet.';
  if (tracked === 0) return 'All of the goal’s milestones have been withdrawn.';
  if (totals.notReported === tracked && tracked > 1)
    return `No status was reported for any of the goal’s ${numbered(tracked)}.`;

  if (tracked === 1) return `The goal’s one milestone ${onlyOne(totals)}.`;

  const exceptions = exceptionsOf(totals);
  const [only, another] = exceptions;
  if (!only) return 'The goal has met or is on track for all of its milestones.';
  const good = totals.completed + totals.onTrack + totals.ongoing;
  if (!another && only.count < good) {
    return `The goal has met or is on track for all of its milestones except ${inWords(only.count)}${only.told(only.count)}.`;
  }
  const list = exceptions.map(({ count, short }) => `${count} ${short}`).join(', ');
  return `The goal has met or is on track for ${good} of its ${numbered(tracked)}: ${list}.`;
};

interface Exception {
  count: number;
  short: string;
  told: (count: number) => string;
}

// "Except one" alone is a miss: the headline's plain form, as the updates of 2018 were reported.
const exceptionsOf = (totals: Counts): Exception[] =>
  [
    { count: totals.missed, short: 'missed', told: () => '' },
    { count: totals.atRisk, short: 'at risk', told: (n: number) => `, which ${n === 1 ? 'is' : 'are'} at risk` },
    {
      count: totals.notStarted,
      short: 'not started',
      told: (n: number) => `, which ${n === 1 ? 'has' : 'have'} not started`,
    },
    {
      count: totals.notReported,
      short: 'without a reported status',
      told: () => ', for which no status was reported',
    },
  ].filter(({ count }) => count > 0);

const numbered = (count: number): string => `${count} milestones`;

const onlyOne = (totals: Counts): string => {
  if (totals.missed > 0) return 'was missed';
  if (totals.atRisk > 0) return 'is at risk';
  if (totals.notStarted > 0) return 'has not started';
  if (totals.notReported > 0) return 'has no reported status';
  return totals.completed > 0 ? 'has been met' : 'is on track';
};

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** One to nine in words, from ten on in figures (GPO Style Manual, rule 12.4). */
const inWords = (count: number): string => WORDS[count] ?? String(count);
