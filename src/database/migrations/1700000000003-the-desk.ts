import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { boolean, id, index, integer, orNull, text, to, unique, varchar } from './columns.js';

const version = integer('version');

/** People, sessions, mail, rounds and the review of updates; versions and the marks of editing on what is edited. */
export class TheDesk1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const momentType = runner.dataSource.driver.normalizeType({ type: Date });
    const moment = (name: string): TableColumnOptions => ({ name, type: momentType });
    // Not addColumn(): on SQLite that makes the table anew, and its triggers would be gone.
    const add = (table: string, column: string) => runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
    await add('audit_log', '"unit" varchar');
    await add('audit_log', '"actorId" varchar');
    await runner.createIndex('audit_log', index('audit_log_unit', 'unit'));
    const no = runner.dataSource.options.type === 'postgres' ? 'false' : '0';
    await add('quarterly_statuses', `"carriedOver" boolean NOT NULL DEFAULT ${no}`);
    await add('quarterly_statuses', `"editedAt" ${momentType}`);
    await add('quarterly_statuses', '"editedBy" varchar');
    for (const table of VERSIONED) await add(table, '"version" integer NOT NULL DEFAULT 1');
    for (const column of [varchar('planSha256'), moment('importedAt')])
      await runner.changeColumn('quarterly_updates', column.name, new TableColumn(orNull(column)));
    await add('quarterly_updates', `"editedAt" ${momentType}`);
    for (const table of tables(moment)) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables(varchar).reverse()) await runner.dropTable(table);
    for (const table of VERSIONED) await runner.query(`ALTER TABLE "${table}" DROP COLUMN "version"`);
    for (const column of ['carriedOver', 'editedAt', 'editedBy'])
      await runner.query(`ALTER TABLE "quarterly_statuses" DROP COLUMN "${column}"`);
    await runner.query('ALTER TABLE "quarterly_updates" DROP COLUMN "editedAt"');
    await runner.query('DROP INDEX "audit_log_unit"');
    for (const column of ['unit', 'actorId']) await runner.query(`ALTER TABLE "audit_log" DROP COLUMN "${column}"`);
  }
}

const VERSIONED = ['quarterly_statuses', 'strategy_statements', 'goal_statements'];

const tables = (moment: (name: string) => TableColumnOptions): Table[] => [
  ...tablesOfPeople(moment),
  new Table({
    name: 'outgoing_mail',
    columns: [
      ...[id, varchar('recipient'), text('subject'), orNull(text('body')), varchar('cause'), moment('queuedAt')],
      ...[integer('tries'), moment('nextTryAt'), orNull(moment('sentAt')), orNull(moment('failedAt'))],
      orNull(text('lastError')),
    ],
    indices: [index('outgoing_mail_waiting', 'sentAt', 'failedAt', 'nextTryAt')],
  }),
  new Table({
    name: 'rounds',
    columns: [
      ...[id, varchar('quarter'), moment('openedAt'), varchar('openedBy'), moment('submissionsDueAt')],
      ...[orNull(moment('releaseAt')), orNull(moment('releasedAt')), orNull(varchar('releasedBy'))],
      ...[orNull(text('releaseFailure')), version],
    ],
    uniques: [unique('rounds_quarter_unique', 'quarter')],
  }),
  ...tablesOfReview(moment),
  new Table({
    name: 'milestone_origins',
    columns: [id, varchar('milestoneId'), varchar('fromId'), varchar('quarter'), text('reason')],
    uniques: [unique('milestone_origins_milestone_unique', 'milestoneId')],
    foreignKeys: [
      to('milestones', 'milestoneId', 'milestone_origins_milestone_fk'),
      to('milestones', 'fromId', 'milestone_origins_from_fk'),
    ],
  }),
  new Table({
    name: 'corrections',
    columns: [
      ...[id, varchar('goalId'), varchar('quarter'), integer('corrects'), text('reason'), moment('openedAt')],
      ...[varchar('openedById'), varchar('openedBy'), text('before'), orNull(moment('closedAt'))],
      orNull(varchar('outcome')),
    ],
    indices: [index('corrections_goal_quarter', 'goalId', 'quarter')],
    checks: [{ name: 'corrections_outcome_check', expression: `"outcome" IN ('published', 'discarded')` }],
    foreignKeys: [to('goals', 'goalId', 'corrections_goal_fk')],
  }),
];

