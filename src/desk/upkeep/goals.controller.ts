import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { GoalUpkeep } from '../../drafting/upkeep/goal-upkeep.service.js';
import { UpkeepReader } from '../../drafting/upkeep/upkeep-reader.js';
import type { GoalInQuarter } from '../../goals/goals.record.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { type DeskAnswer, DeskPage } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { GOALS_VIEW, goalsFacts, goalsPage } from './goals.page.js';
import { quarterNamed, UpkeepPages } from './upkeep-pages.js';
import { GoalForm } from './upkeep.form.js';
import { linesOf } from '../../publishing/pages/wording.js';
import { leadersOf } from './leaders-of.js';

/** Every goal, and each with its strategies and milestones in the quarter that is worked on. */
@Controller('desk/goals')
@UseInterceptors(SendsDeskPages)
export class GoalsController {
  constructor(
    private readonly reader: UpkeepReader,
    private readonly pages: UpkeepPages,
    private readonly upkeep: GoalUpkeep,
  ) {}

  @Get()
  @May('visit-desk')
  async list(@CurrentPerson() person: Person): Promise<DeskAnswer> {
    const mayAdd = personMay(person, 'keep-goals', null);
    return new DeskPage(GOALS_VIEW, goalsPage(await this.reader.all(), mayAdd), goalsFacts);
  }

  @Get(':slug')
  @May('visit-desk')
  show(
    @CurrentPerson() person: Person,
    @Param('slug') slug: string,
    @Query('quarter') quarter: unknown,
  ): Promise<DeskAnswer> {
    return this.pages.goal(person, slug, quarterNamed(quarter));
  }

  @Post(':slug/statement')
  @May('keep-goals', { goal: 'slug' })
  reword(
    @CurrentPerson() person: Person,
    @Param('slug') slug: string,
    @Body(new FormPipe(GoalForm)) form: SubmittedForm<GoalForm>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed: 'statement', form, goal: { person, slug } },
      async (value) => {
        await this.upkeep.change(person, { slug, quarter: value.quarter }, Number(value.version), wordsOf(value));
        return { address: deskPaths.goal(slug), text: 'What the goal says is saved.' };
      },
      (quarter, sent) => this.pages.goal(person, slug, quarter, sent),
    );
  }
}

const wordsOf = ({ title, statement, challenge, opportunity, leaders, partners }: GoalForm): GoalInQuarter => ({
  ...{ title, statement: linesOf(statement), challenge: linesOf(challenge), opportunity: linesOf(opportunity) },
  leaders: leadersOf(leaders),
  partners: linesOf(partners),
});
