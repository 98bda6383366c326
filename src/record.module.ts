import { type DynamicModule, Module } from '@nestjs/common';
import { ClockModule } from './clock.module.js';
import { DatabaseModule } from './database/database.module.js';
import { PlanImportModule } from './plan-import/plan-import.module.js';
import { PublishingModule } from './publishing/publishing.module.js';
import { SettingsModule } from './settings.module.js';
import type { Settings } from './settings.js';

/** The record and its use cases, without the web: what the command line works on and the server builds on. */
@Module({})
export class RecordModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: RecordModule,
      imports: [SettingsModule.with(settings), ClockModule, DatabaseModule, PlanImportModule, PublishingModule],
      exports: [PlanImportModule, PublishingModule],
    };
  }
}
