import type { Query, Words } from './query.js';

/** What is looked for in the index: `all` stand in that part of an entry, `none` anywhere in it, and it has all facets. */
export interface Expression {
  part: 'reference' | 'title' | 'anywhere';
  all: readonly Words[];
  none: readonly Words[];
  facets: readonly string[];
}

/**
 * How well an entry can fit a query, best first: it is what was asked for by name; its title has the words together; its
 * title has them; they stand together in it; they stand in it. The last holds everything that is found.
 */
export const tiersOf = ({ all, none }: Query, facets: readonly string[]): Expression[] => {
  const everywhere: Expression = { part: 'anywhere', all, none, facets };
  if (all.length === 0) return [everywhere];
  const single = all.length > 1 && all.every(({ words, begin }) => words.length === 1 && !begin);
  const together = [{ words: all.flatMap(({ words }) => words), begin: false }];
  return [
    ...(all.some(({ words }) => words.some((word) => /\d/.test(word)))
      ? [{ ...everywhere, part: 'reference' as const, all: all.filter(isReference) }]
      : []
    ).filter((tier) => tier.all.length > 0),
    ...(single ? [{ ...everywhere, part: 'title' as const, all: together }] : []),
    { ...everywhere, part: 'title' },
    ...(single ? [{ ...everywhere, all: together }] : []),
    everywhere,
  ];
};

const isReference = ({ words: [prefix = '', number = '', another] }: Words): boolean =>
  another === undefined && /^[a-z]{1,6}\d{0,2}$/.test(prefix) && /^s?\d{1,4}$/.test(number);

/** The words that are marked in what was found. */
export const marksOf = ({ all }: Query): readonly Words[] => all;

// Words are letters and digits alone (folded.ts), so nothing that was typed can be an operator.

/** The expression as FTS5 of SQLite takes it. */
export const matchOf = ({ part, all, none, facets }: Expression): string => {
  const column = { reference: '{reference}', title: '{title}', anywhere: ANYWHERE }[part];
  const wanted = [
    ...(all.length > 0 ? [`${column} : (${all.map(quoted).join(' AND ')})`] : []),
    ...(facets.length > 0 ? [`{facets} : (${facets.map((facet) => `"${facet}"`).join(' AND ')})`] : []),
  ];
  const match = wanted.map((one) => `(${one})`).join(' AND ');
  return none.length === 0 ? match : `(${match}) NOT (${ANYWHERE} : (${none.map(quoted).join(' OR ')}))`;
};

/** The same for the words that are marked. */
export const matchOfAny = (any: readonly Words[]): string => `${ANYWHERE} : (${any.map(quoted).join(' OR ')})`;

const ANYWHERE = '{reference title body}';

const quoted = ({ words, begin }: Words): string => {
  const text = `"${words.join(' ')}"`;
  return begin ? `(${[`${text} *`, ...stemsWithin(words).map((stem) => `"${stem}"`)].join(' OR ')})` : text;
};

/** How many letters of a beginning may be of an ending that the index does not keep. */
const LONGEST_CUT = 3;
const SHORTEST_STEM = 4;

// The index keeps stems: that of `modernization` is `modern`, and `moderniz*` would find none that begins so.
const stemsWithin = ([word = '', another]: readonly string[]): string[] =>
  another === undefined
    ? Array.from({ length: LONGEST_CUT }, (_, cut) => word.slice(0, word.length - cut - 1)).filter(
        ({ length }) => length >= SHORTEST_STEM,
      )
    : [];

/** The expression as `to_tsquery` of PostgreSQL takes it. */
export const tsqueryOf = ({ part, all, none, facets }: Expression): string => {
  const weight = { reference: 'C', title: 'A', anywhere: TYPED }[part];
  return [
    ...all.map((words) => followed(words, weight)),
    ...facets.map((facet) => `'${facet}'`),
    ...none.map((words) => `!${followed(words, TYPED)}`),
  ].join(' & ');
};

// Title, text and reference: what is typed never meets the facets, which have the weight D.
const TYPED = 'ABC';

/** The same for the words that are marked. */
export const tsqueryOfAny = (any: readonly Words[]): string => any.map((words) => followed(words, '')).join(' | ');

const followed = ({ words, begin }: Words, weight: string): string => {
  const label = weight && `:${weight}`;
  const stems = begin ? stemsWithin(words).map((stem) => `'${stem}'${label}`) : [];
  const last = words.length - 1;
  const labelOf = (place: number): string => (begin && place === last ? '*' : '') + weight;
  const parts = words.map((word, place) => `'${word}'${labelOf(place) && `:${labelOf(place)}`}`);
  return `(${[parts.join(' <-> '), ...stems].join(' | ')})`;
};
