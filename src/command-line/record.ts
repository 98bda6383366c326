import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { refuseAbsentDatabase } from '../database/data-source.js';
import { RecordModule } from '../record.module.js';
import { readSettings, type Settings } from '../settings.js';

type Command<T> = (record: INestApplicationContext, settings: Settings) => Promise<T>;

/** Opens the record that the settings name, migrated and new where there is none, for one command, and closes it after. */
export const withRecord = async <T>(command: Command<T>): Promise<T> => {
  const settings = readSettings(process.env);
  Logger.overrideLogger(false); // what fails is told by the command, in a sentence and once
  const record = await NestFactory.createApplicationContext(RecordModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await command(record, settings);
  } finally {
    await record.close();
  }
};

/** The same for a command that has nothing to do on a new record. Throws Refused where there is no database. */
export const withPresentRecord = async <T>(command: Command<T>): Promise<T> => {
  refuseAbsentDatabase(readSettings(process.env).database);
  return withRecord(command);
};
