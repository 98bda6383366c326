import { Body, Controller, Get, Post, UseInterceptors } from '@nestjs/common';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import { GoalAdding } from '../../rounds/goal-adding.service.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { NewGoalForm, saidIn } from './new-goal.form.js';
import { newGoalPage } from './new-goal.page.js';

/** The form that adds a goal which no plan was imported of. */
@Controller('desk/goals/new')
@UseInterceptors(SendsDeskPages)
@May('keep-goals')
export class NewGoalController {
  constructor(private readonly adding: GoalAdding) {}

  @Get()
  async show(): Promise<DeskAnswer> {
    return newGoalPage(await this.adding.place());
  }

  @Post()
  async add(
    @Body(new FormPipe(NewGoalForm)) form: SubmittedForm<NewGoalForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    if (!form.valid) return newGoalPage(await this.adding.place(), form);
    const { number, slug, title } = form.value;
    try {
      await this.adding.add(person, { number: Number(number), slug, said: saidIn(form.value) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return newGoalPage(await this.adding.place(), { ...form, refusals: error.sentences });
    }
    return new SeeOther(deskPaths.goal(slug), { text: `${title} is added. Its update is open.` });
  }
}
