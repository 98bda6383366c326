import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { UpdateAtWork } from '../drafting/update-access.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { MailRecord } from '../mail/mail.record.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import { PeopleRecord } from '../people/people.record.js';
import { type Publication, PublishingService } from '../publishing/publishing.service.js';
import { Refused } from '../refused.js';
import { failureMail } from './domain/round-mail.js';
import { RoundGoals } from './round-goals.js';
import type { Round } from './round.entity.js';
import { RoundsRecord } from './rounds.record.js';
import { allowed, RoundsService, subjectOf } from './rounds.service.js';

/** Releases the approved updates of a round together: all of them appear, or none. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: RoundsRecord,
    private readonly service: RoundsService,
    private readonly goals: RoundGoals,
    private readonly publishing: PublishingService,
    private readonly people: PeopleRecord,
    private readonly mail: MailRecord,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Releases the round now. Throws Refused, with what stands against it, and then nothing is published. */
  releaseNow(quarter: QuarterKey, person: Person): Promise<Publication[]> {
    return this.work.run(async () => {
      allowed(person);
      await this.work.alone();
      const round = await this.service.roundOf(quarter);
      if (round.releasedAt)
        throw new Refused([
          `The round of ${labelOf(quarter)} is released already; release a goal approved since on its own.`,
        ]);
      return this.release(round, actorOf(person, null));
    });
  }

  /** Releases one goal that was approved after its round was released. */
  releaseLate(quarter: QuarterKey, slug: string, person: Person): Promise<Publication[]> {
    return this.work.run(async () => {
      allowed(person);
      await this.work.alone();
      const round = await this.service.roundOf(quarter);
      if (!round.releasedAt)
        throw new Refused([`The round of ${labelOf(quarter)} is not released yet; ${slug} appears with the others.`]);
      const found = (await this.goals.of(quarter)).find(({ goal }) => goal.slug === slug);
      if (!found) throw new Refused([`${slug} has no update for ${labelOf(quarter)}.`]);
      if (found.stage !== 'approved')
        throw new Refused([`${slug} ${labelOf(quarter)} is ${found.stage}; it can be released once it is approved.`]);
      const publisher = actorOf(person, null);
      const publications = await this.publishing.release({ goals: [slug], quarter, publisher });
      await this.log.record(publisher, [
        { action: 'released late', subject: subjectOf(round), before: null, after: { quarter, released: [slug] } },
      ]);
      return publications;
    });
  }

  /**
   * Releases the rounds whose moment has come, each once, whatever other process looks at the same time. One that cannot
   * be released is not tried again: it says why, and PPM staff get mail. Gives the quarters that were released.
   */
  async releaseDue(): Promise<QuarterKey[]> {
    const released: QuarterKey[] = [];
    for (const { quarter } of await this.rounds.dueBy(this.clock.now())) {
      try {
        if (await this.atItsMoment(quarter, (round) => this.release(round, scheduled(round)))) released.push(quarter);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await this.atItsMoment(quarter, (round) => this.fail(round, error.sentences));
      }
    }
    return released;
  }

  /** Does it in a unit of work of its own, if the round's release is still due there; says whether it was. */
  private atItsMoment(quarter: QuarterKey, act: (round: Round) => Promise<unknown>): Promise<boolean> {
    return this.work.run(async () => {
      await this.work.alone();
      const round = await this.rounds.of(quarter);
      const isDue = round?.releasedAt === null && round.releaseAt !== null && round.releaseAt <= this.clock.now();
      if (!isDue) return false;
      await act(round);
      return true;
    });
  }

  private async release(round: Round, publisher: Actor): Promise<Publication[]> {
    const { quarter } = round;
    const all = await this.goals.of(quarter);
    const approved = all.filter(({ stage }) => stage === 'approved').map(({ goal }) => goal.slug);
    if (approved.length === 0 && !all.some(({ stage }) => stage === 'released'))
      throw new Refused([`No update of ${labelOf(quarter)} is approved, so there is nothing to release.`]);
    const publications = await this.publishing.release({ goals: approved, quarter, publisher });
    const released = { releasedAt: this.clock.now(), releasedBy: publisher.name, releaseFailure: null };
    await this.change(round, released);
    await this.log.record(publisher, [
      {
        action: 'released',
        subject: subjectOf(round),
        before: null,
        after: { quarter, released: approved, leftOut: leftOut(all) },
      },
    ]);
    return publications;
  }

  private async fail(round: Round, sentences: readonly string[]): Promise<void> {
    const failure = { releaseAt: null, releaseFailure: sentences.join('\n') };
    await this.change(round, failure);
    for (const to of await this.people.emailsOf({ role: 'ppm', goal: null }))
      await this.mail.queue({ to, cause: 'release failed', ...failureMail(round.quarter, sentences) });
    await this.log.record(scheduled(round), [
      { action: 'release failed', subject: subjectOf(round), before: { releaseAt: round.releaseAt }, after: failure },
    ]);
  }

  private async change({ id, version, quarter }: Round, change: Partial<Round>): Promise<void> {
    if (await this.rounds.change(id, version, change)) return;
    throw new Error(`The round of ${labelOf(quarter)} was changed by somebody else at the same moment.`);
  }
}

const scheduled = ({ openedBy }: Round): Actor => ({ name: openedBy, role: 'scheduled release' });

const leftOut = (all: readonly UpdateAtWork[]): string[] =>
  all.filter(({ stage }) => stage !== 'approved' && stage !== 'released').map(({ goal }) => goal.slug);