const tablesOfPeople = (moment: (name: string) => TableColumnOptions): Table[] => [
  new Table({
    name: 'people',
    columns: [
      ...[id, varchar('email'), varchar('name'), orNull(text('passwordHash')), moment('createdAt')],
      ...[orNull(moment('endedAt')), version],
    ],
    uniques: [unique('people_email_unique', 'email')],
  }),
  new Table({
    name: 'person_roles',
    columns: [id, varchar('personId'), varchar('role'), orNull(varchar('goalId'))],
    checks: [
      { name: 'person_roles_role_check', expression: `"role" IN ('administrator', 'ppm', 'leader', 'deputy')` },
      {
        name: 'person_roles_goal_check',
        expression: `("role" IN ('leader', 'deputy')) = ("goalId" IS NOT NULL)`,
      },
    ],
    indices: [index('person_roles_person', 'personId'), index('person_roles_goal', 'goalId')],
    foreignKeys: [to('people', 'personId', 'person_roles_person_fk'), to('goals', 'goalId', 'person_roles_goal_fk')],
  }),
  new Table({
    name: 'sessions',
    columns: [
      ...[id, varchar('tokenHash'), varchar('personId'), moment('startedAt'), moment('seenAt'), moment('endsAt')],
      ...[orNull(moment('endedAt')), text('browser')],
    ],
    uniques: [unique('sessions_token_unique', 'tokenHash')],
    indices: [index('sessions_person', 'personId')],
    foreignKeys: [to('people', 'personId', 'sessions_person_fk')],
  }),
  new Table({
    name: 'one_time_links',
    columns: [
      ...[id, varchar('tokenHash'), varchar('personId'), varchar('purpose'), moment('createdAt')],
      ...[moment('expiresAt'), orNull(moment('usedAt'))],
    ],
    uniques: [unique('one_time_links_token_unique', 'tokenHash')],
    checks: [{ name: 'one_time_links_purpose_check', expression: `"purpose" IN ('invitation', 'reset')` }],
    indices: [index('one_time_links_person', 'personId')],
    foreignKeys: [to('people', 'personId', 'one_time_links_person_fk')],
  }),
  new Table({
    name: 'sign_in_tries',
    columns: [{ ...varchar('subject'), isPrimary: true }, integer('failures'), moment('lastAt')],
  }),
];

const tablesOfReview = (moment: (name: string) => TableColumnOptions): Table[] => [
  new Table({
    name: 'update_texts',
    columns: [
      ...[id, varchar('updateId'), varchar('section'), text('text'), boolean('carriedOver')],
      ...[orNull(moment('editedAt')), orNull(varchar('editedBy')), version],
    ],
    uniques: [unique('update_texts_update_section_unique', 'updateId', 'section')],
    checks: [{ name: 'update_texts_section_check', expression: `"section" IN ('summary', 'highlights')` }],
    foreignKeys: [to('quarterly_updates', 'updateId', 'update_texts_update_fk')],
  }),
  new Table({
    name: 'update_steps',
    columns: [
      ...[id, varchar('updateId'), integer('number'), varchar('kind'), moment('at'), varchar('personId')],
      ...[varchar('personName'), orNull(text('reason'))],
    ],
    checks: [
      {
        name: 'update_steps_kind_check',
        expression: `"kind" IN ('submitted', 'taken-back', 'returned', 'approved', 'reopened')`,
      },
    ],
    indices: [new TableIndex({ name: 'update_steps_update', columnNames: ['updateId', 'number'], isUnique: true })],
    foreignKeys: [to('quarterly_updates', 'updateId', 'update_steps_update_fk')],
  }),
  new Table({
    name: 'review_comments',
    columns: [
      ...[id, varchar('updateId'), varchar('section'), text('text'), moment('at'), varchar('personId')],
      ...[varchar('personName'), orNull(varchar('answersId')), orNull(moment('settledAt'))],
      orNull(varchar('settledBy')),
    ],
    indices: [index('review_comments_update', 'updateId')],
    foreignKeys: [
      to('quarterly_updates', 'updateId', 'review_comments_update_fk'),
      to('review_comments', 'answersId', 'review_comments_answers_fk'),
    ],
  }),
  new Table({
    name: 'finding_waivers',
    columns: [
      ...[id, varchar('updateId'), varchar('code'), orNull(varchar('reference')), orNull(varchar('strategy'))],
      ...[text('sentence'), text('reason'), moment('at'), varchar('personId'), varchar('personName')],
    ],
    indices: [index('finding_waivers_update', 'updateId')],
    foreignKeys: [to('quarterly_updates', 'updateId', 'finding_waivers_update_fk')],
  }),
];
