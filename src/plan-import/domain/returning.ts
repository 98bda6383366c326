import { normalised } from './similarity.js';

/** A new row of this quarter and the milestone, tracked in an earlier quarter and not in the last, that it is again. */
export interface Return {
  departed: number;
  current: number;
}

/**
 * Takes the titles of this quarter's new rows, of the milestones that are tracked no longer and of those that left just
 * now, and says which of the new rows are a milestone that came back: those whose very words one new row and one
 * departed milestone have, and none of those that left just now.
 */
export const returnsAmong = (
  fresh: ReadonlyMap<number, string>,
  departed: readonly string[],
  leaving: readonly string[],
): Return[] => {
  const words = departed.map(normalised);
  const now = [...fresh].map(([row, title]): [number, string] => [row, normalised(title)]);
  const left = new Set(leaving.map(normalised));
  return now.flatMap(([current, text]): Return[] => {
    const alone = once(
      now.map(([, other]) => other),
      text,
    );
    return alone && once(words, text) && !left.has(text) ? [{ departed: words.indexOf(text), current }] : [];
  });
};

const once = (texts: readonly string[], text: string): boolean => texts.filter((other) => other === text).length === 1;
