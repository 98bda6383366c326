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
    const { quarter, version, way, ...errors } = form.errors;
    const refused = [quarter ?? version ?? way ?? []].flat();
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
  const fields = words.fields.map(({ name, value = '', make }) =>
    make({
      id: `${words.id}-${name}`,
      value: back ? back.entered[name] : value,
      error: back?.errors[name] ?? null,
    }),
  );
  const version: Record<string, string> = back?.theirs ? { version: String(back.theirs.version) } : {};
  return {
    ...{ id: words.id, heading: words.heading, help: words.help ?? null, action: words.action },
    ...{ button: words.button, fields, open: back !== null },
    errors: back ? errorSummary(fields, back.refused) : null,
    stale: back?.theirs ? staleTable(back.theirs, fields) : null,
    hidden: Object.entries({ ...words.hidden, ...version }).map(([name, value]) => ({ name, value })),
  };
};

const staleTable = ({ by, at, values }: Theirs, fields: readonly Field[]): StaleTable => ({
  who: `${by ?? 'Somebody else'} changed this${at ? ` on ${momentInWords(at)}` : ''}, after you opened it. Nothing of yours was saved yet.`,
  rows: fields
    .map(({ name, label, value }) => ({ label, theirs: values[name] ?? '', mine: value, known: name in values }))
    .filter(({ known, theirs, mine }) => known && theirs.replace(/\r\n?/g, '\n') !== mine.replace(/\r\n?/g, '\n'))
    .map(({ label, theirs, mine }) => ({ label, theirs, mine })),
});
