import { momentInWords } from '../log/value-words.js';
import { Refused } from '../../refused.js';
import { StaleEdit, type Theirs } from '../../stale-edit.js';
import type { SubmittedForm } from '../../web/form.pipe.js';
import { errorSummary, type Field } from '../fields.js';

/** A form that came back: which one, what was typed, and why it was not taken. */
export interface SentBack {
  deed: string;
  entered: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
  refused: readonly string[];
  theirs: Theirs | null;
  status: 422 | 409;
}

/** Does what the form asks; gives it back where it cannot be done, with what was typed. */
export const attempted = async <T, R>(
  deed: string,
  form: SubmittedForm<T>,
  act: (value: T) => Promise<R>,
): Promise<{ done: R } | { back: SentBack }> => {
  const back = { deed, entered: form.entered, errors: {}, refused: [], theirs: null, status: 422 as const };
  if (!form.valid) {
    const { quarter, version, way, was, seen, ...errors } = form.errors;
    const refused = [quarter ?? version ?? way ?? was ?? seen ?? []].flat();
    return { back: { ...back, errors, refused } };
  }
  try {
    return { done: await act(form.value) };
  } catch (error) {
    if (error instanceof Refused) return { back: { ...back, refused: error.sentences } };
    if (error instanceof StaleEdit) return { back: { ...back, theirs: error.theirs, status: 409 } };
    throw error;
  }
};

/** One thing that can be done on a page, with its own small form. */
export interface DeedForm {
  id: string;
  heading: string;
  help: string | null;
  action: string;
  open: boolean;
  errors: ReturnType<typeof errorSummary>;
  stale: StaleTable | null;
  hidden: { name: string; value: string }[];
  fields: Field[];
  button: string;
}

/** What somebody else made of it, beside what was typed. */
export interface StaleTable {
  who: string;
  rows: { label: string; theirs: string; mine: string }[];
}

/** A field of a deed, without what comes of its being sent back. */
export type MakesField = (sent: { id: string; value: unknown; error: string | null }) => Field;

export interface DeedWords {
  id: string;
  heading: string;
  help?: string;
  action: string;
  hidden: Record<string, string>;
  fields: readonly { name: string; value?: string; make: MakesField }[];
  button: string;
}

/** The form of a deed; open, with what was typed and what is wrong with it, where it came back. */
export const deedForm = (words: DeedWords, sent: SentBack | null): DeedForm => {
  const back = sent?.deed === words.id ? sent : null;
  const now = Object.fromEntries(words.fields.map(({ name, value = '' }) => [name, value]));
  const fields = words.fields.map(({ name, make }) =>
    make({
      id: `${words.id}-${name}`,
      value: back ? typed(name, back) : now[name],
      error: back?.errors[name] ?? null,
    }),
  );
  return {
    ...{ id: words.id, heading: words.heading, help: words.help ?? null, action: words.action },
    ...{ button: words.button, fields, open: back !== null },
    errors: back ? errorSummary(fields, back.refused) : null,
    stale: back?.theirs ? staleTable(back.theirs, fields) : null,
    hidden: Object.entries(hiddenOf(words.hidden, now, back)).map(([name, value]) => ({ name, value })),
  };
};

/** What was typed; of a form that came too late, theirs in the fields that were not touched. */
const typed = (name: string, { entered, theirs }: SentBack): unknown => {
  if (!theirs || !(name in theirs.values)) return entered[name];
  const was = parsed(entered.was)[name];
  return typeof was === 'string' && withoutReturns(was) === withoutReturns(entered[name])
    ? (theirs.values[name] ?? '')
    : entered[name];
};

/** What goes with the fields unseen: the state that they were opened in, also where the form came back for something else. */
const hiddenOf = (
  hidden: Record<string, string>,
  now: Record<string, string>,
  back: SentBack | null,
): Record<string, string> => {
  const all: Record<string, string> = 'version' in hidden ? { ...hidden, was: JSON.stringify(now) } : hidden;
  if (!back) return all;
  if (!back.theirs) {
    const sent = (name: string) =>
      typeof back.entered[name] === 'string' ? back.entered[name] : (hidden[name] ?? '{}');
    return Object.fromEntries(Object.keys(all).map((name) => [name, sent(name)]));
  }
  if (!('version' in hidden)) return all;
  const values = Object.entries(back.theirs.values).filter(([name]) => name in now);
  const theirs = Object.fromEntries(values.map(([name, value]) => [name, value ?? '']));
  return { ...all, version: String(back.theirs.version), was: JSON.stringify({ ...now, ...theirs }) };
};

const parsed = (text: unknown): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const withoutReturns = (text: unknown): unknown =>
  typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim() : text;

const staleTable = ({ by, at, values }: Theirs, fields: readonly Field[]): StaleTable => ({
  who: `${by ?? 'Somebody else'} changed this${at ? ` on ${momentInWords(at)}` : ''}, after you opened it. Nothing of yours was saved yet.`,
  rows: fields
    .map(({ name, label, value }) => ({ label, theirs: values[name] ?? '', mine: value, known: name in values }))
    .filter(({ known, theirs, mine }) => known && withoutReturns(theirs) !== withoutReturns(mine))
    .map(({ label, theirs, mine }) => ({ label, theirs, mine })),
});
