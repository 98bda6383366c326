import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RecordModule } from '../record.module.js';
import { readSettings, type Settings } from '../settings.js';

/** Opens the record that the settings name, migrated, for one command, and closes it after. */
export const withRecord = async <T>(
  command: (record: INestApplicationContext, settings: Settings) => Promise<T>,
): Promise<T> => {
  const settings = readSettings(process.env);
  Logger.overrideLogger(['error', 'warn']);
  const record = await NestFactory.createApplicationContext(RecordModule.with(settings), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await command(record, settings);
  } finally {
    await record.close();
  }
};
