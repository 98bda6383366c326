import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { QuarterlyUpdatesModule } from '../quarterly-updates/quarterly-updates.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { CommentsService } from './comments.service.js';
import { IndicatorValuesService } from './indicator-values.service.js';
import { ReviewMail } from './review-mail.js';
import { ReviewService } from './review.service.js';
import { RowsService } from './rows.service.js';
import { StandingRecord } from './standing.record.js';
import { TextsService } from './texts.service.js';
import { UndoService } from './undo.service.js';
import { UpdateAccess } from './update-access.js';
import { CorrectionService } from './correction/correction.service.js';
import { QuarterRestoring } from './correction/quarter-restoring.js';
import { QuarterSnapshots } from './correction/quarter-snapshot.js';
import { GoalUpkeep } from './upkeep/goal-upkeep.service.js';
import { LeavingReasons } from './upkeep/leaving-reasons.service.js';
import { MilestoneLeaving } from './upkeep/milestone-leaving.service.js';
import { MilestoneReturning } from './upkeep/milestone-returning.service.js';
import { MilestoneUpkeep } from './upkeep/milestone-upkeep.service.js';
import { QuartersAtWork } from './upkeep/quarter-at-work.js';
import { StrategyEnding } from './upkeep/strategy-ending.service.js';
import { StrategyUpkeep } from './upkeep/strategy-upkeep.service.js';
import { UpkeepReader } from './upkeep/upkeep-reader.js';
import { WaiversService } from './waivers.service.js';

const RECORDS = [
  ...[AuditModule, GoalsModule, StrategiesModule, MilestonesModule, IndicatorsModule],
  ...[QuarterlyUpdatesModule, PublishingModule],
];

const REVIEW = [IndicatorValuesService, TextsService, ReviewService, CommentsService, WaiversService];

const UPKEEP = [
  ...[UpkeepReader, GoalUpkeep, StrategyUpkeep, StrategyEnding],
  ...[MilestoneUpkeep, MilestoneLeaving, MilestoneReturning, LeavingReasons, CorrectionService],
];

/** Work on updates: their rows, words and structure, and who may change them when. */
@Module({
  imports: [...RECORDS, PeopleModule, MailModule],
  providers: [
    UpdateAccess,
    StandingRecord,
    ReviewMail,
    ...REVIEW,
    ...UPKEEP,
    QuartersAtWork,
    QuarterSnapshots,
    QuarterRestoring,
    RowsService,
    UndoService,
  ],
  exports: [UpdateAccess, ...REVIEW, ...UPKEEP, RowsService, UndoService, ...RECORDS],
})
export class DraftingModule {}
