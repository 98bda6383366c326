import { Body, Controller, Get, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noRoleSentence } from '../../people/domain/no-role.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, type DeskRequest, May } from '../../people/may.decorator.js';
import { OwnAccount } from '../../people/own-account.service.js';
import { PeopleRecord } from '../../people/people.record.js';
import { SessionCookie } from '../../people/session-cookie.js';
import { SessionsService } from '../../people/sessions.service.js';
import { Refused } from '../../refused.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, type DeskPage, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { waitSentence } from '../sign-in/sign-in.page.js';
import { PasswordChangeForm } from './account.form.js';
import { NameForm } from './people.form.js';
import { type AccountShown, accountPage } from './account.page.js';

/** What people keep of their own account. */
@Controller('desk/account')
@UseInterceptors(SendsDeskPages)
@May('keep-own-account')
export class AccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
    private readonly people: PeopleRecord,
  ) {}

  @Get()
  show(@CurrentPerson() person: Person, @Req() request: DeskRequest): Promise<DeskAnswer> {
    return this.page(person, request);
  }

  @Post('name')
  async rename(
    @Body(new FormPipe(NameForm)) form: SubmittedForm<NameForm>,
    @CurrentPerson() person: Person,
    @Req() request: DeskRequest,
  ): Promise<DeskAnswer> {
    if (!form.valid) return this.page(person, request, { entered: form.entered, errors: form.errors }, 422);
    const { name } = form.value;
    const changed = await this.account.rename(person, name);
    return new SeeOther(deskPaths.account, {
      text: changed ? `Your name is ${name} now.` : `Your name stays ${name}.`,
    });
  }

  @Post('password')
  async changePassword(
    @Body(new FormPipe(PasswordChangeForm)) form: SubmittedForm<PasswordChangeForm>,
    @CurrentPerson() person: Person,
    @Req() request: DeskRequest,
  ): Promise<DeskAnswer> {
    if (!form.valid) return this.page(person, request, { errors: form.errors }, 422);
    const { present, password, again } = form.value;
    if (again !== password) return this.page(person, request, { errors: { again: NOT_THE_SAME } }, 422);
    const change = { present, password, sessionId: request.sessionId ?? '', networkAddress: request.ip };
    try {
      const wait = await this.account.changePassword(person, change);
      if (wait > 0) return await this.page(person, request, { others: [waitSentence(wait)] }, 429);
      return new SeeOther(deskPaths.account, { text: 'Your password is changed. You are signed out everywhere else.' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.page(person, request, { others: error.sentences }, 422);
    }
  }

  @Post('sessions/:id/ending')
  async endSession(@Param('id') id: string, @CurrentPerson() person: Person): Promise<DeskAnswer> {
    if (!(await this.sessions.end(person, id))) throw new NotFound();
    return new SeeOther(deskPaths.account, { text: 'That browser is signed out.' });
  }

  @Post('sessions/ending')
  async endSessions(
    @CurrentPerson() person: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAnswer> {
    await this.sessions.endAll(person);
    this.cookie.clear(reply);
    return new SeeOther(deskPaths.signIn, { text: 'You are signed out everywhere.' });
  }

  private async page(
    person: Person,
    { sessionId = '' }: DeskRequest,
    wrong: Pick<AccountShown, 'entered' | 'errors' | 'others'> = {},
    status = 200,
  ): Promise<DeskPage> {
    const noRole =
      person.roles.length > 0
        ? null
        : noRoleSentence(await this.people.holdersOf({ role: 'administrator', goal: null }));
    const sessions = await this.sessions.openOf(person);
    return accountPage({ person, noRole, sessions, sessionId, ...wrong }, status);
  }
}

const NOT_THE_SAME = 'The two new passwords are not the same. Enter both again.';
