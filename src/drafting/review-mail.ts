import { Inject, Injectable } from '@nestjs/common';
import { labelOf, slugOf } from '../fiscal/fiscal-quarter.js';
import { MailRecord } from '../mail/mail.record.js';
import type { Person } from '../people/domain/signed-in.js';
import { PeopleRecord } from '../people/people.record.js';
import type { StepKind } from '../quarterly-updates/domain/stage.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import { aboutInWords } from './domain/comment-section.js';
import type { UpdateAtWork } from './update-access.js';

interface Answer {
  section: string;
  text: string;
}

/** Tells those whose turn it is, by mail, in the unit of work of what happened. Never whoever did it. */
@Injectable()
export class ReviewMail {
  constructor(
    private readonly mail: MailRecord,
    private readonly people: PeopleRecord,
    private readonly review: ReviewRecord,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Tells of a step: of a submitted update PPM staff, of a returned or approved one the goal’s leaders and deputies. */
  async ofStep(step: StepKind, at: UpdateAtWork, by: Person, reason: string | null): Promise<void> {
    const done = { submitted: 'submitted', returned: 'returned', approved: 'approved', reopened: 'reopened' };
    if (step === 'taken-back') return;
    const to = step === 'submitted' ? await this.staff() : await this.team(at);
    const next = {
      submitted: 'Please review it: comment on a section, return it with a reason, or approve it.',
      returned: 'Please go through the reason and the comments, and submit it again.',
      approved: 'Nothing is left to do: it is published with the release of the quarter.',
      reopened: 'It can be changed again. Please submit it again when it is ready.',
    }[step];
    const words = [
      `${by.name} ${done[step]} the update of ${nameOf(at)}.`,
      ...(reason ? [`Reason:\n${reason}`] : []),
      next,
    ];
    await this.send(to, at, by, { subject: `${nameOf(at)}: ${done[step]}`, words, cause: step });
  }

  /** Tells of a comment: the goal’s team of one by PPM staff, and PPM staff of any other. */
  async ofComment(section: string, text: string, at: UpdateAtWork, by: Person): Promise<void> {
    const isStaff = by.roles.some(({ role }) => role === 'ppm');
    const about = aboutInWords(section);
    await this.send(isStaff ? await this.team(at) : await this.staff(), at, by, {
      subject: `${nameOf(at)}: a comment on ${about}`,
      words: [`${by.name} commented on “${about}” in the update of ${nameOf(at)}:`, text],
      cause: 'comment',
    });
  }

  /** Tells of an answer whoever wrote the comment, and whoever answered it before. */
  async ofAnswer(commentId: string, { section, text }: Answer, at: UpdateAtWork, by: Person): Promise<void> {
    const said = (await this.review.commentsOf(at.update.id)).filter(
      ({ id, answersId }) => id === commentId || answersId === commentId,
    );
    const to: string[] = [];
    for (const id of new Set(said.map(({ personId }) => personId))) {
      const person = await this.people.byId(id);
      if (person && !person.endedAt) to.push(person.email);
    }
    const about = aboutInWords(section);
    await this.send(to, at, by, {
      subject: `${nameOf(at)}: an answer on ${about}`,
      words: [`${by.name} answered a comment on “${about}” in the update of ${nameOf(at)}:`, text],
      cause: 'answer',
    });
  }

  private async send(
    to: readonly string[],
    { goal, update }: UpdateAtWork,
    by: Person,
    { subject, words, cause }: { subject: string; words: readonly string[]; cause: string },
  ): Promise<void> {
    const address = `${this.settings.publicUrl}/desk/goals/${goal.slug}/updates/${slugOf(update.quarter)}`;
    const text = `${[...words, `The draft: ${address}`].join('\n\n')}\n`;
    for (const one of new Set(to)) if (one !== by.email) await this.mail.queue({ to: one, subject, text, cause });
  }

  private staff(): Promise<string[]> {
    return this.people.emailsOf({ role: 'ppm', goal: null });
  }

  private async team({ goal }: UpdateAtWork): Promise<string[]> {
    const [leaders, deputies] = [
      await this.people.emailsOf({ role: 'leader', goal: goal.slug }),
      await this.people.emailsOf({ role: 'deputy', goal: goal.slug }),
    ];
    return [...leaders, ...deputies];
  }
}

const nameOf = ({ goal, update }: UpdateAtWork): string => `${goal.slug}, ${labelOf(update.quarter)}`;
