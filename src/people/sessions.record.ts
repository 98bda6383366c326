import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { momentOf } from '../database/moment-of.js';
import type { Role } from './domain/roles.js';
import type { Person } from './domain/signed-in.js';
import { PersonRole } from './person-role.entity.js';
import { Session } from './session.entity.js';

/** A session with whose it is. */
export interface SessionOfPerson {
  session: Pick<Session, 'id' | 'startedAt' | 'seenAt' | 'endsAt' | 'endedAt'>;
  person: Person;
}

interface SessionRow extends Record<'id' | 'personId' | 'name' | 'email', string> {
  startedAt: Date | string;
  seenAt: Date | string;
  endsAt: Date | string;
  endedAt: Date | string | null;
  role: Role | null;
  goal: string | null;
}

/** The record of sessions. Writes belong into a unit of work. */
@Injectable()
export class SessionsRecord {
  private question: string | undefined;

  constructor(private readonly work: UnitOfWork) {}

  /** The session of the token, with whose it is and their roles, asked at once: every request at the desk begins here. */
  async ofToken(tokenHash: string): Promise<SessionOfPerson | null> {
    const rows = await this.work.manager.query<SessionRow[]>(this.sessionOfToken(), [tokenHash]);
    const [first] = rows;
    if (!first) return null;
    const { id, personId, name, email } = first;
    const session = {
      id,
      startedAt: momentOf(first.startedAt),
      seenAt: momentOf(first.seenAt),
      endsAt: momentOf(first.endsAt),
      endedAt: first.endedAt === null ? null : momentOf(first.endedAt),
    };
    const roles = rows.flatMap(({ role, goal }) => (role === null ? [] : [{ role, goal }]));
    return { session, person: { id: personId, name, email, roles } };
  }

  // Written out once: building it anew would cost each request more than asking it does.
  private sessionOfToken(): string {
    this.question ??= this.sessions
      .createQueryBuilder('session')
      .innerJoin('session.person', 'person', 'person.endedAt IS NULL')
      .leftJoin(PersonRole, 'held', 'held.personId = session.personId')
      .leftJoin('held.goal', 'goal')
      .select('session.id', 'id')
      .addSelect('session.startedAt', 'startedAt')
      .addSelect('session.seenAt', 'seenAt')
      .addSelect('session.endsAt', 'endsAt')
      .addSelect('session.endedAt', 'endedAt')
      .addSelect('person.id', 'personId')
      .addSelect('person.name', 'name')
      .addSelect('person.email', 'email')
      .addSelect('held.role', 'role')
      .addSelect('goal.slug', 'goal')
      .where('session.tokenHash = :tokenHash', { tokenHash: '' })
      .getQueryAndParameters()[0];
    return this.question;
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

  /** Takes out the person’s sessions that were over by then. */
  async forgetBefore(personId: string, moment: Date): Promise<void> {
    await this.sessions.delete({ personId, endsAt: LessThan(moment) });
  }

  private get sessions(): Repository<Session> {
    return this.work.manager.getRepository(Session);
  }
}
