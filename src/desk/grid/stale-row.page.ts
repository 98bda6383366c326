import { ROW_FIELDS, type RowField } from '../../drafting/domain/row-refusals.js';
import { keptText } from '../../drafting/domain/row-change.js';
import type { StaleRow } from '../../drafting/row-edits.js';
import type { SentRow } from './grid.form.js';
import { wasOf } from './grid.form.js';
import type { ShownValues } from './grid-row.js';

/** Both versions of a row that two people changed, field by field, with who the other was. */
export interface StaleFacts {
  reference: string;
  who: string;
  differences: { field: RowField; label: string; theirs: string; mine: string }[];
  /** For the hidden field of the row: theirs is what was shown from now on. */
  was: string;
}

const LABELS: Record<RowField, string> = {
  status: 'Status',
  dueText: 'Due',
  reason: 'Reason',
  explanation: 'Explanation',
  recoveryText: 'Recovery quarter',
  remark: 'Remark',
};

const moments = new Intl.DateTimeFormat('en-US', {
  ...{ month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  ...{ timeZone: 'America/New_York', timeZoneName: 'short' },
} as const);

/** Both versions of the row: theirs as it is on record, mine as it was sent. */
export const staleFacts = ({ row, reference, theirs }: StaleRow, mine: SentRow): StaleFacts => {
  const shown = Object.fromEntries(ROW_FIELDS.map((field) => [field, theirs.values[field] ?? ''])) as ShownValues;
  const when = theirs.at === null ? '' : ` on ${moments.format(theirs.at)}`;
  return {
    reference,
    who: `${theirs.by ?? 'Somebody else'} changed this${when}, after you opened it.`,
    differences: ROW_FIELDS.flatMap((field) => {
      const isMine = keptText(mine.fields[field]) !== keptText(mine.was[field]);
      const both = { field, label: LABELS[field], theirs: inWords(field, shown[field]) };
      if (isMine && keptText(shown[field]) !== keptText(mine.fields[field])) {
        return [{ ...both, mine: inWords(field, mine.fields[field]) }];
      }
      // What only they changed is kept, whichever is taken.
      return !isMine && keptText(shown[field]) !== keptText(mine.was[field]) ? [{ ...both, mine: 'As theirs' }] : [];
    }),
    was: wasOf({ id: row, version: theirs.version, shown }),
  };
};

/** What is mine in the fields: what I changed, and theirs where I changed nothing. */
export const mergedFields = ({ theirs }: StaleRow, { was, fields }: SentRow): ShownValues =>
  Object.fromEntries(
    ROW_FIELDS.map((field) => [
      field,
      keptText(fields[field]) === keptText(was[field]) ? (theirs.values[field] ?? '') : fields[field],
    ]),
  ) as ShownValues;

const inWords = (field: RowField, value: string): string =>
  value === '' ? (field === 'status' ? 'No status yet' : 'Nothing') : value;
