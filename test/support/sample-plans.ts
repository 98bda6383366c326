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
import { freshDatabase } from './database.js';

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

export const openRecord = async (): Promise<OpenRecord> => {
  const { url, drop } = await freshDatabase();
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

/** A server over all sample plans, published quarter by quarter, and the record behind it. */
export const servedSamplePlans = async () => {
  const record = await openRecord();
  await record.import(await samplePlans());
  for (const quarter of ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const)
    await record.publish(null, quarter);
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
