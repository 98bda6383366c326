import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import type { Person } from '../../people/domain/signed-in.js';
import { SORTS, type StandingSort } from '../../rounds/domain/goal-standing.js';
import { RoundDesk } from '../../rounds/round-desk.service.js';
import type { Round } from '../../rounds/round.entity.js';
import type { DeskPage } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { ownGoals, roundPage, seesAll } from './round.page.js';

/** Puts the page of a round together, for the first page of the desk and for its own address. */
@Injectable()
export class RoundShows {
  constructor(
    private readonly desk: RoundDesk,
    private readonly clock: Clock,
  ) {}

  async page(
    round: Round,
    person: Person,
    { address, sort, refusals = [] }: { address: string; sort?: string | undefined; refusals?: readonly string[] },
  ): Promise<DeskPage> {
    const only = address === deskPaths.desk && !seesAll(person) ? ownGoals(person) : null;
    const standings = await this.desk.of(round.quarter, only);
    return roundPage({ round, standings, person, now: this.clock.now(), sort: sortNamed(sort), address, refusals });
  }
}

const sortNamed = (text: string | undefined): StandingSort => SORTS.find((one) => one === text) ?? 'need';
