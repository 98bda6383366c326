import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditReader } from '../audit/audit-reader.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { UpdateAtWork } from '../drafting/update-access.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { MailRecord } from '../mail/mail.record.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import { type Account, PeopleRecord } from '../people/people.record.js';
import { isEditable } from '../quarterly-updates/domain/stage.js';
import { Refused } from '../refused.js';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import { remindedAlready, remindedSince } from './domain/reminding.js';
import { reminder } from './domain/round-mail.js';
import { RoundGoals } from './round-goals.js';
import { allowed, RoundsService } from './rounds.service.js';

/** Who was written to, and which goals (by slug) have nobody with an account. */
export interface Reminded {
  people: string[];
  /** False where the messages wait, because no mail server is set up. */
  isMailSetUp: boolean;
  goals: string[];
  withoutAccount: string[];
  /** Goals (by slug) that were reminded a moment ago, and are not reminded again. */
  lately: string[];
}

/** Reminds the leaders and deputies of goals whose update is not submitted: one message a person, for all their goals. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: RoundsService,
    private readonly goals: RoundGoals,
    private readonly people: PeopleRecord,
    private readonly mail: MailRecord,
    private readonly log: AuditLog,
    private readonly reader: AuditReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Reminds those of one goal (by slug), or with null of every goal that is not submitted. */
  remind(quarter: QuarterKey, slug: string | null, person: Person): Promise<Reminded> {
    return this.work.run(async () => {
      allowed(person);
      await this.work.alone();
      const round = await this.service.roundOf(quarter);
      const { late, lately } = await this.notReminded(await this.notSubmitted(quarter, slug));
      const accounts = (await this.people.all()).filter(({ endedAt }) => endedAt === null);
      const written = new Map<Account, UpdateAtWork[]>();
      for (const one of late)
        for (const account of accounts.filter((each) => answersFor(each, one)))
          written.set(account, [...(written.get(account) ?? []), one]);
      const facts = { now: this.clock.now(), desk: `${this.settings.publicUrl}/desk` };
      for (const [{ email }, theirs] of written) {
        const titles = theirs.map(({ goal }) => goal.title);
        await this.mail.queue({ to: email, cause: 'reminder', ...reminder(round, titles, facts) });
      }
      const reached = late.map((one) => ({
        ...one,
        people: [...written.keys()].filter((each) => answersFor(each, one)),
      }));
      await this.log.record(
        actorOf(person, null),
        reached
          .filter(({ people }) => people.length > 0)
          .map(({ goal, update, people }) => ({
            action: 'reminded',
            subject: { kind: 'quarterly update', id: update.id, title: `${goal.slug} ${labelOf(quarter)}` },
            before: null,
            after: { quarter, to: people.map(({ name }) => name) },
          })),
      );
      const slugs = (some: typeof reached) => some.map(({ goal }) => goal.slug);
      return {
        people: [...written.keys()].map(({ name }) => name),
        isMailSetUp: this.settings.smtpUrl !== null,
        goals: slugs(reached.filter(({ people }) => people.length > 0)),
        withoutAccount: slugs(reached.filter(({ people }) => people.length === 0)),
        lately,
      };
    });
  }

  /** Without those that were reminded a moment ago. Throws Refused where that leaves none. */
  private async notReminded(all: readonly UpdateAtWork[]): Promise<{ late: UpdateAtWork[]; lately: string[] }> {
    const filter = { action: 'reminded', from: remindedSince(this.clock.now()) };
    const told = new Set((await this.reader.entries(filter, null, LIMIT)).map(({ subjectId }) => subjectId));
    const late = all.filter(({ update }) => !told.has(update.id));
    const lately = all.filter(({ update }) => told.has(update.id)).map(({ goal }) => goal.slug);
    if (late.length === 0) throw new Refused([remindedAlready(lately)]);
    return { late, lately };
  }

  private async notSubmitted(quarter: QuarterKey, slug: string | null): Promise<UpdateAtWork[]> {
    const all = (await this.goals.of(quarter)).filter(({ goal }) => slug === null || goal.slug === slug);
    const late = all.filter(({ stage }) => isEditable(stage));
    if (late.length > 0) return late;
    const [only] = all;
    if (slug === null)
      throw new Refused([`Every update of ${labelOf(quarter)} is submitted; there is nobody to remind.`]);
    throw new Refused([
      only
        ? `The update of ${slug} is ${only.stage}; there is nobody to remind.`
        : `${slug} has no update for ${labelOf(quarter)}.`,
    ]);
  }
}

/** More reminders than a few minutes can hold. */
const LIMIT = 10_000;

const answersFor = ({ roles }: Account, { goal }: UpdateAtWork): boolean =>
  roles.some((held) => held.goal === goal.slug && (held.role === 'leader' || held.role === 'deputy'));
