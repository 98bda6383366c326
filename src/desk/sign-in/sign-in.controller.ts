import { Body, Controller, Get, Inject, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordLinks } from '../../people/password-links.service.js';
import { SessionCookie } from '../../people/session-cookie.js';
import { SessionsService } from '../../people/sessions.service.js';
import { SignInService } from '../../people/sign-in.service.js';
import { SETTINGS } from '../../settings.module.js';
import type { Settings } from '../../settings.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { browserOf } from './browser-of.js';
import { nextAddressOf } from './next-address.js';
import { ForgottenForm, SignInForm } from './sign-in.form.js';
import {
  forgottenPage,
  forgottenSentPage,
  manyLinksSentence,
  signInPage,
  waitSentence,
  WRONG,
} from './sign-in.page.js';

/** The way in, and out. */
@Controller()
@UseInterceptors(SendsDeskPages)
@Anyone()
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly links: PasswordLinks,
    private readonly cookie: SessionCookie,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('sign-in')
  async show(@Req() request: FastifyRequest, @Query('next') next: unknown): Promise<DeskAnswer> {
    const address = nextAddressOf(next);
    return (await this.cookie.sessionIn(request)) ? new SeeOther(address) : signInPage(address);
  }

  @Post('sign-in')
  async signIn(
    @Body(new FormPipe(SignInForm)) form: SubmittedForm<SignInForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAnswer> {
    const next = nextAddressOf(form.entered.next);
    if (!form.valid) return signInPage(next, form, 422);
    const { email, password } = form.value;
    const from = { networkAddress: request.ip, browser: browserOf(request) };
    const outcome = await this.signIns.signIn({ email, password, ...from });
    if (outcome.kind === 'wrong') return signInPage(next, { entered: form.entered, others: [WRONG] }, 422);
    if (outcome.kind === 'wait') {
      reply.header('Retry-After', Math.ceil(outcome.milliseconds / 1_000));
      return signInPage(next, { entered: form.entered, others: [waitSentence(outcome.milliseconds)] }, 429);
    }
    await this.endSessionOf(request);
    this.cookie.put(reply, outcome.token);
    return new SeeOther(outcome.hasRole ? next : deskPaths.account);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<DeskAnswer> {
    await this.endSessionOf(request);
    this.cookie.clear(reply);
    return new SeeOther(deskPaths.signIn, { text: 'You are signed out.' });
  }

  @Get('forgotten-password')
  forgotten(): DeskAnswer {
    return forgottenPage(this.settings.smtpUrl !== null);
  }

  @Post('forgotten-password')
  async sendLink(
    @Body(new FormPipe(ForgottenForm)) form: SubmittedForm<ForgottenForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAnswer> {
    if (this.settings.smtpUrl === null) return forgottenPage(false, {}, 422);
    if (!form.valid) return forgottenPage(true, form, 422);
    const wait = await this.links.forgotten(form.value.email, request.ip);
    if (wait === 0) return forgottenSentPage(form.value.email);
    reply.header('Retry-After', Math.ceil(wait / 1_000));
    return forgottenPage(true, { entered: form.entered, others: [manyLinksSentence(wait)] }, 429);
  }

  private async endSessionOf(request: FastifyRequest): Promise<void> {
    const found = await this.cookie.sessionIn(request);
    if (found) await this.sessions.end(found.person, found.session.id);
  }
}
