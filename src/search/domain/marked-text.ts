import type { EntryLine } from './entry.js';
import { wordsOf } from './folded.js';

/** Where matched words stand in a text: from, and up to but without. */
export type Place = readonly [from: number, to: number];

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Sentences of an entry with the matches in them, and what they are said in. */
export interface Snippet {
  part: string | null;
  pieces: Piece[];
}

/** What stands around a match in the answer of a database. No text that is kept holds them (folded.ts). */
export const MARK = { start: '\u0002', stop: '\u0003' } as const;

const MARKS = new RegExp(`([${MARK.start}${MARK.stop}])`);

/** The places that a database marked in a text. */
export const placesIn = (marked: string): Place[] => {
  const places: Place[] = [];
  let length = 0;
  let from = 0;
  for (const piece of marked.split(MARKS)) {
    if (piece === MARK.start) from = length;
    else if (piece === MARK.stop) places.push([from, length]);
    else length += piece.length;
  }
  return places;
};

/** The text in pieces. Matches with nothing but blanks between them are one. Of a phrase, no `the` elsewhere is marked. */
export const piecesOf = (text: string, places: readonly Place[], isTelling: (words: string[]) => boolean): Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of joined(text, places)) {
    if (!isTelling(wordsOf(text.slice(from, to)))) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  return at < text.length ? [...pieces, { text: text.slice(at), marked: false }] : pieces;
};

const joined = (text: string, places: readonly Place[]): Place[] => {
  const joint: [number, number][] = [];
  for (const [from, to] of places) {
    const last = joint.at(-1);
    if (last && /^[\s\-–’'/]*$/.test(text.slice(last[1], from))) last[1] = Math.max(last[1], to);
    else joint.push([from, to]);
  }
  return joint;
};

/** How many sentences stand under a result, and how long each may be. */
const MOST_SENTENCES = 2;
const LONGEST_SENTENCE = 280;

/** The sentences with the most matches, in the order of the text. `marked` is what was found in the lines, one below the other. */
export const snippetsOf = (
  lines: readonly EntryLine[],
  places: readonly Place[],
  isTelling: (words: string[]) => boolean,
): Snippet[] => {
  const sentences: { part: string | null; pieces: Piece[]; marks: number; order: number }[] = [];
  let at = 0;
  for (const { part, text } of lines) {
    const inLine = places.filter(([from, to]) => from >= at && to <= at + text.length);
    if (inLine.length > 0) {
      for (const { segment, index } of sentencesOf.segment(text)) {
        const start = at + index;
        const inside = inLine
          .filter(([from]) => from >= start && from < start + segment.length)
          .map(([from, to]): Place => [from - start, Math.min(to - start, segment.length)]);
        const pieces = piecesOf(segment, inside, isTelling);
        const marks = pieces.filter(({ marked }) => marked).length;
        if (marks > 0) sentences.push({ part, pieces, marks, order: start });
      }
    }
    at += text.length + 1;
  }
  return sentences
    .sort((a, b) => b.marks - a.marks || a.order - b.order)
    .slice(0, MOST_SENTENCES)
    .sort((a, b) => a.order - b.order)
    .map(({ part, pieces }) => ({ part, pieces: shortened(trimmed(pieces)) }));
};

const sentencesOf = new Intl.Segmenter('en', { granularity: 'sentence' });

const trimmed = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, text: piece.text.trimEnd() } : piece));

// A sentence that is too long is cut between words, around its first match.
const shortened = (pieces: readonly Piece[]): Piece[] => {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= LONGEST_SENTENCE) return [...pieces];
  const first = pieces.findIndex(({ marked }) => marked);
  const before = pieces
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  const start = before.length > LONGEST_SENTENCE / 3 ? `… ${cutStart(before, LONGEST_SENTENCE / 3)}` : before;
  const kept: Piece[] = start === '' ? [] : [{ text: start, marked: false }];
  let left = LONGEST_SENTENCE - start.length;
  for (const { text, marked } of pieces.slice(first)) {
    if (text.length > left) {
      kept.push({ text: `${cutEnd(text, Math.max(left, 1))} …`, marked });
      break;
    }
    kept.push({ text, marked });
    left -= text.length;
  }
  return kept;
};

const cutEnd = (text: string, length: number): string => {
  const space = text.lastIndexOf(' ', length);
  return text.slice(0, space > 0 && space > length / 2 ? space : length).trimEnd();
};

const cutStart = (text: string, length: number): string => {
  const from = Math.ceil(text.length - length);
  const space = text.indexOf(' ', from);
  return text.slice(space > 0 && space < text.length - length / 2 ? space + 1 : from);
};
