import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { agendaTermOf } from '../goals/domain/agenda-term.js';
import type { Goal } from '../goals/goal.entity.js';
import { type GoalInQuarter, GoalsRecord } from '../goals/goals.record.js';
import { NotAllowed } from '../not-allowed.js';
import { actorOf, type Person, personMay } from '../people/domain/signed-in.js';
import { TEXT_SECTIONS } from '../quarterly-updates/domain/text-section.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../quarterly-updates/update-texts.record.js';
import { Refused } from '../refused.js';
import { type KnownGoal, nextNumber, refusalsToAdd } from './domain/new-goal.js';
import { RoundsRecord } from './rounds.record.js';

/** A goal as it begins: its number and name in addresses, and what it says of itself. */
export interface NewGoal {
  number: number;
  slug: string;
  said: GoalInQuarter;
}

/** Adds goals that no plan was imported of. */
@Injectable()
export class GoalAdding {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: RoundsRecord,
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly log: AuditLog,
  ) {}

  /** The open round’s quarter, and the number that comes next there; null while no round is open. */
  async place(): Promise<{ quarter: QuarterKey; number: number } | null> {
    const round = await this.rounds.open();
    return round && { quarter: round.quarter, number: nextNumber(await this.known(round.quarter)) };
  }

  /**
   * Adds a goal to the agenda of the open round’s quarter. It begins with an empty update of that quarter. Throws Refused
   * where no round is open, or the number or the name is taken.
   */
  add(person: Person, { number, slug, said }: NewGoal): Promise<Goal> {
    return this.work.run(async () => {
      if (!personMay(person, 'keep-goals', null)) throw new NotAllowed('Only PPM staff may add a goal.');
      await this.work.alone();
      const round = await this.rounds.open();
      if (!round) throw new Refused([NO_ROUND]);
      const { quarter } = round;
      const [first, ...more] = refusalsToAdd({ slug, number }, await this.known(quarter));
      if (first !== undefined) throw new Refused([first, ...more]);
      const goal = await this.goals.add({ slug, number, title: said.title }, quarter);
      await this.goals.writeQuarter(goal, quarter, said);
      const update = await this.updates.begin(goal, quarter);
      for (const section of TEXT_SECTIONS) await this.texts.add(update.id, section, '', false);
      const begun = { kind: 'quarterly update', id: update.id, title: `${slug} ${labelOf(quarter)}` };
      await this.log.record(actorOf(person, null), [
        adding(goal, quarter, said),
        { action: 'opened', subject: begun, before: null, after: { quarter } },
      ]);
      return goal;
    });
  }

  private async known(quarter: QuarterKey): Promise<KnownGoal[]> {
    const term = agendaTermOf(quarter).slug;
    return (await this.goals.all()).map(({ slug, number, title, agenda }) => ({
      ...{ slug, number, title },
      ofAgenda: agenda.slug === term,
    }));
  }
}

/** Why no goal can be added while no round is open. */
export const NO_ROUND = 'No round is open, so a goal would have no update to begin with. Open a round first.';

const adding = ({ id, number, slug, prefix, agenda }: Goal, quarter: QuarterKey, said: GoalInQuarter): Deed => ({
  action: 'added',
  subject: { kind: 'goal', id, title: slug },
  before: null,
  after: { number, slug, prefix, agenda: agenda.slug, quarter, ...said },
});
