/** Rows by what `key` makes of each, the groups in the order in which they begin, and each in the order of the rows. */
export const groupedBy = <T, K>(rows: readonly T[], key: (row: T) => K): [K, T[]][] => {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups];
};
