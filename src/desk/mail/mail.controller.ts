import { Controller, Get, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { type MailFacts, MailRecord, type MailState } from '../../mail/mail.record.js';
import { MailUpkeep } from '../../mail/mail-upkeep.service.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { counted } from '../../publishing/pages/wording.js';
import { Refused } from '../../refused.js';
import { SETTINGS } from '../../settings.module.js';
import type { Settings } from '../../settings.js';
import { NotFound } from '../../web/refusals.js';
import { DeskPage, SeeOther } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { firstState, MAIL_VIEW, mailAddress, mailFacts, mailPage, PAGE_LENGTH, stateNamed } from './mail.page.js';

@Controller('desk/mail')
@UseInterceptors(SendsDeskPages)
export class MailController {
  constructor(
    private readonly mail: MailRecord,
    private readonly upkeep: MailUpkeep,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @May('keep-mail')
  async show(@Query('show') show?: string, @Query('page') page = '1'): Promise<DeskPage> {
    const state = show === undefined ? null : stateNamed(show);
    if (state === undefined || !/^[1-9]\d{0,5}$/.test(page)) throw new NotFound();
    return this.listing(state, Number(page));
  }

  @Post('failed/another-try')
  @May('keep-mail')
  async tryAll(@CurrentPerson() person: Person): Promise<DeskPage | SeeOther> {
    return this.orRefused('failed', async () => {
      const count = await this.upkeep.tryAllAgain(actorOf(person, null));
      return new SeeOther(mailAddress('waiting'), { text: `${counted(count, 'message')} will be tried again now.` });
    });
  }

  @Post(':id/another-try')
  @May('keep-mail')
  async tryOne(@Param('id') id: string, @CurrentPerson() person: Person): Promise<DeskPage | SeeOther> {
    const mail = await this.found(id);
    return this.orRefused('failed', async () => {
      await this.upkeep.tryAgain(mail, actorOf(person, null));
      return new SeeOther(mailAddress('waiting'), {
        text: `The message to ${mail.recipient} will be tried again now.`,
      });
    });
  }

  @Post(':id/giving-up')
  @May('keep-mail')
  async giveUp(@Param('id') id: string, @CurrentPerson() person: Person): Promise<DeskPage | SeeOther> {
    const mail = await this.found(id);
    return this.orRefused('given-up', async () => {
      await this.upkeep.giveUp(mail, actorOf(person, null));
      return new SeeOther(mailAddress('given-up'), { text: `The message to ${mail.recipient} is given up.` });
    });
  }

  private async found(id: string): Promise<MailFacts> {
    const mail = await this.mail.find(id);
    if (!mail) throw new NotFound();
    return mail;
  }

  private async orRefused(shows: MailState, use: () => Promise<SeeOther>): Promise<DeskPage | SeeOther> {
    try {
      return await use();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.listing(shows, 1, error.sentences);
    }
  }

  private async listing(asked: MailState | null, page: number, refusals: readonly string[] = []): Promise<DeskPage> {
    const { smtpUrl } = this.settings;
    const counts = await this.mail.counts();
    const state = asked ?? firstState(counts);
    const mail = await this.mail.listed(state, { skip: (page - 1) * PAGE_LENGTH, take: PAGE_LENGTH });
    if (page > 1 && mail.length === 0) throw new NotFound();
    const server = smtpUrl === null ? null : new URL(smtpUrl).host;
    const model = mailPage({ server, counts, state, page, mail, refusals });
    return new DeskPage(MAIL_VIEW, model, mailFacts, refusals.length > 0 ? 422 : 200);
  }
}
