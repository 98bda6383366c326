import { type ArrayChange, diffArrays } from 'diff';

/** Beyond so many changes two texts are taken as two texts: comparing them further would take long and tell nothing. */
const MOST_CHANGES = 1_000;

/** Part of a text: what both have, what only the new one has, or what only the old one had. */
export interface TextPart {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Part of the base, by words, and what stands in its place. */
interface Edit {
  from: number;
  to: number;
  words: string[];
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s\p{P}]+|\p{P}/gu) ?? [];

/**
 * One text with what both people changed in the text they started from; null where they changed the same place in
 * different ways, and somebody has to choose.
 */
export const mergeTexts = (base: string, mine: string, theirs: string): string | null => {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const words = wordsOf(base);
  const [ours, others] = [editsOf(words, wordsOf(mine)), editsOf(words, wordsOf(theirs))];
  if (!ours || !others) return null;
  const added = ours.filter((edit) => !others.some((other) => isSame(edit, other)));
  if (added.some((edit) => others.some((other) => edit.from <= other.to && other.from <= edit.to))) return null;
  return applied(words, [...others, ...added]);
};

/** How a text came from the one before it, part by part. */
export const partsOf = (before: string, after: string): TextPart[] => {
  const changes = differences(wordsOf(before), wordsOf(after));
  const parts: TextPart[] = changes
    ? changes.map(({ value, added, removed }) => ({
        text: value.join(''),
        kind: added ? 'added' : removed ? 'removed' : 'same',
      }))
    : [
        { text: before, kind: 'removed' },
        { text: after, kind: 'added' },
      ];
  return parts.filter(({ text }) => text !== '');
};

const differences = (before: string[], after: string[]): ArrayChange<string>[] | undefined =>
  diffArrays(before, after, { maxEditLength: MOST_CHANGES });

const editsOf = (before: string[], after: string[]): Edit[] | null => {
  const changes = differences(before, after);
  if (!changes) return null;
  const edits: Edit[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    const last = edits.at(-1);
    const open = last && last.to === at ? last : null;
    if (added) {
      if (open) open.words.push(...value);
      else edits.push({ from: at, to: at, words: [...value] });
    } else {
      if (removed && open) open.to += value.length;
      else if (removed) edits.push({ from: at, to: at + value.length, words: [] });
      at += value.length;
    }
  }
  return edits;
};

const isSame = (one: Edit, other: Edit): boolean =>
  one.from === other.from && one.to === other.to && one.words.join('') === other.words.join('');

const applied = (words: readonly string[], edits: readonly Edit[]): string => {
  let at = 0;
  const made: string[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    made.push(...words.slice(at, edit.from), ...edit.words);
    at = edit.to;
  }
  return [...made, ...words.slice(at)].join('');
};
