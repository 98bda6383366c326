import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import { readingDataSource } from './data-source.js';
import { openWriter } from './migrate.js';
import { UnitOfWork } from './unit-of-work.js';

const WRITER = Symbol('the data source that writes');
const READER = Symbol('the data source that only reads');

@Global()
@Module({
  providers: [
    {
      provide: WRITER,
      inject: [SETTINGS],
      useFactory: async ({ database }: Settings): Promise<DataSource> => (await openWriter(database)).writer,
    },
    {
      provide: READER,
      inject: [SETTINGS, WRITER], // after the writer, which makes the file and its tables
      useFactory: ({ database }: Settings): Promise<DataSource> => readingDataSource(database).initialize(),
    },
    {
      provide: UnitOfWork,
      inject: [WRITER, READER],
      useFactory: (writer: DataSource, reader: DataSource) => new UnitOfWork(writer, reader),
    },
  ],
  exports: [UnitOfWork],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(WRITER) private readonly writer: DataSource,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.reader.destroy();
    await this.writer.destroy();
  }
}
