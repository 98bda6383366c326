import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityTarget, MoreThanOrEqual, type ObjectLiteral, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Agenda } from './agenda.entity.js';
import { agendaTermOf } from './domain/agenda-term.js';
import { referencePrefix } from './domain/reference-prefix.js';
import { GoalLeader } from './goal-leader.entity.js';
import { GoalPartner } from './goal-partner.entity.js';
import { GoalStatement } from './goal-statement.entity.js';
import { Goal } from './goal.entity.js';

/** What a goal says of itself in one quarter, with those who lead it and those who contribute. */
export interface GoalInQuarter {
  title: string;
  statement: string[];
  challenge: string[];
  opportunity: string[];
  leaders: { name: string; title: string | null; organization: string | null }[];
  partners: string[];
}

/** The record of agendas and goals. Writes belong into a unit of work. */
@Injectable()
export class GoalsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** Every goal with its agenda, in the order of their numbers. */
  all(): Promise<Goal[]> {
    return this.rows(Goal).find({ relations: { agenda: true }, order: { number: 'ASC', slug: 'ASC' } });
  }

  bySlug(slug: string): Promise<Goal | null> {
    return this.rows(Goal).findOne({ where: { slug }, relations: { agenda: true } });
  }

  async inQuarter(goal: Goal, quarter: QuarterKey): Promise<GoalInQuarter> {
    const where = { goalId: goal.id, quarter };
    const said = await this.rows(GoalStatement).findOneOrFail({ where });
    const leaders = await this.rows(GoalLeader).find({ where, order: { position: 'ASC' } });
    const partners = await this.rows(GoalPartner).find({ where, order: { position: 'ASC' } });
    return {
      title: said.title,
      statement: said.statement,
      challenge: said.challenge,
      opportunity: said.opportunity,
      leaders: leaders.map(({ name, title, organization }) => ({ name, title, organization })),
      partners: partners.map(({ name }) => name),
    };
  }

  /** Whether no other goal stands under the goal's agenda. */
  async isFirstOfAgenda({ agendaId }: Goal): Promise<boolean> {
    return (await this.rows(Goal).countBy({ agendaId })) === 1;
  }

  /** A new goal under the agenda of the quarter it is first reported in. */
  async add(goal: { slug: string; number: number; title: string }, quarter: QuarterKey): Promise<Goal> {
    const agenda = await this.agendaOf(quarter);
    const taken = new Set((await this.rows(Goal).find({ select: { prefix: true } })).map(({ prefix }) => prefix));
    const row = { ...goal, id: randomUUID(), agendaId: agenda.id, prefix: referencePrefix(goal.slug, taken) };
    await this.rows(Goal).insert(row);
    return { ...row, agenda };
  }

  /** Puts a wrong number right. The number stands in editions, so nothing of the goal may be published. */
  async renumber(goal: Goal, number: number): Promise<void> {
    await this.rows(Goal).update({ id: goal.id }, { number });
  }

  async writeQuarter(goal: Goal, quarter: QuarterKey, said: GoalInQuarter): Promise<void> {
    const { title, statement, challenge, opportunity, leaders, partners } = said;
    const place = { goalId: goal.id, quarter };
    const row = { id: randomUUID(), ...place, title, statement, challenge, opportunity };
    await this.rows(GoalStatement).insert(row);
    const led = leaders.map((leader, position) => ({ id: randomUUID(), ...place, position, ...leader }));
    if (led.length > 0) await this.rows(GoalLeader).insert(led);
    const helped = partners.map((name, position) => ({ id: randomUUID(), ...place, position, name }));
    if (helped.length > 0) await this.rows(GoalPartner).insert(helped);
    await this.rows(Goal).update({ id: goal.id }, { title });
  }

  /** Says again in a quarter what the goal said of itself in an earlier one. */
  async carryForward(goal: Goal, from: QuarterKey, to: QuarterKey): Promise<void> {
    await this.writeQuarter(goal, to, await this.inQuarter(goal, from));
  }

  /** Takes out what a goal said in this quarter and after it. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    const where = { goalId: goal.id, quarter: MoreThanOrEqual(quarter) };
    await this.rows(GoalStatement).delete(where);
    await this.rows(GoalLeader).delete(where);
    await this.rows(GoalPartner).delete(where);
  }

  private async agendaOf(quarter: QuarterKey): Promise<Agenda> {
    const term = agendaTermOf(quarter);
    const known = await this.rows(Agenda).findOneBy({ slug: term.slug });
    if (known) return known;
    const row = { id: randomUUID(), ...term };
    await this.rows(Agenda).insert(row);
    return row;
  }

  private rows<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.work.manager.getRepository(entity);
  }
}
