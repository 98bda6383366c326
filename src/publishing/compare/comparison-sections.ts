import { isIn, type DifferenceKind } from '../domain/compare-quarters-kinds.js';
import type { QuarterComparison } from '../domain/compare-quarters.js';
import { counted } from '../pages/wording.js';
import { type DifferenceItem, differenceItem } from './difference-items.js';
import { strategySections, type StrategySection } from './strategy-sections.js';

/** The milestones that differ in one way. */
export interface DifferenceSection {
  id: string;
  heading: string;
  count: number;
  help: string | null;
  items: DifferenceItem[];
}

/** Everything that differs between two reports of a goal, in the order a reader is told of it. */
export interface ComparisonSections {
  sections: DifferenceSection[];
  strategies: StrategySection[];
  /** The milestones that did not change; null where all did. */
  unchanged: { text: string; references: string[] } | null;
  same: boolean;
}

/** `prefix` stands before the anchors of the sections, where a page shows several goals. */
export const sectionsOf = (comparison: QuarterComparison, prefix = ''): ComparisonSections => {
  const sections = SECTIONS.map(({ kind, heading, help }) => ({
    ...{ id: prefix + kind, heading, help: help ?? null, count: comparison.counts[kind] },
    items: comparison.milestones.filter(isIn[kind]).map((one) => differenceItem(kind, one)),
  })).filter(({ count }) => count > 0);
  const strategies = strategySections(comparison.strategies, prefix);
  const unchanged = comparison.milestones.filter(isIn.unchanged);
  return {
    ...{ sections, strategies },
    same: sections.length + strategies.length === 0,
    unchanged:
      unchanged.length > 0
        ? {
            text: `${counted(unchanged.length, 'milestone')} did not change`,
            references: unchanged.map(({ reference }) => reference),
          }
        : null,
  };
};

const SECTIONS: readonly { kind: Exclude<DifferenceKind, 'unchanged'>; heading: string; help?: string }[] = [
  { kind: 'newly-missed', heading: 'Newly missed' },
  { kind: 'still-missed', heading: 'Still missed' },
  { kind: 'missed-no-longer', heading: 'Missed no longer' },
  { kind: 'completed', heading: 'Completed' },
  {
    kind: 'due-moved',
    heading: 'Due dates moved',
    help: 'A move is announced where the report that first shows it says so under “Change from last quarter”. A note is a footnote, an explanation or a reason.',
  },
  { kind: 'due-set', heading: 'Due dates set for the first time' },
  {
    kind: 'due-restated',
    heading: 'Due dates rewritten',
    help: 'The printed date is another one, and falls in the same quarter.',
  },
  { kind: 'worse', heading: 'Worse' },
  { kind: 'better', heading: 'Better' },
  { kind: 'status-changed', heading: 'Status changed otherwise' },
  { kind: 'withdrawn', heading: 'Withdrawn' },
  { kind: 'reworded', heading: 'Reworded' },
  { kind: 'moved', heading: 'Moved to another strategy or sub-heading' },
  { kind: 'owner-changed', heading: 'Owner changed' },
  { kind: 'new', heading: 'New' },
  { kind: 'returned', heading: 'Tracked again' },
  { kind: 'gone', heading: 'No longer tracked' },
  {
    kind: 'came-and-went',
    heading: 'Came and went',
    help: 'In neither of the two reports, and in one between them.',
  },
];
