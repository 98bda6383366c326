import { Injectable } from '@nestjs/common';
import type { UpdateAtWork } from '../drafting/update-access.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { type Account, PeopleRecord } from '../people/people.record.js';
import { ReportAssembly } from '../publishing/report-assembly.service.js';
import type { FindingCode } from '../quarterly-updates/domain/findings.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import type { GoalStanding } from './domain/goal-standing.js';
import { RoundGoals } from './round-goals.js';

/** Where the goals of a round stand. */
@Injectable()
export class RoundDesk {
  constructor(
    private readonly goals: RoundGoals,
    private readonly assembly: ReportAssembly,
    private readonly review: ReviewRecord,
    private readonly people: PeopleRecord,
  ) {}

  /** Every goal of the round, or those of these slugs, in the order of their numbers. */
  async of(quarter: QuarterKey, only: readonly string[] | null = null): Promise<GoalStanding[]> {
    const all = (await this.goals.of(quarter)).filter(({ goal }) => only === null || only.includes(goal.slug));
    const open = await this.review.openComments(all.map(({ update }) => update.id));
    const accounts = (await this.people.all()).filter(({ endedAt }) => endedAt === null);
    return Promise.all(
      all.map(async (one): Promise<GoalStanding> => {
        const comments = open.get(one.update.id) ?? 0;
        const commentBy = await this.lastBy(one, comments);
        return { ...(await this.standingOf(one, accounts)), comments, commentBy };
      }),
    );
  }

  private async standingOf(
    { goal, update, stage }: UpdateAtWork,
    accounts: readonly Account[],
  ): Promise<Omit<GoalStanding, 'comments' | 'commentBy'>> {
    const { report, findings } = await this.assembly.of(update, goal);
    const codes = stage === 'released' ? [] : findings.map(({ code }) => code);
    const count = (code: FindingCode): number => codes.filter((one) => one === code).length;
    const withoutStatus = count('milestone-without-status');
    const unexplained = count('missed-without-explanation');
    const last = (await this.review.stepsOf([update.id])).at(-1);
    return {
      ...{ slug: goal.slug, number: goal.number, title: goal.title, stage, milestones: report.totals.milestones },
      ...{ withoutStatus, unexplained, otherFindings: codes.length - withoutStatus - unexplained },
      people: accounts.filter(({ roles }) => roles.some((held) => held.goal === goal.slug)).map(({ name }) => name),
      step: last ? { by: last.personName, at: last.at, reason: last.reason } : null,
    };
  }

  private async lastBy({ update }: UpdateAtWork, open: number): Promise<string | null> {
    if (open === 0) return null;
    const comments = await this.review.commentsOf(update.id);
    return (
      comments.findLast(({ answersId, settledAt }) => answersId === null && settledAt === null)?.personName ?? null
    );
  }
}
