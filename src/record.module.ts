import { type DynamicModule, Module } from '@nestjs/common';
import { DraftingModule } from './drafting/drafting.module.js';
import { FoundationModule } from './foundation.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlanImportModule } from './plan-import/plan-import.module.js';
import { PublishingModule } from './publishing/publishing.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import type { Settings } from './settings.js';

/** The record and the use cases that write it, without the web: what the command line works on. */
@Module({})
export class RecordModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: RecordModule,
      imports: [
        FoundationModule.with(settings),
        PlanImportModule,
        PublishingModule,
        PeopleModule,
        DraftingModule,
        RoundsModule,
      ],
      exports: [DraftingModule, PeopleModule, PlanImportModule, PublishingModule, RoundsModule],
    };
  }
}
