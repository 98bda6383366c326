/** Rows of one INSERT: SQLite takes at most 32,766 values in a statement, and the widest table has some twenty columns. */
const BATCH = 500;

/** The rows in lists that fit one INSERT; no list where there is no row. */
export const inBatches = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH));
