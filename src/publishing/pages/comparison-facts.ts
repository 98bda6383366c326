import type { Compared, CountKey, Difference, ReportComparison } from '../domain/compare-reports.js';
import { markedWords } from '../domain/marked-words.js';
import { paths } from './paths.js';

/** A text with what is gone and what is new in it marked, each run of words. */
interface MarkedText {
  runs: { gone: boolean; new: boolean; text: string }[];
}

export interface DifferenceFacts extends MarkedText {
  name: string;
  from: string;
  to: string;
  /** Short values are told as from and to; long ones with their words marked. */
  marked: boolean;
}

interface ComparedFacts {
  reference: string | null;
  href: string | null;
  title: string;
  /** Where one of both reports alone has it: which. */
  alone: string | null;
  differences: DifferenceFacts[];
}

export interface ComparisonFacts {
  same: boolean;
  words: DifferenceFacts[];
  counts: { name: string; from: number; to: number }[];
  parts: { heading: string; items: ComparedFacts[] }[];
}

const COUNT_NAMES = {
  milestones: 'Milestones',
  missed: 'Missed',
  atRisk: 'At risk',
  notReported: 'Not reported',
  notStarted: 'Not started',
  onTrack: 'On track',
  ongoing: 'Ongoing',
  completed: 'Completed',
  withdrawn: 'Withdrawn',
  completedLate: 'Completed late',
  newlyMissed: 'Newly missed',
  dueMoved: 'Due dates moved',
  new: 'New',
  noLongerTracked: 'No longer tracked',
} as const satisfies Record<CountKey, string>;

const NOTHING = 'Nothing';

/** What differs between two reports, in words. `names` are what the first and the second are called. */
export const comparisonFacts = (
  { same, words, counts, strategies, milestones, departures }: ReportComparison,
  names: { from: string; to: string },
): ComparisonFacts => ({
  same,
  words: words.map(differenceFacts),
  counts: counts.map(({ key, from, to }) => ({ name: COUNT_NAMES[key], from, to })),
  parts: [
    {
      heading: 'Milestones',
      items: milestones.map((one) =>
        comparedFacts(one, names, ({ reference, title }) => ({
          ...{ reference, title, href: paths.milestone(reference) },
        })),
      ),
    },
    {
      heading: 'Strategies',
      items: strategies.map((one) =>
        comparedFacts(one, names, ({ title }) => ({ title, reference: null, href: null })),
      ),
    },
    {
      heading: 'No longer tracked',
      items: departures.map((one) =>
        comparedFacts(one, names, ({ reference, title }) => ({ title, reference, href: null })),
      ),
    },
  ].filter(({ items }) => items.length > 0),
});

const comparedFacts = <T>(
  { from, to, differences }: Compared<T>,
  names: { from: string; to: string },
  named: (one: T) => Pick<ComparedFacts, 'reference' | 'href' | 'title'>,
): ComparedFacts => {
  const one = to ?? from;
  if (one === null) throw new Error('What is compared stands in one of the reports.');
  const alone = from === null ? `In ${names.to} alone` : to === null ? `In ${names.from} alone` : null;
  return { ...named(one), alone, differences: differences.map(differenceFacts) };
};

/** One difference, with its words marked. */
export const differenceFacts = ({ name, from, to }: Difference): DifferenceFacts => ({
  ...{ name, from: from ?? NOTHING, to: to ?? NOTHING },
  marked: from !== null && to !== null && Math.max(from.length, to.length) > 40,
  runs: markedWords(from, to).map(({ kind, text }) => ({ gone: kind === 'gone', new: kind === 'new', text })),
});
