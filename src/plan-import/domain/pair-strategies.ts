import { contentOf, normalised, sharedWords, weightsOf, wordsOf } from './similarity.js';
import { markDifference, marksOf } from './step-marks.js';

/** A strategy where the plan prints it; its position in the list is its place in the plan. */
export interface PlacedStrategy {
  label: string | null;
  title: string;
  /** The title of the earlier strategy that this one continues, where the plan itself names it. */
  continues?: string | null;
}

export interface StrategyPairing {
  /** A strategy of this quarter stands in one pair at most; one of last quarter in several where several continue it. */
  pairs: { previous: number; current: number; how: 'same' | 'relabelled' | 'retitled' | 'continues' }[];
  gone: number[];
  new: number[];
}

type Pair = StrategyPairing['pairs'][number];

/**
 * Takes the strategies of two consecutive quarters and says which of the later is which of the earlier: by the title, whatever its
 * label and place; by what the plan itself says; and by a title that was only lengthened, shortened or changed in a word. A label
 * alone pairs nothing: "Strategy 2" is a place, and another strategy may take it.
 */
export const pairStrategies = (
  previous: readonly PlacedStrategy[],
  current: readonly PlacedStrategy[],
): StrategyPairing => {
  const pairs: Pair[] = [];
  for (const find of [byLabelAndTitle, byTitle, byTheirOwnWord, byWords]) pairs.push(...find(previous, current, pairs));
  const [before, now] = leftOf(previous, current, pairs);
  return { pairs: pairs.sort((a, b) => a.previous - b.previous), gone: before, new: now };
};

type Find = (previous: readonly PlacedStrategy[], current: readonly PlacedStrategy[], pairs: readonly Pair[]) => Pair[];

const byLabelAndTitle: Find = (previous, current, pairs) =>
  onlyMatches(previous, current, pairs, (a, b) => sameLabel(a, b) && sameTitle(a, b), 'same');

const byTitle: Find = (previous, current, pairs) => onlyMatches(previous, current, pairs, sameTitle, 'relabelled');

// A strategy that was split is continued by each that says so.
const byTheirOwnWord: Find = (previous, current, pairs) => {
  const [before, now] = leftOf(previous, current, pairs);
  return now.flatMap((c): Pair[] => {
    const continues = current[c]?.continues ?? '';
    const [only, another] = before.filter((p) => sameText(previous[p]?.title ?? '', continues));
    if (continues === '' || only === undefined || another !== undefined) return [];
    return [{ previous: only, current: c, how: 'continues' }];
  });
};

const byWords: Find = (previous, current, pairs) => {
  const weight = weightsOf(previous.map(contentOfTitle), current.map(contentOfTitle));
  const alike = (a: PlacedStrategy, b: PlacedStrategy): boolean => {
    const { count, replaced, part } = sharedWords(contentOfTitle(a), contentOfTitle(b), weight);
    if (markDifference(marksOf(a.title), marksOf(b.title)).replaced) return false;
    if (sameLabel(a, b) && a.label !== null) return count >= 2 && replaced <= 0.35;
    return count >= 3 && replaced <= 0.2 && part >= 0.5;
  };
  return onlyMatches(previous, current, pairs, alike, 'retitled');
};

/** The pairs that match and match nothing else: where one could go to two, neither is taken. As many equal ones on both sides go in order. */
const onlyMatches = (
  previous: readonly PlacedStrategy[],
  current: readonly PlacedStrategy[],
  pairs: readonly Pair[],
  match: (a: PlacedStrategy, b: PlacedStrategy) => boolean,
  how: Pair['how'],
): Pair[] => {
  const [before, now] = leftOf(previous, current, pairs);
  const matches = (p: number, c: number): boolean => {
    const [a, b] = [previous[p], current[c]];
    return a !== undefined && b !== undefined && match(a, b);
  };
  return before.flatMap((p) => {
    const partners = now.filter((c) => matches(p, c));
    const equals = before.filter((other) => partners.some((c) => matches(other, c)));
    const current = partners[equals.indexOf(p)];
    const alike = equals.every((other) => partners.every((c) => matches(other, c)));
    const even = alike && partners.length === equals.length && (how === 'same' || equals.length === 1);
    return current !== undefined && even ? [{ previous: p, current, how }] : [];
  });
};

const leftOf = (
  previous: readonly PlacedStrategy[],
  current: readonly PlacedStrategy[],
  pairs: readonly Pair[],
): [number[], number[]] => [
  [...previous.keys()].filter((p) => !pairs.some((pair) => pair.previous === p)),
  [...current.keys()].filter((c) => !pairs.some((pair) => pair.current === c)),
];

const contentOfTitle = ({ title }: PlacedStrategy): string[] => contentOf(wordsOf(title));

const sameText = (a: string, b: string): boolean => normalised(a) === normalised(b);

const sameTitle = (a: PlacedStrategy, b: PlacedStrategy): boolean => sameText(a.title, b.title);

const sameLabel = (a: PlacedStrategy, b: PlacedStrategy): boolean => sameText(a.label ?? '', b.label ?? '');
