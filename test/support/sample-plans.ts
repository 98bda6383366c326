import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serve } from '../../src/app.js';
import { SAMPLE_PLANS } from '../../src/command-line/run-demo.js';
import type { QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { type PlanFile, readPlanFiles } from '../../src/plan-import/plan-files.js';
import { PlanImportService } from '../../src/plan-import/plan-import.service.js';
import { PublishingService } from '../../src/publishing/publishing.service.js';
import { RecordModule } from '../../src/record.module.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { preparedDatabase } from './prepared-database.js';

export const PPM = { name: 'Pat Morgan', role: 'PPM staff' };
export const WAIVER = 'The plan of 2018 gives no such words.';

/** The use cases of the record on a database of their own. */
export interface OpenRecord {
  settings: Settings;
  context: INestApplicationContext;
  import(files: readonly PlanFile[]): ReturnType<PlanImportService['import']>;
  publish(goal: string | null, quarter: QuarterKey, waive?: string | null): ReturnType<PublishingService['publish']>;
  close(): Promise<void>;
}

/** On an empty database, or on one that is given; it goes when the record is closed. */
export const openRecord = async (database?: FreshDatabase): Promise<OpenRecord> => {
  const { url, drop } = database ?? (await freshDatabase());
  const settings = readSettings({ DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' });
  const context = await NestFactory.createApplicationContext(RecordModule.with(settings), {
    logger: ['error'],
    abortOnError: false,
  });
  return {
    settings,
    context,
    import: (files) => context.get(PlanImportService).import(files, PPM),
    publish: (goal, quarter, waive = WAIVER) =>
      context.get(PublishingService).publish({ goal, quarter, waive, publisher: PPM }),
    close: async () => {
      await context.close();
      await drop();
    },
  };
};

/** What a command is told to find the same database by. */
export const databaseUrl = ({ database }: Settings): string =>
  database.kind === 'sqlite' ? `sqlite:${database.file}` : database.url;

export const samplePlans = (goal = ''): Promise<PlanFile[]> => readPlanFiles([`${SAMPLE_PLANS}/${goal}`]);

const publishSamplePlans = async (database: FreshDatabase): Promise<null> => {
  const record = await openRecord({ ...database, drop: () => Promise.resolve() });
  await record.import(await samplePlans());
  for (const quarter of ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const)
    await record.publish(null, quarter);
  await record.close();
  return null;
};

/** A server over all sample plans, published quarter by quarter, and the record behind it. */
export const servedSamplePlans = async () => {
  const { database } = await preparedDatabase('sample-plans', publishSamplePlans);
  const record = await openRecord(database);
  const server = await serve(record.settings);
  return {
    record,
    address: server.address,
    stop: async () => {
      await server.stop();
      await record.close();
    },
  };
};
