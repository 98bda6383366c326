import { readingDataSource } from '../../src/database/data-source.js';
import { readSettings } from '../../src/settings.js';

const TABLES = [
  ...['agendas', 'goals', 'goal_statements', 'goal_leaders', 'strategies', 'strategy_statements', 'milestones'],
  ...['quarterly_statuses', 'indicators', 'indicator_values', 'quarterly_updates', 'editions', 'audit_log'],
];

/** How many rows each table holds, asked on a connection of its own. */
export const countRows = async (databaseUrl: string): Promise<Record<string, number>> => {
  const reader = await readingDataSource(readSettings({ DATABASE_URL: databaseUrl }).database).initialize();
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await reader.query<{ count: number | string }[]>(`SELECT count(*) AS count FROM "${table}"`);
    counts[table] = Number(row?.count);
  }
  await reader.destroy();
  return counts;
};
