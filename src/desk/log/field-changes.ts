import { fieldInWords } from './field-words.js';
import { valueInWords } from './value-words.js';

/** One field that an entry tells of, in plain words. */
export interface FieldChange {
  field: string;
  name: string;
  /** Null: nothing was there. */
  from: string | null;
  /** Null: nothing is there any more. */
  to: string | null;
}

/** What every entry has anyway: its own quarter and subject, and who changed a row when. */
const TOLD_ELSEWHERE = ['id', 'quarter', 'reference', 'version', 'editedAt', 'editedBy'];

/** After these the thing is told of in other words than before; what is not told again is not taken away. */
const TELLS_ANEW = ['ended', 'departed', 'continued', 'taken out', 'merged', 'split'];

/** Say which part of a thing an entry is about, so they are told also where they are the same before and after. */
const ALWAYS_TOLD = ['section'];

/** What a reader looks for comes first, and where it stood comes last; the rest in the order in which it is recorded. */
const FIRST = ['section', 'status', 'dueText', 'dueQuarter', 'recoveryQuarter', 'explanation', 'reason', 'title'];
const LAST = ['statusText', 'carriedOver', 'position', 'page'];

interface Recorded {
  action: string;
  before: object | null;
  after: object | null;
}

/** The fields of an entry that differ before and after it, those that matter most first. */
export const fieldChangesOf = ({ action, before, after }: Recorded): FieldChange[] => {
  const was: Readonly<Record<string, unknown>> = { ...before };
  const is: Readonly<Record<string, unknown>> = { ...after };
  const told = after && TELLS_ANEW.includes(action) ? Object.keys(is) : [...Object.keys(is), ...Object.keys(was)];
  return [...new Set(told)]
    .filter((field) => !TOLD_ELSEWHERE.includes(field))
    .map((field) => ({
      ...{ field, name: fieldInWords(field) },
      ...{ from: valueInWords(was[field], field), to: valueInWords(is[field], field) },
    }))
    .filter(({ field, from, to }) => from !== to || ALWAYS_TOLD.includes(field))
    .sort((a, b) => rankOf(a.field) - rankOf(b.field));
};

const rankOf = (field: string): number => {
  if (LAST.includes(field)) return FIRST.length + 1;
  const rank = FIRST.indexOf(field);
  return rank < 0 ? FIRST.length : rank;
};

/** The quarter an entry is about, and the one it is compared with where that is another. */
export const quartersOf = ({ before, after }: Recorded): { quarter: string | null; against: string | null } => {
  const [was, is] = [before, after].map((recorded) =>
    valueInWords((recorded as { quarter?: unknown } | null)?.quarter),
  );
  const quarter = is ?? was ?? null;
  return { quarter, against: was && was !== quarter ? was : null };
};
