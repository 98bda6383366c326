import type { IndicatorEdit, IndicatorWords } from '../../drafting/indicator-values.service.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { valuesOfText } from '../../indicators/domain/values-text.js';
import { Refused } from '../../refused.js';
import { unfitSentence } from '../../unfit-text.js';

type Sent = Readonly<Record<string, unknown>>;

/** The indicators as a form sends them: what was typed by field, the edits, and what is wrong by place. */
export interface SentIndicators {
  typed: ReadonlyMap<string, string>;
  edits: IndicatorEdit[];
  errors: ReadonlyMap<number, string>;
}

const LONGEST = 5_000;
const INCOMPLETE = 'What was sent is not whole, and nothing was changed. Open the page again, and do it once more.';

/** Reads the form: `was.<place>` holds the indicator as it was shown, and `values.<place>` and so on what it is now. */
export const readIndicators = (body: unknown): SentIndicators => {
  const sent: Sent = typeof body === 'object' && body !== null ? { ...body } : {};
  const typed = new Map<string, string>();
  const errors = new Map<number, string>();
  const edits: IndicatorEdit[] = [];
  for (const [name, value] of Object.entries(sent)) if (typeof value === 'string') typed.set(name, value);
  for (const name of typed.keys()) {
    if (!name.startsWith('was.')) continue;
    const position = Number(name.slice('was.'.length));
    const read = valuesOfText(typed.get(`values.${position}`) ?? '');
    const unfit = unfitIn(typed, position);
    if (unfit !== null) errors.set(position, unfit);
    else if ('wrong' in read) errors.set(position, read.wrong);
    else if ([...typed.values()].some((text) => text.length > LONGEST)) throw new Refused([TOO_LONG]);
    else edits.push({ position, was: wasOf(typed.get(name) ?? ''), now: { ...wordsOf(typed, position), ...read } });
  }
  return { typed, edits, errors };
};

const TOO_LONG = `A text is longer than ${LONGEST.toLocaleString('en-US')} characters: shorten it.`;

/** Why a text of an indicator cannot be kept. */
const unfitIn = (typed: ReadonlyMap<string, string>, position: number): string | null =>
  ['baseline', 'target', 'values']
    .map((name) => unfitSentence(typed.get(`${name}.${position}`) ?? '', `The field “${name}”`))
    .find((sentence) => sentence !== null) ?? null;

const wordsOf = (typed: ReadonlyMap<string, string>, position: number): Omit<IndicatorWords, 'values'> => ({
  baseline: typed.get(`baseline.${position}`)?.trim() || null,
  target: typed.get(`target.${position}`)?.trim() || null,
});

const wasOf = (json: string): IndicatorWords => {
  try {
    const { baseline, target, values } = JSON.parse(json) as Partial<IndicatorWords>;
    if (Array.isArray(values)) return { baseline: baseline ?? null, target: target ?? null, values };
  } catch {
    // told below
  }
  throw new Refused([INCOMPLETE]);
};

/** Refuses a new indicator with characters that cannot be kept. */
export const refuseUnfit = (added: ReturnType<typeof addedIn>): void => {
  const [first, ...others] = Object.entries(added).flatMap(
    ([name, text]) => unfitSentence(text ?? '', `The field “${name}”`) ?? [],
  );
  if (first !== undefined) throw new Refused([first, ...others]);
};

/** A new indicator as a form sends it. */
export const addedIn = (body: unknown): Omit<IndicatorInQuarter, 'values'> => {
  const sent: Sent = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (name: string): string | null => {
    const value = sent[name];
    return typeof value === 'string' ? value.trim().slice(0, LONGEST) || null : null;
  };
  return {
    name: text('name') ?? '',
    ...{ description: text('description'), unit: text('unit'), baseline: text('baseline'), target: text('target') },
  };
};
