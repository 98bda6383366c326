import { ROW_COLUMNS, type RowColumns } from './row-change.js';

/**
 * What puts a row back to where it was before a change, from what the log has of the change; null where the row no longer
 * is as the change left it, or is so again because others made it so: `others` is what each of them made since.
 */
export const stepBack = (
  row: RowColumns,
  before: object,
  after: object,
  others: readonly object[] = [],
): Partial<RowColumns> | null => {
  const [was, became] = [before, after] as [Partial<RowColumns>, Partial<RowColumns>];
  const changed = ROW_COLUMNS.filter((column) => column in after && column in before);
  if (changed.length === 0 || changed.some((column) => row[column] !== became[column])) return null;
  if (others.some((made) => changed.some((column) => column in made))) return null;
  return Object.fromEntries(changed.map((column) => [column, was[column]]));
};
