import type { Announcement } from '../../milestones/domain/announced.js';
import type { Link } from '../../rendering/site.js';
import type { EditionSummary } from '../published.js';
import { counted, listed } from './wording.js';

/** `9 due dates moved, 2 of them without a word`; null where none moved. */
export const movedDates = (
  count: number,
  { nowhere, 'in-note': inNote }: Omit<Record<Announcement, number>, 'in-remark'>,
): string | null => {
  if (count === 0) return null;
  const words = counted(count, 'due date moved', 'due dates moved');
  const how = [
    ...(nowhere > 0 ? [`${shareOf(nowhere, count)} without a word`] : []),
    ...(inNote > 0 ? [`${shareOf(inNote, count)} told only in a note`] : []),
  ];
  return how.length > 0 ? `${words}, ${listed(how)}` : words;
};

const shareOf = (some: number, count: number): string =>
  count === 1 ? 'and that' : some === count ? 'all of them' : `${some} of them`;

/** How many due dates moved in some reports of a quarter, with a link to which, and to whether anybody said so. */
export const movedOf = (reports: readonly Pick<EditionSummary, 'totals'>[], changes: Link | null): Link | null => {
  const count = reports.reduce((sum, { totals }) => sum + totals.dueMoved, 0);
  if (count === 0 || changes === null) return null;
  return {
    href: `${changes.href}#due-moved`,
    text: `${counted(count, 'due date moved', 'due dates moved')}: see which, and which without a word`,
  };
};
