import { Injectable } from '@nestjs/common';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Goal } from '../../goals/goal.entity.js';
import { type GoalInQuarter, GoalsRecord } from '../../goals/goals.record.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { IndicatorsRecord } from '../../indicators/indicators.record.js';
import {
  type DepartureRow,
  MilestoneStructureRecord,
  type OriginRow,
  type StatusRow,
} from '../../milestones/milestone-structure.record.js';
import type { MilestoneDeparture } from '../../milestones/milestone-departure.entity.js';
import type { MilestoneOrigin } from '../../milestones/milestone-origin.entity.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import type { FindingWaiver } from '../../quarterly-updates/finding-waiver.entity.js';
import type { QuarterlyUpdate } from '../../quarterly-updates/quarterly-update.entity.js';
import { ReviewRecord } from '../../quarterly-updates/review.record.js';
import type { UpdateText } from '../../quarterly-updates/update-text.entity.js';
import { UpdateTextsRecord } from '../../quarterly-updates/update-texts.record.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import type { StatementRow } from '../../strategies/strategy-structure.record.js';

type Kept<T> = Omit<T, 'update' | 'version'>;

/** The live rows of a goal's quarter as plain data, by their ids: what discarding a correction puts back. */
export interface QuarterSnapshot {
  goal: GoalInQuarter;
  statuses: (StatusRow & { reference: string })[];
  strategies: (StatementRow & { reference: string })[];
  ended: { id: string; reference: string; endReason: string | null }[];
  departures: (DepartureRow & { reference: string })[];
  origins: (OriginRow & { reference: string })[];
  texts: Kept<UpdateText>[];
  waivers: Kept<FindingWaiver>[];
  /** In their order. Lacking where the correction was opened before snapshots held them. */
  indicators?: IndicatorInQuarter[];
}

/** Takes the snapshot of a quarter. */
@Injectable()
export class QuarterSnapshots {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly strategies: StrategiesRecord,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly review: ReviewRecord,
    private readonly indicators: IndicatorsRecord,
  ) {}

  async of(goal: Goal, update: QuarterlyUpdate): Promise<QuarterSnapshot> {
    const quarter: QuarterKey = update.quarter;
    const ended = await this.strategies.endedIn(goal, quarter);
    return {
      goal: await this.goals.inQuarter(goal, quarter),
      statuses: (await this.milestones.inQuarter(goal, quarter)).map(statusRow),
      strategies: (await this.strategies.inQuarter(goal, quarter)).map(statementRow),
      ended: ended.map(({ id, reference, endReason }) => ({ id, reference, endReason })),
      departures: (await this.milestones.departedIn(goal, quarter)).map(departureRow),
      origins: (await this.structure.originsIn(goal, quarter)).map(originRow),
      texts: (await this.texts.of(update.id)).map(({ version: _, ...text }) => text),
      waivers: await this.review.waiversOf(update.id),
      indicators: await this.indicators.inQuarter(goal, quarter),
    };
  }
}

const statusRow = ({
  milestone,
  strategy: _,
  version: __,
  ...row
}: QuarterlyStatus): QuarterSnapshot['statuses'][number] => ({ ...row, reference: milestone.reference });

const statementRow = ({ strategy, version: _, ...row }: StrategyStatement): QuarterSnapshot['strategies'][number] => ({
  ...row,
  reference: strategy.reference,
});

const departureRow = (row: MilestoneDeparture): QuarterSnapshot['departures'][number] => {
  const { id, milestoneId, reason, intoId, milestone } = row;
  return { id, milestoneId, reason, intoId, reference: milestone.reference };
};

const originRow = (row: MilestoneOrigin): QuarterSnapshot['origins'][number] => {
  const { id, milestoneId, fromId, reason, milestone } = row;
  return { id, milestoneId, fromId, reason, reference: milestone.reference };
};
