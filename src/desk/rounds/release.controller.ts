import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { counted, listed } from '../../publishing/pages/wording.js';
import { Refused } from '../../refused.js';
import { ReleaseService } from '../../rounds/release.service.js';
import { type Reminded, RemindersService } from '../../rounds/reminders.service.js';
import { RoundDesk } from '../../rounds/round-desk.service.js';
import type { Round } from '../../rounds/round.entity.js';
import { RoundsRecord } from '../../rounds/rounds.record.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { PublicPages } from '../../web/public-pages.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { quarterIn } from '../../publishing/asked-words.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { releasePage } from './release.page.js';
import { roundName } from './round-row.js';
import { RoundShows } from './round-shows.js';
import { ALL_GOALS } from './round.page.js';

class GoalForm {
  @IsString({ message: 'Say which goal.' })
  @IsNotEmpty({ message: 'Say which goal.' })
  @MaxLength(200, { message: 'Say which goal.' })
  goal: string;
}

/** What PPM staff do with a round: remind, and release. */
@Controller('desk/rounds/:quarter')
@UseInterceptors(SendsDeskPages)
@May('run-rounds')
export class ReleaseController {
  constructor(
    private readonly rounds: RoundsRecord,
    private readonly desk: RoundDesk,
    private readonly releases: ReleaseService,
    private readonly reminders: RemindersService,
    private readonly shows: RoundShows,
    private readonly pages: PublicPages,
  ) {}

  @Post('reminders')
  async remind(
    @Param('quarter') name: string,
    @Body(new FormPipe(GoalForm)) form: SubmittedForm<GoalForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const round = await this.found(name);
    return this.orRefused(round, person, async () => {
      if (!form.valid) throw new Refused(['Say which goal is to be reminded. Nobody was written to.']);
      const goal = form.value.goal === ALL_GOALS ? null : form.value.goal;
      return remindedInWords(await this.reminders.remind(round.quarter, goal, person));
    });
  }

  @Get('release')
  async toRelease(@Param('quarter') name: string): Promise<DeskAnswer> {
    const round = await this.found(name);
    if (round.releasedAt) return new SeeOther(deskPaths.round(round.quarter));
    return releasePage(round, await this.desk.of(round.quarter));
  }

  @Post('release')
  async release(@Param('quarter') name: string, @CurrentPerson() person: Person): Promise<DeskAnswer> {
    const round = await this.found(name);
    const { quarter } = round;
    try {
      const published = await this.releases.releaseNow(quarter, person);
      await this.pages.refresh();
      const text = `${counted(published.length, 'report')} of ${roundName(round)} ${published.length === 1 ? 'is' : 'are'} published.`;
      return new SeeOther(deskPaths.round(quarter), { text });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return releasePage(round, await this.desk.of(quarter), error.sentences);
    }
  }

  @Post('late-releases')
  async releaseLate(
    @Param('quarter') name: string,
    @Body(new FormPipe(GoalForm)) form: SubmittedForm<GoalForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const round = await this.found(name);
    return this.orRefused(round, person, async () => {
      if (!form.valid) throw new Refused(['Say which goal is to be released.']);
      await this.releases.releaseLate(round.quarter, form.value.goal, person);
      await this.pages.refresh();
      return `The report of ${form.value.goal} is published.`;
    });
  }

  private async orRefused(round: Round, person: Person, use: () => Promise<string>): Promise<DeskAnswer> {
    const address = deskPaths.round(round.quarter);
    try {
      return new SeeOther(address, { text: await use() });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.shows.page(round, person, { address, refusals: error.sentences });
    }
  }

  private async found(name: string): Promise<Round> {
    const round = await this.rounds.of(quarterIn(name));
    if (!round) throw new NotFound();
    return round;
  }
}

const remindedInWords = ({ people, isMailSetUp, goals, withoutAccount, lately }: Reminded): string => {
  const whom = `${listed(people)} (${counted(goals.length, 'goal')})`;
  const written = isMailSetUp
    ? `A reminder is on its way to ${whom}.`
    : `The reminder to ${whom} is written and waits: mail is not set up.`;
  return [
    people.length > 0 ? written : 'Nobody was written to.',
    ...(lately.length > 0 ? [`${listed(lately)} ${lately.length === 1 ? 'was' : 'were'} reminded a moment ago.`] : []),
    ...(withoutAccount.length > 0 ? [`Nobody has an account for ${listed(withoutAccount)}.`] : []),
  ].join(' ');
};
