export interface Parsed<T> {
  value: T;
  next: number;
}

/**
 * Reads tokens from a place: every way they can be read, each with the place after it. Every way and not the first,
 * because a text with two meanings (`2011-12`) must be seen to have two.
 */
export type Parser<T> = (tokens: readonly string[], at: number) => readonly Parsed<T>[];

/** Reads one token; `read` gives undefined for a token that is not meant. */
export const token =
  <T>(read: (token: string) => T | undefined): Parser<T> =>
  (tokens, at) => {
    const found = tokens[at];
    const value = found === undefined ? undefined : read(found);
    return value === undefined ? [] : [{ value, next: at + 1 }];
  };

/** Reads one token that is one of `words`. */
export const word = (...words: string[]): Parser<string> =>
  token((found) => (words.includes(found) ? found : undefined));

/** Reads in each of several ways. */
export const either =
  <T>(...parsers: Parser<T>[]): Parser<T> =>
  (tokens, at) =>
    parsers.flatMap((parser) => parser(tokens, at));

/** Reads what `parser` reads and makes another value of it; `change` gives undefined where it makes no sense. */
export const convert =
  <A, R>(parser: Parser<A>, change: (value: A) => R | undefined): Parser<R> =>
  (tokens, at) =>
    parser(tokens, at).flatMap(({ value, next }) => {
      const changed = change(value);
      return changed === undefined ? [] : [{ value: changed, next }];
    });

/** Reads `a`, then `b`; `combine` gives undefined where the two do not make sense together. */
export const then =
  <A, B, R>(a: Parser<A>, b: Parser<B>, combine: (a: A, b: B) => R | undefined): Parser<R> =>
  (tokens, at) =>
    a(tokens, at).flatMap((left) => convert(b, (right) => combine(left.value, right))(tokens, left.next));

/** Reads `parser`, or nothing. */
export const optional = <T>(parser: Parser<T>): Parser<T | null> =>
  either<T | null>(parser, (_tokens, at) => [{ value: null, next: at }]);

/** Reads a mark that carries no meaning, then `parser`. */
export const after = <T>(mark: Parser<unknown>, parser: Parser<T>): Parser<T> =>
  then(mark, parser, (_mark, value) => value);

/** Reads `parser`, then a mark that carries no meaning. */
export const before = <T>(parser: Parser<T>, mark: Parser<unknown>): Parser<T> => then(parser, mark, (value) => value);

/** Every reading of the whole of the tokens. */
export const readingsOf = <T>(parser: Parser<T>, tokens: readonly string[]): T[] =>
  parser(tokens, 0).flatMap(({ value, next }) => (next === tokens.length ? [value] : []));
