import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, integer, to, unique, varchar } from './columns.js';
import { guardUnchanging, unguardUnchanging } from './unchanging.js';

const FILES = { name: 'edition_files', keys: [['id'], ['editionId', 'form']] };

/** The files made from an edition at its publication. Bytes have no type that both databases know, so no entity maps them. */
export class FilesOfEditions1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.dataSource.options.type === 'postgres' ? 'bytea' : 'blob';
    await runner.createTable(
      new Table({
        name: FILES.name,
        columns: [
          ...[id, varchar('editionId'), varchar('form'), integer('size'), varchar('sha256')],
          { name: 'content', type: bytes },
        ],
        uniques: [unique('edition_files_edition_form_unique', 'editionId', 'form')],
        foreignKeys: [to('editions', 'editionId', 'edition_files_edition_fk')],
      }),
    );
    await guardUnchanging(runner, FILES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await unguardUnchanging(runner, FILES.name);
    await runner.dropTable(FILES.name);
  }
}
