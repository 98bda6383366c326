import { stringify } from 'csv-stringify/sync';
import type { LogEntry } from '../../audit/log-entry.entity.js';
import { actionInWords } from './action-words.js';
import { fieldChangesOf, quartersOf } from './field-changes.js';

const COLUMNS = [
  ...['when', 'unit', 'entry', 'person', 'role', 'action', 'done', 'kind', 'subject', 'quarter', 'compared_with'],
  ...['field', 'from', 'to'],
];

/**
 * Entries as CSV, one line for each field that an entry tells of, and one for an entry that tells of none. UTF-8 with
 * the mark that spreadsheet programs look for where it is the beginning of the file, and cells that such a program would
 * run as a formula are written as text.
 */
export const logCsv = (entries: readonly LogEntry[], beginning: boolean): string =>
  stringify(entries.flatMap(linesOf), {
    header: beginning,
    columns: COLUMNS.map((header, key) => ({ key: String(key), header })),
    bom: beginning,
    escape_formulas: true,
    // A line break of any kind ends a line for some reader, so it stands in quotes.
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });

const linesOf = (entry: LogEntry): (string | null)[][] => {
  const { id, at, unit, actorName, actorRole, action, subjectKind, subjectTitle } = entry;
  const { quarter, against } = quartersOf(entry);
  const whole = [
    ...[at.toISOString(), unit, id, actorName, actorRole, action, actionInWords(action), subjectKind, subjectTitle],
    ...[quarter, against],
  ];
  const changes = fieldChangesOf(entry);
  if (changes.length === 0) return [[...whole, null, null, null]];
  return changes.map(({ name, from, to }) => [...whole, name, from, to]);
};
