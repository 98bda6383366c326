import { Body, Controller, Get, Headers, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { prefersJson } from '../../web/negotiation.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, DeskData, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { quarterIn } from '../../publishing/asked-words.js';
import { type GridFilter, queryOf, readFilter } from './grid-filter.js';
import { gridPage, gridRowPart, type GridShown } from './grid.page.js';
import { GridReader } from './grid-reader.js';
import { type GridSaved, GridSaving } from './grid-saving.js';

type Query = Readonly<Record<string, unknown>>;

/** The milestone grid of one goal. */
@Controller('desk/goals/:slug/updates/:quarter/milestones')
@UseInterceptors(SendsDeskPages)
export class GridController {
  constructor(
    private readonly reader: GridReader,
    private readonly saving: GridSaving,
  ) {}

  @Get()
  @May('visit-desk')
  async show(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @Query() query: Query,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const update = await this.reader.ofGoal(person, slug, quarter);
    return gridPage({ quarter, updates: [update], of: 'goal', filter: readFilter(query) });
  }

  @Post()
  @May('edit-update', { goal: 'slug' })
  async save(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @Query() query: Query,
    @Body() body: unknown,
    @Headers('accept') accept: string | undefined,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const read = async () => [await this.reader.ofGoal(person, slug, quarter)];
    const saved = await this.saving.keep({ person, slug, quarter }, body, read);
    if (prefersJson(accept)) return savedData(saved);
    const filter = readFilter(query);
    if (saved.kind === 'saved') return seeOther(deskPaths.grid(slug, quarter), filter, saved);
    return unsavedPage({ quarter, updates: await read(), of: 'goal', filter }, saved);
  }

  /** One row anew, for a script. */
  @Get(':reference')
  @May('visit-desk')
  async row(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @Param('reference') reference: string,
    @Query() query: Query,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const update = await this.reader.ofGoal(person, slug, quarterIn(name));
    const row = update.rows.find((one) => one.reference === reference);
    if (!row) throw new NotFound();
    return gridRowPart(update, row, readFilter(query));
  }
}

/** The milestone grid across all goals of a round. */
@Controller('desk/rounds/:quarter/milestones')
@UseInterceptors(SendsDeskPages)
export class RoundGridController {
  constructor(
    private readonly reader: GridReader,
    private readonly saving: GridSaving,
  ) {}

  @Get()
  @May('visit-desk')
  async show(
    @Param('quarter') name: string,
    @Query() query: Query,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const updates = await this.reader.ofRound(person, quarter);
    return gridPage({ quarter, updates, of: 'round', filter: readFilter(query), page: pageOf(query) });
  }

  @Post()
  @May('edit-update')
  async save(
    @Param('quarter') name: string,
    @Query() query: Query,
    @Body() body: unknown,
    @Headers('accept') accept: string | undefined,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const read = () => this.reader.ofRound(person, quarter);
    const saved = await this.saving.keep({ person, slug: null, quarter }, body, read);
    if (prefersJson(accept)) return savedData(saved);
    const filter = readFilter(query);
    if (saved.kind === 'saved') return seeOther(deskPaths.milestones(quarter), filter, saved, pageOf(query));
    return unsavedPage({ quarter, updates: await read(), of: 'round', filter, page: pageOf(query) }, saved);
  }
}

const pageOf = ({ page }: Query): number => Math.max(1, Math.floor(Number(page)) || 1);

const seeOther = (
  address: string,
  filter: GridFilter,
  { text, unit }: Extract<GridSaved, { kind: 'saved' }>,
  page = 1,
): SeeOther => {
  const query = queryOf(filter);
  const onPage = page > 1 ? `${query ? '&' : '?'}page=${page}` : '';
  return new SeeOther(address + query + onPage, { text, undo: unit });
};

const unsavedPage = (shown: GridShown, saved: Exclude<GridSaved, { kind: 'saved' }>): DeskAnswer =>
  saved.kind === 'stale'
    ? gridPage({ ...shown, inputs: saved.inputs, saved: saved.text }, 409)
    : gridPage({ ...shown, inputs: saved.inputs, others: saved.others, ticked: saved.ticked }, 422);

/** The same for a script: what was saved, both versions, or what is wrong at which field. */
const savedData = (saved: GridSaved): DeskData => {
  if (saved.kind === 'saved') return new DeskData({ text: saved.text, unit: saved.unit, saved: saved.saved });
  if (saved.kind === 'stale') return new DeskData({ stale: saved.stale }, 409);
  return new DeskData({ errors: saved.wrong, others: saved.others }, 422);
};
