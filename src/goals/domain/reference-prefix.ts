/** What the trade itself abbreviates otherwise than by initials. */
const CUSTOMARY: Record<string, string> = { 'customer-experience': 'CX' };

const SMALL_WORDS = new Set(['a', 'and', 'for', 'in', 'of', 'the', 'to', 'with']);
const LONGEST = 4;

/**
 * What the references of a goal's milestones begin with (`CX` in `CX-014`): the customary abbreviation, or the initials
 * of the goal's address, or its first two letters when it is one word; with a number behind it where another goal has it.
 */
export const referencePrefix = (slug: string, taken: ReadonlySet<string>): string => {
  const words = slug.split('-').filter((word) => !SMALL_WORDS.has(word));
  const [only = slug, another] = words;
  const initials = another ? words.map((word) => word.charAt(0)).join('') : only;
  const prefix = CUSTOMARY[slug] ?? initials.slice(0, another ? LONGEST : 2).toUpperCase();
  if (!taken.has(prefix)) return prefix;
  let number = 2;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
};
