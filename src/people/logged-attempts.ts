import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../audit/domain/actor.js';
import { RefusedAttempts } from '../web/refused-attempts.js';
import { actorOf } from './domain/signed-in.js';
import type { DeskRequest } from './may.decorator.js';
import { nobodyAt, RefusalLog } from './refusal-log.js';
import { SessionCookie } from './session-cookie.js';

/** Puts refused attempts to write into the log, with whoever made them. */
@Injectable()
export class LoggedAttempts extends RefusedAttempts {
  private readonly logger = new Logger(LoggedAttempts.name);

  constructor(
    private readonly refusals: RefusalLog,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  override async note(request: DeskRequest, status: number): Promise<void> {
    const { method } = request;
    const path = pathOf(request.url);
    try {
      const actor = await this.actorOf(request);
      if (!actor.id && status === 404) return; // nothing of the desk answers so to those who are not signed in
      const subject = { kind: 'address', id: path, title: `${method} ${path}` };
      await this.refusals.record(actor, { action: 'refused', subject, before: null, after: { answer: status } });
    } catch (error) {
      this.logger.error(`A refused attempt could not be noted: ${method} ${path}: ${String(error)}`);
    }
  }

  // A form of another site is refused before anybody looked who sent it.
  private async actorOf(request: DeskRequest): Promise<Actor> {
    const person = request.person ?? (await this.cookie.sessionIn(request))?.person;
    return person ? actorOf(person, null) : nobodyAt(request.ip);
  }
}

/** Without the query, and without the token of a one-time link. */
const pathOf = (url: string): string => (url.split('?', 1)[0] ?? '').replace(/^(\/password\/).+/, '$1…');
