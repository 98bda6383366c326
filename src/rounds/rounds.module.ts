import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DraftingModule } from '../drafting/drafting.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PeopleModule } from '../people/people.module.js';
import { CarryForward } from './carry-forward.service.js';
import { GoalAdding } from './goal-adding.service.js';
import { ReleaseService } from './release.service.js';
import { RemindersService } from './reminders.service.js';
import { RoundDesk } from './round-desk.service.js';
import { RoundGoals } from './round-goals.js';
import { RoundsRecord } from './rounds.record.js';
import { RoundsService } from './rounds.service.js';

/** Rounds: the reporting of one fiscal quarter, from its opening to its release. */
@Module({
  imports: [DraftingModule, MailModule, PeopleModule, AuditModule],
  providers: [
    RoundsRecord,
    RoundGoals,
    RoundDesk,
    CarryForward,
    RoundsService,
    GoalAdding,
    ReleaseService,
    RemindersService,
  ],
  exports: [
    RoundsRecord,
    RoundGoals,
    RoundDesk,
    RoundsService,
    GoalAdding,
    ReleaseService,
    RemindersService,
    DraftingModule,
  ],
})
export class RoundsModule {}
