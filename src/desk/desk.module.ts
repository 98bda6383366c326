import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DraftingModule } from '../drafting/drafting.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PermissionGuard } from '../people/permission.guard.js';
import { PublicSiteModule } from '../publishing/public-site.module.js';
import { GridReader } from './grid/grid-reader.js';
import { GridSaving } from './grid/grid-saving.js';
import { GridController, RoundGridController } from './grid/grid.controller.js';
import { UndoController } from './grid/undo.controller.js';
import { DraftPages } from './draft/draft-pages.js';
import { DraftReader } from './draft/draft-reader.js';
import { DraftRowsController } from './draft/draft-rows.controller.js';
import { DraftController } from './draft/draft.controller.js';
import { ReviewController } from './draft/review.controller.js';
import { HistoryReader } from './log/history.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { LogController, LogFileController } from './log/log.controller.js';
import { MailController } from './mail/mail.controller.js';
import { AccountController } from './people/account.controller.js';
import { PeopleController } from './people/people.controller.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { DeskController } from './rounds/desk.controller.js';
import { ReleaseController } from './rounds/release.controller.js';
import { RoundShows } from './rounds/round-shows.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { CorrectionController } from './correction/correction.controller.js';
import { GoalsController } from './upkeep/goals.controller.js';
import { LeavingController } from './upkeep/leaving.controller.js';
import { NewGoalController } from './upkeep/new-goal.controller.js';
import { MilestonesController } from './upkeep/milestones.controller.js';
import { StrategiesController } from './upkeep/strategies.controller.js';
import { UpkeepPages } from './upkeep/upkeep-pages.js';
import { SendsDeskPages } from './sends-desk-pages.interceptor.js';
import { PasswordLinkController } from './sign-in/password-link.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The staff side in the browser: the pages over the use cases of people, rounds, drafting and publishing. */
@Module({
  imports: [PeopleModule, DraftingModule, RoundsModule, PublicSiteModule, MailModule],
  controllers: [
    DeskController,
    RoundsController,
    ReleaseController,
    SignInController,
    PasswordLinkController,
    AccountController,
    PeopleController,
    LogController,
    LogFileController,
    MailController,
    GridController,
    RoundGridController,
    UndoController,
    NewGoalController,
    GoalsController,
    StrategiesController,
    MilestonesController,
    LeavingController,
    CorrectionController,
    IndicatorsController,
    DraftController,
    DraftRowsController,
    ReviewController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: PermissionGuard },
    SendsDeskPages,
    UpkeepPages,
    RoundShows,
    DraftReader,
    DraftPages,
    GridReader,
    GridSaving,
    HistoryReader,
  ],
})
export class DeskModule {}
