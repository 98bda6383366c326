import { Controller, Headers, Param, Post, UseInterceptors } from '@nestjs/common';
import { type TakenBack, UndoService } from '../../drafting/undo.service.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { counted, listed } from '../../publishing/pages/wording.js';
import { SiteFacts } from '../../publishing/site-facts.js';
import { prefersJson } from '../../web/negotiation.js';
import { type DeskAnswer, DeskData, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { pageBefore } from './page-before.js';

/** Takes back what somebody just did to milestones. */
@Controller('desk/undo')
@UseInterceptors(SendsDeskPages)
@May('edit-update')
export class UndoController {
  constructor(
    private readonly undo: UndoService,
    private readonly facts: SiteFacts,
  ) {}

  @Post(':unit')
  async takeBack(
    @Param('unit') unit: string,
    @Headers('referer') referer: string | undefined,
    @Headers('host') host: string | undefined,
    @Headers('accept') accept: string | undefined,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const done = await this.undo.undo(person, unit);
    const text = inWords(done);
    if (prefersJson(accept)) return new DeskData({ text, ...done });
    const hosts = [new URL(this.facts.site.address).host, ...(host === undefined ? [] : [host])];
    return new SeeOther(pageBefore(referer, hosts) ?? deskPaths.desk, { text });
  }
}

const inWords = ({ takenBack, left }: TakenBack): string => {
  const back =
    takenBack.length === 0 ? 'Nothing was taken back.' : `Taken back: ${counted(takenBack.length, 'milestone')}.`;
  if (left.length === 0) return back;
  return `${back} ${listed(left)} changed since then and ${left.length === 1 ? 'stays as it is' : 'stay as they are'}.`;
};
