import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isLive, isToBeSeen, LONGEST_MS, neededSince } from './domain/session-life.js';
import { actorOf, type Person } from './domain/signed-in.js';
import { LinksRecord } from './links.record.js';
import type { Session } from './session.entity.js';
import { type SessionOfPerson, SessionsRecord } from './sessions.record.js';
import { hashOf, newToken } from './tokens.js';

/** How much is kept of what a browser says of itself. */
const LONGEST_BROWSER = 300;

/** Begins, finds and ends the sessions of people. */
@Injectable()
export class SessionsService implements BeforeApplicationShutdown {
  private readonly log = new Logger(SessionsService.name);
  private readonly seeing = new Map<string, Promise<void>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionsRecord,
    private readonly links: LinksRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Begins a session of the person with a browser, and gives the token for its cookie: it is not kept here. */
  start(person: Person, browser: string): Promise<string> {
    return this.work.run(async () => {
      const token = newToken();
      const now = this.clock.now();
      await this.sessions.add({
        ...{ id: randomUUID(), tokenHash: hashOf(token), personId: person.id, startedAt: now, seenAt: now },
        ...{ endsAt: new Date(now.getTime() + LONGEST_MS), endedAt: null },
        browser: browser.slice(0, LONGEST_BROWSER),
      });
      // Whoever signs in clears away their own: nobody waits for a sweep of all, and when each was last seen stays.
      await this.sessions.forgetBefore(person.id, neededSince(now));
      await this.links.forgetBefore(person.id, neededSince(now));
      await this.record(person, 'signed in');
      return token;
    });
  }

  /** Whose session the token is of, where it still holds; that it was used is noted meanwhile. */
  async find(token: string): Promise<SessionOfPerson | null> {
    const found = await this.sessions.ofToken(hashOf(token));
    const now = this.clock.now();
    if (!found || !isLive(found.session, now)) return null;
    if (isToBeSeen(found.session, now)) this.see(found.session.id, now);
    return found;
  }

  /** The sessions in which somebody is signed in, the one used last first. */
  async openOf(person: Person): Promise<Session[]> {
    const now = this.clock.now();
    return (await this.sessions.openOf(person.id)).filter((session) => isLive(session, now));
  }

  /** Signs the person out of one of their sessions; false where it is not theirs or has ended. */
  end(person: Person, sessionId: string): Promise<boolean> {
    return this.work.run(async () => {
      const ended = await this.sessions.end(sessionId, person.id, this.clock.now());
      if (ended) await this.record(person, 'signed out');
      return ended;
    });
  }

  /** Signs the person out everywhere. */
  endAll(person: Person): Promise<void> {
    return this.work.run(async () => {
      await this.sessions.endAll(person.id, this.clock.now());
      await this.record(person, 'signed out everywhere');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.seeing.values());
  }

  // Beside the request: reading a page does not wait for whoever is writing.
  private see(id: string, now: Date): void {
    if (this.seeing.has(id)) return;
    const seen = this.work
      .run(() => this.sessions.see(id, now))
      .catch((error: unknown) => {
        this.log.warn(`That a session was used could not be noted: ${String(error)}`);
      })
      .finally(() => this.seeing.delete(id));
    this.seeing.set(id, seen);
  }

  private async record(person: Person, action: string): Promise<void> {
    const subject = { kind: 'person', id: person.id, title: person.name };
    await this.audit.record(actorOf(person, null), [{ action, subject, before: null, after: null }]);
  }
}
