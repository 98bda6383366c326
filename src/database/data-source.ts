import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { LogEntry } from '../audit/log-entry.entity.js';
import { Agenda } from '../goals/agenda.entity.js';
import { GoalLeader } from '../goals/goal-leader.entity.js';
import { GoalPartner } from '../goals/goal-partner.entity.js';
import { GoalStatement } from '../goals/goal-statement.entity.js';
import { Goal } from '../goals/goal.entity.js';
import { IndicatorReport } from '../indicators/indicator-report.entity.js';
import { IndicatorValue } from '../indicators/indicator-value.entity.js';
import { Indicator } from '../indicators/indicator.entity.js';
import { MilestoneDeparture } from '../milestones/milestone-departure.entity.js';
import { Milestone } from '../milestones/milestone.entity.js';
import { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { EditionRow } from '../publishing/edition.entity.js';
import { PublishedMilestoneRow } from '../publishing/published-milestone.entity.js';
import { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import type { DatabaseAddress } from '../settings.js';
import { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import { Strategy } from '../strategies/strategy.entity.js';
import { TheRecord1700000000001 } from './migrations/1700000000001-the-record.js';
import { EditionsAndLog1700000000002 } from './migrations/1700000000002-editions-and-log.js';

const entities = [
  ...[Agenda, Goal, GoalStatement, GoalLeader, GoalPartner],
  ...[Strategy, StrategyStatement],
  ...[Milestone, QuarterlyStatus, MilestoneDeparture],
  ...[Indicator, IndicatorReport, IndicatorValue],
  ...[QuarterlyUpdate, EditionRow, PublishedMilestoneRow, LogEntry],
];
const migrations = [TheRecord1700000000001, EditionsAndLog1700000000002];

/** Milliseconds that one process waits for another's write to end before it gives up. */
export const PATIENCE_MS = 30_000;

/** The connection that writes. It alone migrates; synchronize is never on. */
export const writingDataSource = (address: DatabaseAddress): DataSource => {
  if (address.kind === 'postgres') return new DataSource({ type: 'postgres', url: address.url, entities, migrations });
  const database = resolve(address.file);
  mkdirSync(dirname(database), { recursive: true });
  return new DataSource({
    type: 'better-sqlite3',
    database,
    entities,
    migrations,
    enableWAL: true,
    timeout: PATIENCE_MS,
    // An acknowledged write must survive kill -9 and a power cut, so the log is synced at each commit.
    prepareDatabase: (connection: Database.Database) => {
      connection.pragma('synchronous = FULL');
    },
  });
};

/** The connection that only reads: it never sees what is not committed, and the database refuses it any write. */
export const readingDataSource = (address: DatabaseAddress): DataSource => {
  const options: DataSourceOptions =
    address.kind === 'postgres'
      ? { type: 'postgres', url: address.url, entities, extra: { options: '-c default_transaction_read_only=on' } }
      : { type: 'better-sqlite3', database: resolve(address.file), entities, readonly: true, timeout: PATIENCE_MS };
  return new DataSource(options);
};
