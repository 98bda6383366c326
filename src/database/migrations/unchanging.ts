import type { QueryRunner } from 'typeorm';

/** A table whose rows are only ever added, with the column lists that are unique in it. */
export interface UnchangingTable {
  name: string;
  keys: string[][];
}

/** Makes the database itself refuse to update or delete a row of the table, whoever asks. */
export const guardUnchanging = async (runner: QueryRunner, table: UnchangingTable): Promise<void> => {
  const statements = runner.dataSource.options.type === 'postgres' ? onPostgres(table.name) : onSqlite(table);
  for (const statement of statements) await runner.query(statement);
};

/** Takes the guard away again, for a migration that goes back. */
export const unguardUnchanging = async (runner: QueryRunner, name: string): Promise<void> => {
  if (runner.dataSource.options.type === 'postgres') {
    await runner.query(`DROP FUNCTION "${name}_unchanging" CASCADE`);
    return;
  }
  for (const event of ['update', 'delete', 'replace']) await runner.query(`DROP TRIGGER "${name}_no_${event}"`);
};

const refusal = (name: string): string => `A row of ${name} is never changed or deleted`;

const onPostgres = (name: string): string[] => [
  `CREATE FUNCTION "${name}_unchanging"() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION '${refusal(name)}' USING ERRCODE = 'restrict_violation'; END $$`,
  `CREATE TRIGGER "${name}_no_change" BEFORE UPDATE OR DELETE ON "${name}"
     FOR EACH ROW EXECUTE FUNCTION "${name}_unchanging"()`,
  `CREATE TRIGGER "${name}_no_truncate" BEFORE TRUNCATE ON "${name}"
     FOR EACH STATEMENT EXECUTE FUNCTION "${name}_unchanging"()`,
];

// INSERT OR REPLACE deletes the old row without firing delete triggers (unless recursive_triggers is on), so an
// insert that meets an existing key is refused before SQLite can replace the row.
const onSqlite = ({ name, keys }: UnchangingTable): string[] => {
  const taken = keys
    .map((columns) => `(${columns.map((column) => `"${column}" = NEW."${column}"`).join(' AND ')})`)
    .join(' OR ');
  const abort = `BEGIN SELECT RAISE(ABORT, '${refusal(name)}'); END`;
  return [
    `CREATE TRIGGER "${name}_no_update" BEFORE UPDATE ON "${name}" ${abort}`,
    `CREATE TRIGGER "${name}_no_delete" BEFORE DELETE ON "${name}" ${abort}`,
    `CREATE TRIGGER "${name}_no_replace" BEFORE INSERT ON "${name}"
       WHEN EXISTS (SELECT 1 FROM "${name}" WHERE ${taken}) ${abort}`,
  ];
};
