import { type DynamicModule, Module } from '@nestjs/common';
import { ClockModule } from './clock.module.js';
import { DatabaseModule } from './database/database.module.js';
import { SettingsModule } from './settings.module.js';
import type { Settings } from './settings.js';

/** What every program here stands on: the settings, the clock and the database, for every module under it. */
@Module({})
export class FoundationModule {
  static with(settings: Settings): DynamicModule {
    return { module: FoundationModule, imports: [SettingsModule.with(settings), ClockModule, DatabaseModule] };
  }
}
