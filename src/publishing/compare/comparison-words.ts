import type { ComparisonSums } from '../domain/compare-quarters-sums.js';
import { movedDates } from '../pages/moved-dates.js';
import { counted, listed } from '../pages/wording.js';

/** One sentence that sums up a comparison, without its beginning: `5 milestones were completed and 3 newly missed; …`. */
export const comparisonInWords = ({ counts, announced }: Pick<ComparisonSums, 'counts' | 'announced'>): string => {
  const milestones = milestonesOf([
    { count: counts.completed, one: 'was completed', many: 'were completed' },
    { count: counts['newly-missed'], one: 'was newly missed', many: 'were newly missed' },
    { count: counts.reworded, one: 'was reworded', many: 'were reworded' },
    { count: counts.new, one: 'is new', many: 'are new' },
    { count: counts.gone, one: 'is no longer tracked', many: 'are no longer tracked' },
  ]);
  const parts = [milestones, movedDates(counts['due-moved'], announced)].filter((words) => words !== null);
  if (parts.length > 0) return `${parts.join('; ')}.`;
  const otherwise = Object.entries(counts).some(([kind, count]) => kind !== 'unchanged' && count > 0);
  return otherwise
    ? 'no milestone was completed, newly missed, moved to another date, reworded, added or taken out.'
    : 'no milestone changed.';
};

const milestonesOf = (all: readonly { count: number; one: string; many: string }[]): string | null => {
  const parts = all
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }, place) => {
      const whose = place === 0 ? counted(count, 'milestone') : String(count);
      return `${whose} ${count === 1 ? one : many}`;
    });
  return parts.length > 0 ? listed(parts) : null;
};

/** How the milestones of the earlier report became those of the later one: `34 − 6 no longer tracked + 3 new = 31`. */
export const milestonesInWords = ({ from, to, counts }: ComparisonSums, names: { from: string; to: string }): string =>
  [
    `${counted(from, 'milestone')} in ${names.from}`,
    ...(counts.gone > 0 ? [`− ${counts.gone} no longer tracked`] : []),
    ...(counts.new > 0 ? [`+ ${counts.new} new`] : []),
    ...(counts.returned > 0 ? [`+ ${counts.returned} tracked again`] : []),
    `= ${to} in ${names.to}`,
  ].join(' ');
