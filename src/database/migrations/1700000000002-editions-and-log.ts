import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { guardUnchanging, unguardUnchanging } from './unchanging.js';

/** What is published and what is logged. Rows are added and never changed or deleted: the database refuses. */
export class EditionsAndLog1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const moment = runner.dataSource.driver.normalizeType({ type: Date });
    const required = (name: string, type: string) => ({ name, type });
    const optional = (name: string, type: string) => ({ name, type, isNullable: true });
    const id = { name: 'id', type: 'varchar', isPrimary: true };

    await runner.createTable(
      new Table({
        name: 'editions',
        columns: [
          id,
          ...[required('sequence', 'integer'), required('goalId', 'varchar'), required('goalSlug', 'varchar')],
          ...[required('goalNumber', 'integer'), required('goalNamed', 'text'), required('quarter', 'varchar')],
          ...[required('number', 'integer'), required('sha256', 'varchar'), required('headline', 'text')],
          ...[required('milestones', 'integer'), required('missed', 'integer'), required('totals', 'text')],
          ...[required('publishedAt', moment), required('publishedBy', 'varchar')],
          ...[optional('corrects', 'integer'), optional('correction', 'text')],
          // Last, and much the longest: SQLite reads a row from its start, and lists need all but this.
          required('report', 'text'),
        ],
        uniques: [
          { name: 'editions_sequence_unique', columnNames: ['sequence'] },
          { name: 'editions_goal_quarter_number_unique', columnNames: ['goalId', 'quarter', 'number'] },
        ],
        indices: [
          new TableIndex({ name: 'editions_slug_quarter', columnNames: ['goalSlug', 'quarter'] }),
          new TableIndex({ name: 'editions_quarter', columnNames: ['quarter'] }),
        ],
        foreignKeys: [
          new TableForeignKey({
            name: 'editions_goal_fk',
            columnNames: ['goalId'],
            referencedTableName: 'goals',
            referencedColumnNames: ['id'],
          }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'published_milestones',
        columns: [
          id,
          ...[required('editionId', 'varchar'), required('position', 'integer'), required('quarter', 'varchar')],
          required('reference', 'varchar'),
          ...[required('missed', 'boolean'), required('strategyTitle', 'varchar'), required('milestone', 'text')],
        ],
        uniques: [{ name: 'published_milestones_edition_reference_unique', columnNames: ['editionId', 'reference'] }],
        indices: [
          new TableIndex({ name: 'published_milestones_reference', columnNames: ['reference'] }),
          new TableIndex({ name: 'published_milestones_missed_quarter', columnNames: ['missed', 'quarter'] }),
        ],
        foreignKeys: [
          new TableForeignKey({
            name: 'published_milestones_edition_fk',
            columnNames: ['editionId'],
            referencedTableName: 'editions',
            referencedColumnNames: ['id'],
          }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'missed_owners',
        columns: [id, required('milestoneId', 'varchar'), required('owner', 'varchar')],
        uniques: [{ name: 'missed_owners_milestone_owner_unique', columnNames: ['milestoneId', 'owner'] }],
        indices: [new TableIndex({ name: 'missed_owners_owner', columnNames: ['owner'] })],
        foreignKeys: [
          new TableForeignKey({
            name: 'missed_owners_milestone_fk',
            columnNames: ['milestoneId'],
            referencedTableName: 'published_milestones',
            referencedColumnNames: ['id'],
          }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'audit_log',
        columns: [
          id,
          ...[required('at', moment), required('position', 'integer')],
          ...[required('actorName', 'varchar'), required('actorRole', 'varchar'), required('action', 'varchar')],
          ...[required('subjectKind', 'varchar'), required('subjectId', 'varchar'), required('subjectTitle', 'text')],
          ...[optional('before', 'text'), optional('after', 'text')],
        ],
        indices: [
          new TableIndex({ name: 'audit_log_subject', columnNames: ['subjectKind', 'subjectId'] }),
          new TableIndex({ name: 'audit_log_at', columnNames: ['at'] }),
        ],
      }),
    );
    for (const table of UNCHANGING) await guardUnchanging(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of UNCHANGING) await unguardUnchanging(runner, name);
    for (const { name } of UNCHANGING.toReversed()) await runner.dropTable(name);
  }
}

const UNCHANGING = [
  { name: 'editions', keys: [['id'], ['sequence'], ['goalId', 'quarter', 'number']] },
  { name: 'published_milestones', keys: [['id'], ['editionId', 'reference']] },
  { name: 'missed_owners', keys: [['id'], ['milestoneId', 'owner']] },
  { name: 'audit_log', keys: [['id']] },
];
