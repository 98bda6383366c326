import { Injectable } from '@nestjs/common';
import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { GoalStatementsRecord } from '../../goals/goal-statements.record.js';
import type { Goal } from '../../goals/goal.entity.js';
import { type GoalInQuarter, GoalsRecord } from '../../goals/goals.record.js';
import type { MilestoneDeparture } from '../../milestones/milestone-departure.entity.js';
import type { MilestoneOrigin } from '../../milestones/milestone-origin.entity.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import type { Milestone } from '../../milestones/milestone.entity.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';
import { CorrectionsRecord } from '../../publishing/corrections.record.js';
import { EditionsRecord } from '../../publishing/editions.record.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import type { Strategy } from '../../strategies/strategy.entity.js';
import { inReportOrder } from '../domain/order.js';
import { keptByCorrection } from './quarter-at-work.js';
import { refusalToEdit, UpdateAccess, type UpdateAtWork } from '../update-access.js';

/** A goal in the quarter in which its rows are kept: the newest that the person may change, or else the newest there is. */
export interface GoalAtWork extends UpdateAtWork {
  quarter: QuarterKey;
  /** True where it is another quarter than the one that is worked on by itself: a report that is being corrected. */
  aside: boolean;
  /** Every quarter of the goal with where it stands, newest first. */
  updates: UpdateAtWork[];
  /** Why nothing can be changed; null where it can. */
  why: string | null;
  /** Why its words can be changed and what stands in it cannot: a correction; null where all of it can. */
  fixed: string | null;
  mayKeepGoal: boolean;
  said: GoalInQuarter & { version: number };
  strategies: StrategyStatement[];
  rows: QuarterlyStatus[];
  departures: MilestoneDeparture[];
  origins: MilestoneOrigin[];
  ended: Strategy[];
}

/** Reads what the pages of upkeep show. */
@Injectable()
export class UpkeepReader {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly statements: GoalStatementsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly strategies: StrategiesRecord,
    private readonly strategyStructure: StrategyStructureRecord,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly editions: EditionsRecord,
    private readonly corrections: CorrectionsRecord,
    private readonly access: UpdateAccess,
  ) {}

  /** Every goal with its newest update. */
  async all(): Promise<{ goal: Goal; newest: UpdateAtWork | null }[]> {
    const all: { goal: Goal; newest: UpdateAtWork | null }[] = [];
    for (const goal of await this.goals.all()) {
      const update = (await this.updates.of(goal)).at(-1);
      all.push({ goal, newest: update ? await this.access.of(goal, update) : null });
    }
    return all;
  }

  /** The goal (by slug) as the person can work on it, in the quarter that is asked for; null where there is none. */
  async of(person: Person, slug: string, asked: QuarterKey | null): Promise<GoalAtWork | null> {
    const goal = await this.goals.bySlug(slug);
    const updates = goal ? await this.updatesOf(goal) : [];
    const mayChange = (one: UpdateAtWork) =>
      personMay(person, 'edit-update', slug) && refusalToEdit(person, one) === null;
    const open = updates.find(mayChange) ?? updates[0];
    const at = asked === null ? open : updates.find(({ update }) => update.quarter === asked);
    if (!goal || !at) return null;
    const { quarter } = at.update;
    const strategies = await this.strategies.inQuarter(goal, quarter);
    const order = strategies.map(({ strategyId }) => strategyId);
    const { version } = await this.statements.statement(goal, quarter);
    return {
      ...{ ...at, quarter, updates, strategies, why: whyNot(person, at), aside: at !== open },
      fixed: at.correction ? keptByCorrection(quarter) : null,
      mayKeepGoal: personMay(person, 'keep-goals', slug),
      said: { ...(await this.goals.inQuarter(goal, quarter)), version },
      rows: inReportOrder(await this.milestones.inQuarter(goal, quarter), order),
      departures: await this.milestones.departedIn(goal, quarter),
      origins: await this.structure.originsIn(goal, quarter),
      ended: await this.strategies.endedIn(goal, quarter),
    };
  }

  /** A milestone by its reference, with every quarter that was reported of it and where it came from. */
  async milestone(
    goal: Goal,
    reference: string,
  ): Promise<{ milestone: Milestone; quarters: QuarterlyStatus[]; origin: MilestoneOrigin | null } | null> {
    const milestone = await this.structure.byReference(goal, reference);
    if (!milestone) return null;
    const quarters = await this.structure.quartersOf(milestone.id);
    return { milestone, quarters, origin: await this.structure.originOf(milestone.id) };
  }

  /** A strategy by its reference, with every quarter in which it said something. */
  async strategy(goal: Goal, reference: string): Promise<{ strategy: Strategy; quarters: StrategyStatement[] } | null> {
    const strategy = await this.strategyStructure.byReference(goal, reference);
    return strategy && { strategy, quarters: await this.strategyStructure.quartersOf(strategy.id) };
  }

  private async updatesOf(goal: Goal): Promise<UpdateAtWork[]> {
    const released = new Set(await this.editions.publishedQuarters(goal));
    const corrections = new Map((await this.corrections.openOfGoal(goal)).map((one) => [one.quarter, one]));
    const updates: UpdateAtWork[] = [];
    for (const update of (await this.updates.of(goal)).reverse()) {
      const correction = corrections.get(update.quarter) ?? null;
      updates.push(
        released.has(update.quarter)
          ? { goal, update, stage: 'released', correction }
          : await this.access.of(goal, update),
      );
    }
    return updates;
  }
}

const whyNot = (person: Person, at: UpdateAtWork): string | null => {
  if (!personMay(person, 'edit-update', at.goal.slug))
    return 'Only the leaders and deputies of this goal and PPM staff can change it.';
  const refusal = refusalToEdit(person, at);
  if (refusal === null) return null;
  if (at.stage === 'released')
    return `No quarter of this goal is being worked on: the report of ${labelOf(at.update.quarter)} is released. Open a round to go on.`;
  return refusal.message;
};
