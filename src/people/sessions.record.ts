import { Injectable } from '@nestjs/common';
import { IsNull, Not, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Person } from './domain/signed-in.js';
import { PersonRole } from './person-role.entity.js';
import { Session } from './session.entity.js';

/** A session with whose it is. */
export interface SessionOfPerson {
  session: Session;
  person: Person;
}

/** The record of sessions. Writes belong into a unit of work. */
@Injectable()
export class SessionsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The session of the token, with whose it is and their roles, asked at once: every request at the desk begins here. */
  async ofToken(tokenHash: string): Promise<SessionOfPerson | null> {
    const session = (await this.sessions
      .createQueryBuilder('session')
      .innerJoinAndSelect('session.person', 'person', 'person.endedAt IS NULL')
      .leftJoinAndMapMany('session.held', PersonRole, 'held', 'held.personId = session.personId')
      .leftJoinAndSelect('held.goal', 'goal')
      .where('session.tokenHash = :tokenHash', { tokenHash })
      .getOne()) as (Session & { held: PersonRole[] }) | null;
    if (!session) return null;
    const { id, name, email } = session.person;
    const roles = session.held.map(({ role, goal }) => ({ role, goal: goal?.slug ?? null }));
    return { session, person: { id, name, email, roles } };
  }

  /** The sessions of a person that were not ended, the one used last first. */
  openOf(personId: string): Promise<Session[]> {
    return this.sessions.find({ where: { personId, endedAt: IsNull() }, order: { seenAt: 'DESC', id: 'ASC' } });
  }

  /** When each person was last seen, of those who ever were. */
  async lastSeen(): Promise<Map<string, Date>> {
    const newest = await this.sessions
      .createQueryBuilder('session')
      .where((query) => {
        const last = query.subQuery().select('MAX(other.seenAt)').from(Session, 'other');
        return `session.seenAt = ${last.where('other.personId = session.personId').getQuery()}`;
      })
      .getMany();
    return new Map(newest.map(({ personId, seenAt }) => [personId, seenAt]));
  }

  async add(session: Omit<Session, 'person'>): Promise<void> {
    await this.sessions.insert(session);
  }

  async see(id: string, seenAt: Date): Promise<void> {
    await this.sessions.update({ id, endedAt: IsNull() }, { seenAt });
  }

  /** Ends one session of the person; false where there is no such open one. */
  async end(id: string, personId: string, endedAt: Date): Promise<boolean> {
    const { affected } = await this.sessions.update({ id, personId, endedAt: IsNull() }, { endedAt });
    return affected === 1;
  }

  async endAll(personId: string, endedAt: Date): Promise<void> {
    await this.sessions.update({ personId, endedAt: IsNull() }, { endedAt });
  }

  /** Ends every session of the person but the one with this id. */
  async endOthers(personId: string, id: string, endedAt: Date): Promise<void> {
    await this.sessions.update({ personId, id: Not(id), endedAt: IsNull() }, { endedAt });
  }

  private get sessions(): Repository<Session> {
    return this.work.manager.getRepository(Session);
  }
}
