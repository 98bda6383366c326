import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { GoalStatementsRecord } from '../../goals/goal-statements.record.js';
import { type GoalInQuarter, GoalsRecord } from '../../goals/goals.record.js';
import { NotAllowed } from '../../not-allowed.js';
import { actorOf, type Person, personMay } from '../../people/domain/signed-in.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../../refused.js';
import { needed, type Place, QuartersAtWork } from './quarter-at-work.js';

/** Keeps what a goal says of itself in a quarter, and who is printed as its leaders and partners. */
@Injectable()
export class GoalUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly goals: GoalsRecord,
    private readonly statements: GoalStatementsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly log: AuditLog,
  ) {}

  /** Changes what is given, and leaves the rest. Throws StaleEdit where somebody else changed any of it in between. */
  change(person: Person, place: Place, version: number, words: Partial<GoalInQuarter>): Promise<void> {
    return this.work.run(async () => {
      if (!personMay(person, 'keep-goals', place.slug))
        throw new NotAllowed('Only PPM staff may change what a goal says of itself and who is printed as its leaders.');
      await this.work.alone();
      const { goal } = await this.quarters.toEdit(person, place);
      const before = await this.goals.inQuarter(goal, place.quarter);
      const statement = await this.statements.statement(goal, place.quarter);
      const next = keptWords({ ...before, ...words });
      const subject = { kind: 'goal', id: goal.id, title: goal.slug };
      if (!(await this.statements.change(statement, version, next)))
        throw await this.quarters.staleEdit(subject, statement, asText(before));
      const newest = (await this.updates.of(goal)).at(-1)?.quarter === place.quarter;
      if (newest) await this.statements.name(goal, next.title);
      const { quarter } = place;
      const changed = (Object.keys(words) as (keyof GoalInQuarter)[]).filter(
        (field) => JSON.stringify(before[field]) !== JSON.stringify(next[field]),
      );
      const only = (from: GoalInQuarter) => Object.fromEntries(changed.map((field) => [field, from[field]]));
      await this.log.record(actorOf(person, place.slug), [
        { action: 'reworded', subject, before: { quarter, ...only(before) }, after: { quarter, ...only(next) } },
      ]);
    });
  }
}

/** What a goal says as the lines of a form. */
export const asText = (said: GoalInQuarter): Record<string, string> => ({
  title: said.title,
  statement: said.statement.join('\n'),
  challenge: said.challenge.join('\n'),
  opportunity: said.opportunity.join('\n'),
  partners: said.partners.join('\n'),
  leaders: said.leaders
    .map((one) => [one.name, one.title ?? '', one.organization ?? ''].join('; ').replace(/[; ]+$/, ''))
    .join('\n'),
});

const keptWords = ({ title, statement, challenge, opportunity, leaders, partners }: GoalInQuarter): GoalInQuarter => {
  if (leaders.some(({ name }) => name.trim() === '')) throw new Refused(['Enter the name of each leader.']);
  return {
    title: needed(title, 'Enter the title of the goal.'),
    ...{ statement: lines(statement), challenge: lines(challenge), opportunity: lines(opportunity) },
    leaders: leaders.map((leader) => ({
      name: leader.name.trim(),
      title: leader.title?.trim() || null,
      organization: leader.organization?.trim() || null,
    })),
    partners: lines(partners),
  };
};

const lines = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '');
