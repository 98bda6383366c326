import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DraftingModule } from '../drafting/drafting.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PermissionGuard } from '../people/permission.guard.js';
import { PublicSiteModule } from '../publishing/public-site.module.js';
import { HistoryReader } from './log/history.js';
import { LogController, LogFileController } from './log/log.controller.js';
import { MailController } from './mail/mail.controller.js';
import { AccountController } from './people/account.controller.js';
import { PeopleController } from './people/people.controller.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { SendsDeskPages } from './sends-desk-pages.interceptor.js';
import { PasswordLinkController } from './sign-in/password-link.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The staff side in the browser: the pages over the use cases of people, rounds, drafting and publishing. */
@Module({
  imports: [PeopleModule, DraftingModule, RoundsModule, PublicSiteModule, MailModule],
  controllers: [
    SignInController,
    PasswordLinkController,
    AccountController,
    PeopleController,
    LogController,
    LogFileController,
    MailController,
  ],
  providers: [{ provide: APP_GUARD, useClass: PermissionGuard }, SendsDeskPages, HistoryReader],
})
export class DeskModule {}
