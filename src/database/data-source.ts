import { existsSync, mkdirSync, statSync } from 'node:fs';
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
import { OutgoingMail } from '../mail/outgoing-mail.entity.js';
import { MilestoneDeparture } from '../milestones/milestone-departure.entity.js';
import { MilestoneOrigin } from '../milestones/milestone-origin.entity.js';
import { Milestone } from '../milestones/milestone.entity.js';
import { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { OneTimeLink } from '../people/one-time-link.entity.js';
import { PersonRole } from '../people/person-role.entity.js';
import { PersonRow } from '../people/person.entity.js';
import { Session } from '../people/session.entity.js';
import { SignInTries } from '../people/sign-in-tries.entity.js';
import { Correction } from '../publishing/correction.entity.js';
import { EditionRow } from '../publishing/edition.entity.js';
import { MissedOwnerRow } from '../publishing/missed-owner.entity.js';
import { PublishedMilestoneRow } from '../publishing/published-milestone.entity.js';
import { FindingWaiver } from '../quarterly-updates/finding-waiver.entity.js';
import { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { ReviewComment } from '../quarterly-updates/review-comment.entity.js';
import { UpdateStep } from '../quarterly-updates/update-step.entity.js';
import { UpdateText } from '../quarterly-updates/update-text.entity.js';
import { Refused } from '../refused.js';
import { Round } from '../rounds/round.entity.js';
import type { DatabaseAddress } from '../settings.js';
import { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import { Strategy } from '../strategies/strategy.entity.js';
import { PATIENCE_MS } from './patience.js';
import { TheRecord1700000000001 } from './migrations/1700000000001-the-record.js';
import { EditionsAndLog1700000000002 } from './migrations/1700000000002-editions-and-log.js';
import { TheDesk1700000000003 } from './migrations/1700000000003-the-desk.js';
import { FilesOfEditions1700000000004 } from './migrations/1700000000004-files-of-editions.js';
import { Search1700000000005 } from './migrations/1700000000005-search.js';

const entities = [
  ...[Agenda, Goal, GoalStatement, GoalLeader, GoalPartner],
  ...[Strategy, StrategyStatement],
  ...[PersonRow, PersonRole, Session, OneTimeLink, SignInTries, OutgoingMail],
  ...[Milestone, QuarterlyStatus, MilestoneDeparture, MilestoneOrigin],
  ...[Indicator, IndicatorReport, IndicatorValue],
  ...[QuarterlyUpdate, UpdateText, UpdateStep, ReviewComment, FindingWaiver, Round],
  ...[EditionRow, PublishedMilestoneRow, MissedOwnerRow, Correction, LogEntry],
];
const migrations = [
  ...[TheRecord1700000000001, EditionsAndLog1700000000002, TheDesk1700000000003],
  ...[FilesOfEditions1700000000004, Search1700000000005],
];

/** The connection that writes. It alone migrates; synchronize is never on. */
export const writingDataSource = (address: DatabaseAddress): DataSource => {
  if (address.kind === 'postgres') return new DataSource({ type: 'postgres', url: address.url, entities, migrations });
  return new DataSource({
    type: 'better-sqlite3',
    database: resolve(address.file),
    entities,
    migrations,
    enableWAL: true,
    timeout: PATIENCE_MS,
    // An acknowledged write must survive kill -9 and a power cut, so the log is synced at each commit.
    prepareDatabase: (connection: Database.Database) => {
      connection.pragma('synchronous = FULL');
      // Who writes waits while the log is carried over into the file: four times as rarely as by default.
      connection.pragma('wal_autocheckpoint = 4000');
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

/** Makes the folder that a new SQLite file goes into. */
export const makeFolderOf = (address: DatabaseAddress): void => {
  if (address.kind === 'sqlite') mkdirSync(dirname(resolve(address.file)), { recursive: true });
};

/** Throws Refused where there is no SQLite file: a command that only reads what is there must not make an empty one. */
export const refuseAbsentDatabase = (address: DatabaseAddress): void => {
  if (address.kind === 'postgres' || existsSync(address.file)) return;
  throw new Refused([
    `There is no database at ${resolve(address.file)}; ${named(address)}. Correct it, or make a database with \`milepost migrate\`.`,
  ]);
};

/** Why the database cannot be opened, in a sentence; undefined for an error that is not of the database or its files. */
export const refusalOf = (address: DatabaseAddress, error: unknown): Refused | undefined => {
  const reason = reasonOf(error);
  if (reason === undefined) return undefined;
  if (address.kind === 'postgres') {
    return new Refused([
      `${named(address)}, where no database can be opened (${reason}); the server must run, and let that user into that database.`,
    ]);
  }
  if (existsSync(address.file) && statSync(address.file).isDirectory()) {
    return new Refused([`${named(address)}, which is a folder; it must name a file, such as ${EXAMPLE}.`]);
  }
  if (reason.includes('file is not a database')) {
    return new Refused([
      `${named(address)}, a file that is no SQLite database; it must name one, or a file that does not exist yet.`,
    ]);
  }
  return new Refused([
    `${named(address)}, which cannot be opened (${reason}); it must name a file, such as ${EXAMPLE}, that Milepost may write, in a folder that it may write.`,
  ]);
};

const EXAMPLE = 'sqlite:data/milepost.sqlite';

const named = (address: DatabaseAddress): string =>
  `DATABASE_URL is ${address.kind === 'sqlite' ? `sqlite:${address.file}` : withoutPassword(address.url)}`;

const withoutPassword = (text: string): string => {
  const url = new URL(text);
  if (url.password) url.password = '***';
  if (url.searchParams.has('password')) url.searchParams.set('password', '***');
  return url.href;
};

// What SQLite, PostgreSQL and the system throw has a code. A server without an answer gives one error for each address.
const reasonOf = (error: unknown): string | undefined => {
  const { code, message, driverError } = error as { code?: unknown; message?: string; driverError?: unknown };
  if (driverError) return reasonOf(driverError);
  return typeof code === 'string' ? message || code : undefined;
};
