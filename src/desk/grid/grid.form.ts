import { keptText, type RowWords } from '../../drafting/domain/row-change.js';
import { ROW_FIELDS, type RowField } from '../../drafting/domain/row-refusals.js';
import type { WrongField } from '../../drafting/row-refused.js';
import { AS_LAST_QUARTER, type RowEdit, type StatusForMany } from '../../drafting/row-edits.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from '../../milestones/domain/status.js';
import { Refused } from '../../refused.js';
import { unfitSentence } from '../../unfit-text.js';
import type { GridRow, ShownValues } from './grid-row.js';

/** One row of the grid as it was sent: what was shown of it, and what its fields hold now. */
export interface SentRow {
  reference: string;
  id: string;
  version: number;
  was: ShownValues;
  fields: ShownValues;
}

/** What is set for many rows at once. */
export interface SentForMany {
  which: 'ticked' | 'no-status' | 'all';
  status: StatusForMany;
}

/** The grid as a form sends it. */
export interface SentGrid {
  rows: SentRow[];
  ticked: string[];
  many: SentForMany | null;
}

const INCOMPLETE = 'What was sent is not whole, and nothing was changed. Open the page again, and do it once more.';

type Sent = Readonly<Record<string, unknown>>;

/**
 * Reads the grid. Each row has a field `was.CX-014` with its id, its version and the values as they were shown, and
 * `status.CX-014`, `dueText.CX-014` and so on with what they are now. Throws Refused where it is no such form.
 */
export const readGrid = (body: unknown): SentGrid => {
  const sent: Sent = typeof body === 'object' && body !== null ? { ...body } : {};
  const taken = text(sent, 'take');
  const rows = Object.keys(sent)
    .filter((name) => name.startsWith('was.'))
    .map((name) => readRow(sent, name.slice('was.'.length)))
    .filter(({ reference }) => reference !== taken);
  const ticked = [sent.tick ?? []].flat().map(String);
  return { rows, ticked, many: text(sent, 'do') === 'many' ? readForMany(sent) : null };
};

/** What is kept of a row in its hidden field. */
export const wasOf = ({ id, version, shown }: Pick<GridRow, 'id' | 'version' | 'shown'>): string =>
  JSON.stringify({ id, version, ...Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== '')) });

/** The changes that somebody made in the fields, row by row; none of a row they left as it was shown. */
export const editsOf = (rows: readonly SentRow[]): RowEdit[] =>
  rows.flatMap(({ id, version, was, fields }) => {
    const changed = ROW_FIELDS.filter((field) => keptText(fields[field]) !== keptText(was[field]));
    const change = Object.fromEntries(changed.map((field) => [field, fields[field]])) as RowWords;
    return changed.length === 0 ? [] : [{ row: id, version, change }];
  });

/** The fields that somebody changed to hold characters that cannot be kept. */
export const unfitFieldsOf = (rows: readonly SentRow[]): WrongField[] =>
  rows.flatMap(({ reference, id: row, was, fields }) =>
    ROW_FIELDS.flatMap((field) => {
      const sentence = fields[field] === was[field] ? null : unfitSentence(fields[field]);
      return sentence === null ? [] : [{ row, reference, field, sentence }];
    }),
  );

const readRow = (sent: Sent, reference: string): SentRow => {
  const { id, version, ...shown } = parsed(text(sent, `was.${reference}`) ?? '');
  if (typeof id !== 'string' || typeof version !== 'number') throw new Refused([INCOMPLETE]);
  const was = valuesOf((field) => (typeof shown[field] === 'string' ? shown[field] : ''));
  const fields = valuesOf((field) => text(sent, `${field}.${reference}`) ?? was[field]);
  if (fields.status !== '' && !isStatus(fields.status)) throw new Refused([noStatus(fields.status)]);
  return { reference, id, version, was, fields };
};

const valuesOf = (value: (field: RowField) => string): ShownValues =>
  Object.fromEntries(ROW_FIELDS.map((field) => [field, value(field)])) as ShownValues;

const parsed = (json: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    throw new Refused([INCOMPLETE]);
  }
};

const text = (sent: Sent, name: string): string | undefined => {
  const value = sent[name];
  return typeof value === 'string' ? value : undefined;
};

const readForMany = (sent: Sent): SentForMany => {
  const [which = 'ticked', status = ''] = [text(sent, 'which'), text(sent, 'to')];
  if (which !== 'ticked' && which !== 'no-status' && which !== 'all') throw new Refused([INCOMPLETE]);
  if (status !== '' && status !== AS_LAST_QUARTER && !isStatus(status)) throw new Refused([noStatus(status)]);
  return { which, status };
};

const isStatus = (value: string): value is MilestoneStatus => MILESTONE_STATUSES.some((one) => one === value);

const noStatus = (value: string): string =>
  `“${value}” is not a status. Choose one of Not started, On track, At risk, Completed and Ongoing.`;
