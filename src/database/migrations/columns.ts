import { type TableColumnOptions, TableForeignKey, TableIndex } from 'typeorm';

// How columns, keys and indices of migrations are written down. Each has a name: without one the two databases name them
// differently, and the schema would drift.

export const varchar = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
export const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const boolean = (name: string): TableColumnOptions => ({ name, type: 'boolean' });
export const orNull = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
export const id: TableColumnOptions = { ...varchar('id'), isPrimary: true };

/** A foreign key to the id of another table. */
export const to = (table: string, column: string, name: string): TableForeignKey =>
  new TableForeignKey({ name, columnNames: [column], referencedTableName: table, referencedColumnNames: ['id'] });

export const unique = (name: string, ...columnNames: string[]) => ({ name, columnNames });
export const index = (name: string, ...columnNames: string[]) => new TableIndex({ name, columnNames });
