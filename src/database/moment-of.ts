/** A moment as a database gives it to a plain query: PostgreSQL a Date, SQLite `2018-09-14 14:00:00.000`, which is UTC. */
export const momentOf = (value: Date | string): Date =>
  value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
