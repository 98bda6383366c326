import { Injectable } from '@nestjs/common';
import type { Deed } from '../audit/audit-log.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { IndicatorsRecord } from '../indicators/indicators.record.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import { carriedWords } from '../quarterly-updates/domain/carried-words.js';
import { TEXT_SECTIONS } from '../quarterly-updates/domain/text-section.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../quarterly-updates/update-texts.record.js';
import { StrategiesRecord } from '../strategies/strategies.record.js';

/** Begins a goal's update of a quarter with what its last one had. All of it happens within the unit of work of the round. */
@Injectable()
export class CarryForward {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly strategies: StrategiesRecord,
    private readonly milestones: MilestonesRecord,
    private readonly indicators: IndicatorsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly texts: UpdateTextsRecord,
  ) {}

  /** Carries the goal from its last update into the quarter; gives the change for the log. */
  async carry(goal: Goal, last: QuarterlyUpdate, to: QuarterKey): Promise<Deed> {
    const from = last.quarter;
    await this.goals.carryForward(goal, from, to);
    const strategies = await this.strategies.carryForward(goal, from, to);
    const stillThere = new Set(strategies.map(({ id }) => id));
    const milestones = await this.milestones.carryForward(goal, from, to, stillThere);
    const indicators = await this.indicators.carryForward(goal, from, to);
    const update = await this.updates.begin(goal, to);
    const { highlights, components, progress } = last;
    const words = carriedWords({ texts: await this.texts.of(last.id), highlights, components, progress });
    for (const section of TEXT_SECTIONS)
      await this.texts.add(update.id, section, words[section], words[section] !== '');
    return {
      action: 'carried over',
      subject: { kind: 'quarterly update', id: update.id, title: `${goal.slug} ${labelOf(to)}` },
      before: null,
      after: {
        ...{ quarter: to, from },
        strategies: strategies.map(({ reference }) => reference),
        milestones: milestones.map(({ reference }) => reference),
        ...{ indicators, ...words },
      },
    };
  }
}
