import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { MailModule } from '../mail/mail.module.js';
import { LinksRecord } from './links.record.js';
import { OwnAccount } from './own-account.service.js';
import { PasswordLinks } from './password-links.service.js';
import { Passwords } from './passwords.js';
import { PeopleUpkeep } from './people-upkeep.service.js';
import { PeopleRecord } from './people.record.js';
import { PeopleService } from './people.service.js';
import { RefusalLog } from './refusal-log.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsRecord } from './sessions.record.js';
import { SessionsService } from './sessions.service.js';
import { SignInTriesRecord } from './sign-in-tries.record.js';
import { SignInService } from './sign-in.service.js';

const USE_CASES = [
  ...[PeopleService, PeopleUpkeep, OwnAccount, PasswordLinks],
  ...[SignInService, SessionsService, SessionCookie, RefusalLog],
];

/** Accounts and their roles, sessions, and the links that set passwords. */
@Module({
  imports: [AuditModule, GoalsModule, MailModule],
  providers: [PeopleRecord, SessionsRecord, LinksRecord, SignInTriesRecord, Passwords, ...USE_CASES],
  exports: [PeopleRecord, SessionsRecord, ...USE_CASES, AuditModule, GoalsModule],
})
export class PeopleModule {}
