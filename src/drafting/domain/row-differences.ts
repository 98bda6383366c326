type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** What must be done to turn the rows there are into the rows there were. */
export interface RowsToPutBack<T> {
  remove: T[];
  add: T[];
  /** A row that is there with other values: as it is, as it was, and the columns that differ. */
  change: { now: T; was: T; columns: string[] }[];
}

/** Compares two sets of rows by their ids. Values are the same when they read the same as JSON. */
export const rowsToPutBack = <T extends Row>(now: readonly T[], was: readonly T[]): RowsToPutBack<T> => {
  const [before, current] = [was, now].map((rows) => new Map(rows.map((row) => [row.id, row])));
  return {
    remove: now.filter(({ id }) => !before?.has(id)),
    add: was.filter(({ id }) => !current?.has(id)),
    change: now.flatMap((row) => {
      const old = before?.get(row.id);
      const columns = old ? Object.keys(row).filter((column) => !isSame(row[column], old[column])) : [];
      return old && columns.length > 0 ? [{ now: row, was: old, columns }] : [];
    }),
  };
};

/** The columns of a row by name. */
export const picked = (row: object, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
