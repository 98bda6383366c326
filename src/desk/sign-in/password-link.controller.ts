import { Body, Controller, Get, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FollowedLink, PasswordLinks } from '../../people/password-links.service.js';
import { SessionCookie } from '../../people/session-cookie.js';
import { Refused } from '../../refused.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { browserOf } from './browser-of.js';
import { NewPasswordForm } from './sign-in.form.js';
import { newPasswordPage, oldLinkPage } from './sign-in.page.js';

/** The page behind a mailed link. To open it uses nothing: programs that look at mail do so too. */
@Controller('password')
@UseInterceptors(SendsDeskPages)
@Anyone()
export class PasswordLinkController {
  constructor(
    private readonly links: PasswordLinks,
    private readonly cookie: SessionCookie,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string): Promise<DeskAnswer> {
    const link = await this.links.find(token);
    return link ? newPasswordPage(shown(link), token) : oldLinkPage();
  }

  @Post(':token')
  async set(
    @Param('token') token: string,
    @Body(new FormPipe(NewPasswordForm)) form: SubmittedForm<NewPasswordForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAnswer> {
    const link = await this.links.find(token);
    if (!link) return oldLinkPage();
    if (!form.valid) return newPasswordPage(shown(link), token, form, 422);
    if (form.value.again !== form.value.password)
      return newPasswordPage(shown(link), token, { errors: { again: NOT_THE_SAME } }, 422);
    try {
      const session = await this.links.follow(token, form.value.password, browserOf(request));
      if (session === null) return oldLinkPage();
      this.cookie.put(reply, session);
      return new SeeOther(deskPaths.desk, { text: 'Your password is set, and you are signed in.' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return newPasswordPage(shown(link), token, { errors: { password: error.sentences.join(' ') } }, 422);
    }
  }
}

const NOT_THE_SAME = 'The two passwords are not the same. Enter both again.';

const shown = ({ account: { name, email, passwordHash } }: FollowedLink) => ({
  ...{ name, email },
  isNew: passwordHash === null,
});
