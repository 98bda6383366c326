import type { DataSource } from 'typeorm';
import { databaseKind } from './database.js';

/** Takes away what makes the database refuse changes of a table: for what somebody with the keys to it could do. */
export const withoutGuards = async (keys: DataSource, table: string): Promise<void> => {
  const statements =
    databaseKind() === 'postgres'
      ? [`ALTER TABLE "${table}" DISABLE TRIGGER ALL`]
      : [`DROP TRIGGER "${table}_no_update"`, `DROP TRIGGER "${table}_no_delete"`];
  for (const statement of statements) await keys.query(statement);
};
