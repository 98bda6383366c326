import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { type MilestoneSeen, MilestoneUpkeep } from '../../drafting/upkeep/milestone-upkeep.service.js';
import type { Place } from '../../drafting/upkeep/quarter-at-work.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import type { DeskAnswer } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { quarterNamed, UpkeepPages } from './upkeep-pages.js';
import { MilestoneWordsForm, MoveForm, NewMilestoneForm, PlaceForm, type SeenForm } from './upkeep.form.js';

export interface Named {
  slug: string;
  reference: string;
}

/** The milestones of a goal in the quarter that is worked on. */
@Controller('desk/goals/:slug/milestones')
@UseInterceptors(SendsDeskPages)
@May('edit-update', { goal: 'slug' })
export class MilestonesController {
  constructor(
    private readonly pages: UpkeepPages,
    private readonly upkeep: MilestoneUpkeep,
  ) {}

  @Get('new')
  @May('visit-desk')
  new(
    @CurrentPerson() person: Person,
    @Param('slug') slug: string,
    @Query('strategy') strategy: unknown,
    @Query('quarter') quarter: unknown,
  ) {
    const asked = typeof strategy === 'string' ? strategy : '';
    return this.pages.newMilestone(person, { slug, strategy: asked }, quarterNamed(quarter));
  }

  @Get(':reference')
  @May('visit-desk')
  show(@CurrentPerson() person: Person, @Param() named: Named, @Query('quarter') quarter: unknown) {
    return this.pages.milestone(person, named, quarterNamed(quarter));
  }

  @Post()
  add(
    @CurrentPerson() person: Person,
    @Param('slug') slug: string,
    @Body(new FormPipe(NewMilestoneForm)) form: SubmittedForm<NewMilestoneForm>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed: 'new', form, goal: { person, slug } },
      async ({ quarter, ...words }) => {
        const reference = await this.upkeep.add(person, { slug, quarter }, words);
        return { address: deskPaths.milestone(slug, reference), text: `${reference} is added.` };
      },
      (quarter, sent) => this.pages.newMilestone(person, { slug, strategy: '' }, quarter, sent),
    );
  }

  @Post(':reference/words')
  reword(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(MilestoneWordsForm)) form: SubmittedForm<MilestoneWordsForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'words', form, async (value) => {
      const { title, ownerText, group } = value;
      await this.upkeep.reword(person, ...placed(named, value), { title, ownerText, group });
      return 'The milestone is saved.';
    });
  }

  @Post(':reference/strategy')
  move(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(MoveForm)) form: SubmittedForm<MoveForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'strategy', form, async (value) => {
      await this.upkeep.moveTo(person, ...placed(named, value), value.strategy);
      return `${named.reference} is moved.`;
    });
  }

  @Post(':reference/place')
  reorder(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(PlaceForm)) form: SubmittedForm<PlaceForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'place', form, async ({ quarter, way }) => {
      await this.upkeep.reorder(person, { slug: named.slug, quarter }, named.reference, way);
      return `${named.reference} is moved ${way}.`;
    });
  }
}

/** The quarter that the form is of, and the milestone as it was seen. */
export const placed = ({ slug, reference }: Named, { quarter, version }: SeenForm): [Place, MilestoneSeen] => [
  { slug, quarter },
  { reference, version: Number(version) },
];
