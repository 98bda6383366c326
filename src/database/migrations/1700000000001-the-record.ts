import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';
import { boolean, id, integer, orNull, text, to, unique, varchar } from './columns.js';

/** The record that people work on: agendas, goals, strategies, milestones, indicators and the quarterly updates. */
export class TheRecord1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const moment = (name: string): TableColumnOptions => ({
      name,
      type: runner.dataSource.driver.normalizeType({ type: Date }),
    });
    for (const table of tables(moment)) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables(varchar).reverse()) await runner.dropTable(table);
  }
}

const tables = (moment: (name: string) => TableColumnOptions): Table[] => [
  new Table({
    name: 'agendas',
    columns: [id, varchar('slug'), varchar('title'), varchar('firstQuarter'), varchar('lastQuarter')],
    uniques: [unique('agendas_slug_unique', 'slug')],
  }),
  new Table({
    name: 'goals',
    columns: [id, varchar('agendaId'), integer('number'), varchar('slug'), varchar('title'), varchar('prefix')],
    uniques: [unique('goals_slug_unique', 'slug'), unique('goals_prefix_unique', 'prefix')],
    foreignKeys: [to('agendas', 'agendaId', 'goals_agenda_fk')],
  }),
  new Table({
    name: 'goal_statements',
    columns: [
      ...[id, varchar('goalId'), varchar('quarter'), varchar('title')],
      ...[text('statement'), text('challenge'), text('opportunity')],
    ],
    uniques: [unique('goal_statements_goal_quarter_unique', 'goalId', 'quarter')],
    foreignKeys: [to('goals', 'goalId', 'goal_statements_goal_fk')],
  }),
  new Table({
    name: 'goal_leaders',
    columns: [
      ...[id, varchar('goalId'), varchar('quarter'), integer('position'), varchar('name')],
      ...[orNull(varchar('title')), orNull(varchar('organization'))],
    ],
    uniques: [unique('goal_leaders_goal_quarter_position_unique', 'goalId', 'quarter', 'position')],
    foreignKeys: [to('goals', 'goalId', 'goal_leaders_goal_fk')],
  }),
  new Table({
    name: 'goal_partners',
    columns: [id, varchar('goalId'), varchar('quarter'), integer('position'), varchar('name')],
    uniques: [unique('goal_partners_goal_quarter_position_unique', 'goalId', 'quarter', 'position')],
    foreignKeys: [to('goals', 'goalId', 'goal_partners_goal_fk')],
  }),
  new Table({
    name: 'strategies',
    columns: [
      ...[id, varchar('goalId'), integer('number'), varchar('reference'), varchar('firstQuarter')],
      ...[orNull(varchar('continuesId')), orNull(varchar('endedIn')), orNull(text('endReason'))],
    ],
    uniques: [
      unique('strategies_reference_unique', 'reference'),
      unique('strategies_goal_number_unique', 'goalId', 'number'),
    ],
    foreignKeys: [
      to('goals', 'goalId', 'strategies_goal_fk'),
      to('strategies', 'continuesId', 'strategies_continues_fk'),
    ],
  }),
  new Table({
    name: 'strategy_statements',
    columns: [
      ...[id, varchar('strategyId'), varchar('quarter'), integer('position'), orNull(varchar('label'))],
      ...[varchar('title'), orNull(varchar('lead')), orNull(text('problem')), orNull(text('theoryOfChange'))],
      orNull(text('description')),
    ],
    uniques: [unique('strategy_statements_strategy_quarter_unique', 'strategyId', 'quarter')],
    foreignKeys: [to('strategies', 'strategyId', 'strategy_statements_strategy_fk')],
  }),
  new Table({
    name: 'milestones',
    columns: [id, varchar('goalId'), integer('number'), varchar('reference'), varchar('firstQuarter')],
    uniques: [
      unique('milestones_reference_unique', 'reference'),
      unique('milestones_goal_number_unique', 'goalId', 'number'),
    ],
    foreignKeys: [to('goals', 'goalId', 'milestones_goal_fk')],
  }),
  new Table({
    name: 'quarterly_statuses',
    columns: [
      ...[id, varchar('milestoneId'), varchar('strategyId'), varchar('quarter'), integer('position')],
      ...[orNull(text('group')), text('title'), orNull(text('ownerText'))],
      ...[orNull(text('dueText')), varchar('dueKind'), orNull(varchar('dueQuarter')), boolean('dueInterpreted')],
      ...[orNull(text('statusText')), varchar('status'), orNull(text('remark')), orNull(text('explanation'))],
      ...[orNull(text('recoveryText')), orNull(varchar('recoveryQuarter')), orNull(text('reason'))],
      ...[text('footnotes'), orNull(integer('page'))],
    ],
    uniques: [unique('quarterly_statuses_milestone_quarter_unique', 'milestoneId', 'quarter')],
    checks: [
      {
        name: 'quarterly_statuses_status_check',
        expression: `"status" IN ('Completed', 'On track', 'Ongoing', 'Not started', 'At risk', 'Missed', 'Not reported', 'Withdrawn')`,
      },
      {
        name: 'quarterly_statuses_due_kind_check',
        expression: `"dueKind" IN ('scheduled', 'unscheduled', 'continuous', 'recurring', 'unclear')`,
      },
    ],
    indices: [new TableIndex({ name: 'quarterly_statuses_strategy_quarter', columnNames: ['strategyId', 'quarter'] })],
    foreignKeys: [
      to('milestones', 'milestoneId', 'quarterly_statuses_milestone_fk'),
      to('strategies', 'strategyId', 'quarterly_statuses_strategy_fk'),
    ],
  }),
  new Table({
    name: 'milestone_departures',
    columns: [id, varchar('milestoneId'), varchar('quarter'), orNull(text('reason')), orNull(varchar('intoId'))],
    uniques: [unique('milestone_departures_milestone_unique', 'milestoneId', 'quarter')],
    foreignKeys: [
      to('milestones', 'milestoneId', 'milestone_departures_milestone_fk'),
      to('milestones', 'intoId', 'milestone_departures_into_fk'),
    ],
  }),
  new Table({
    name: 'indicators',
    columns: [id, varchar('goalId'), text('name')],
    uniques: [unique('indicators_goal_name_unique', 'goalId', 'name')],
    foreignKeys: [to('goals', 'goalId', 'indicators_goal_fk')],
  }),
  new Table({
    name: 'indicator_reports',
    columns: [
      ...[id, varchar('indicatorId'), varchar('quarter'), integer('position'), orNull(text('description'))],
      ...[orNull(varchar('unit')), orNull(text('baseline')), orNull(text('target'))],
    ],
    uniques: [unique('indicator_reports_indicator_quarter_position_unique', 'indicatorId', 'quarter', 'position')],
    foreignKeys: [to('indicators', 'indicatorId', 'indicator_reports_indicator_fk')],
  }),
  new Table({
    name: 'indicator_values',
    columns: [id, varchar('reportId'), integer('position'), text('period'), orNull(text('value'))],
    uniques: [unique('indicator_values_report_position_unique', 'reportId', 'position')],
    foreignKeys: [to('indicator_reports', 'reportId', 'indicator_values_report_fk')],
  }),
  new Table({
    name: 'quarterly_updates',
    columns: [
      ...[id, varchar('goalId'), varchar('quarter'), text('highlights'), text('components'), text('progress')],
      ...[text('notes'), orNull(varchar('sourceFile')), orNull(integer('sourcePages')), varchar('planSha256')],
      moment('importedAt'),
    ],
    uniques: [unique('quarterly_updates_goal_quarter_unique', 'goalId', 'quarter')],
    foreignKeys: [to('goals', 'goalId', 'quarterly_updates_goal_fk')],
  }),
];
