import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { RoundsRecord } from '../../rounds/rounds.record.js';
import type { DeskAnswer } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { RoundShows } from './round-shows.js';
import { noRoundPage } from './round.page.js';

/** The first page of the desk: the round that is open, or the last one. */
@Controller('desk')
@UseInterceptors(SendsDeskPages)
export class DeskController {
  constructor(
    private readonly rounds: RoundsRecord,
    private readonly shows: RoundShows,
  ) {}

  @Get()
  @May('visit-desk')
  async show(@CurrentPerson() person: Person, @Query('sort') sort?: string): Promise<DeskAnswer> {
    const round = (await this.rounds.open()) ?? (await this.rounds.all())[0];
    return round ? this.shows.page(round, person, { address: deskPaths.desk, sort }) : noRoundPage(person);
  }
}
