import { Injectable, Logger } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import type { Actor } from '../audit/domain/actor.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Count, countedOnceMore } from './domain/at-most.js';

/** Of one person, and of all who are not signed in together, a minute: more would let a flood fill the log. */
const MOST_A_MINUTE = 60;

const NOBODY = 'nobody';

/** Somebody who did not sign in, as the log names them. */
export const nobodyAt = (networkAddress: string): Actor => ({
  name: 'nobody signed in',
  role: `network address ${networkAddress}`,
});

/** What was refused to somebody, in the log: within a bound, beyond which it stands in the server’s own log alone. */
@Injectable()
export class RefusalLog {
  private readonly logger = new Logger(RefusalLog.name);
  private readonly counts = new Map<string, Count>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async record(actor: Actor, deed: Deed): Promise<void> {
    const who = actor.id ?? NOBODY;
    const count = countedOnceMore(this.counts.get(who), this.clock.now());
    this.counts.set(who, count);
    if (count.times > MOST_A_MINUTE)
      this.logger.warn(`Too many for the log: ${deed.action}, ${deed.subject.title}, ${actor.name}, ${actor.role}`);
    else await this.work.run(() => this.audit.record(actor, [deed]));
  }
}
