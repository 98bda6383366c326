import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog, type Deed } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { IndicatorsRecord } from '../indicators/indicators.record.js';
import type { Milestone } from '../milestones/milestone.entity.js';
import { MilestonesRecord, type StatusWords } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { StrategiesRecord } from '../strategies/strategies.record.js';
import { type Continuity, continuityOf, type LastQuarter } from './continuity.js';
import { comparisonOf, type ImportAccount, type ReadMilestone, readingsOf } from './import-account.js';
import type { PlanFile } from './plan-files.js';
import { type ReadRow, readRows } from './read-rows.js';

/** A milestone row of the plan with the milestone it is, and what was reported of it last. */
interface SettledRow {
  row: ReadRow;
  milestone: Milestone;
  before: QuarterlyStatus | null;
}

/** Writes one plan into the record. All of it happens within the unit of work of the import. */
@Injectable()
export class PlanWriter {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly strategies: StrategiesRecord,
    private readonly milestones: MilestonesRecord,
    private readonly indicators: IndicatorsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Writes the plan, settled against the goal's last quarter before it; `replaced` is the update it takes the place of. */
  async write(file: PlanFile, goal: Goal, replaced: QuarterlyUpdate | null, by: Actor): Promise<ImportAccount> {
    const { plan, quarter } = file;
    const rows = readRows(plan);
    const last = await this.lastQuarter(goal, quarter);
    const continuity = last && continuityOf(file, rows, last);
    const { title, statement, challenge, opportunity, leaders, partners } = plan.goal;
    await this.goals.writeQuarter(goal, quarter, { title, statement, challenge, opportunity, leaders, partners });
    const strategyIds = await this.writeStrategies(file, goal, last, continuity);
    const settled = await this.writeMilestones(goal, quarter, rows, strategyIds, last, continuity);
    await this.indicators.writeQuarter(goal, quarter, plan.indicators);
    const update = await this.updates.write(goal, quarter, this.wordsOf(file));
    const account: ImportAccount = {
      ...accountOf(file, rows),
      replaced: replaced !== null,
      comparison:
        last && continuity && comparisonOf(last.quarter, last.statuses.map(asRead), rows, continuity.milestones),
    };
    await this.log.record(by, [importDeed(update, goal, file, replaced), ...settled.map(statusDeed)]);
    return account;
  }

  /** Takes out everything of the goal from this quarter on, so that its plans can be taken again. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    await this.updates.eraseFrom(goal, quarter);
    await this.indicators.eraseFrom(goal, quarter);
    await this.milestones.eraseFrom(goal, quarter);
    await this.strategies.eraseFrom(goal, quarter);
    await this.goals.eraseFrom(goal, quarter);
  }

  private async lastQuarter(goal: Goal, quarter: QuarterKey): Promise<LastQuarter | null> {
    const last = (await this.updates.of(goal)).findLast((one) => one.quarter < quarter)?.quarter;
    if (!last) return null;
    const strategies = await this.strategies.inQuarter(goal, last);
    return { quarter: last, strategies, statuses: await this.milestones.inQuarter(goal, last) };
  }

  /** The strategy of each entry of the plan's strategies, by position. */
  private async writeStrategies(
    { plan, quarter }: PlanFile,
    goal: Goal,
    last: LastQuarter | null,
    continuity: Continuity | null,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const [index] of plan.strategies.entries()) {
      const pair = continuity?.strategies.pairs.find(({ current }) => current === index);
      const before = pair && last?.strategies[pair.previous];
      if (before && pair.how !== 'continues') ids.push(before.strategyId);
      else ids.push((await this.strategies.add(goal, quarter, before?.strategyId ?? null)).id);
      if (before && pair.how === 'continues') await this.strategies.end(before.strategyId, quarter, null);
    }
    for (const gone of continuity?.strategies.gone ?? []) {
      const strategy = last?.strategies[gone];
      const reason = continuity?.retired.find((one) => one.strategy === strategy)?.reason ?? null;
      if (strategy) await this.strategies.end(strategy.strategyId, quarter, reason);
    }
    const said = plan.strategies.map(({ label, title, lead, problem, theoryOfChange, description }, index) => ({
      strategyId: ids[index] ?? '',
      words: { label, title, lead, problem, theoryOfChange, description },
    }));
    await this.strategies.writeQuarter(quarter, said);
    return ids;
  }

  private async writeMilestones(
    goal: Goal,
    quarter: QuarterKey,
    rows: readonly ReadRow[],
    strategyIds: readonly string[],
    last: LastQuarter | null,
    continuity: Continuity | null,
  ): Promise<SettledRow[]> {
    const previous = new Map(continuity?.milestones.pairs.map((pair) => [pair.current, pair.previous]));
    const added = await this.milestones.add(goal, quarter, rows.length - previous.size);
    const settled = rows.flatMap((row, index): SettledRow[] => {
      const before = last?.statuses[previous.get(index) ?? -1] ?? null;
      const milestone = before?.milestone ?? added.shift();
      return milestone ? [{ row, milestone, before }] : [];
    });
    await this.milestones.writeQuarter(
      quarter,
      settled.map((one) => statusWords(one, strategyIds)),
    );
    const departed = (continuity?.departed ?? []).map(({ status, reason, into }) => ({
      milestoneId: status.milestoneId,
      reason,
      intoId: settled.find(({ row }) => row === into)?.milestone.id ?? null,
    }));
    await this.milestones.writeDepartures(quarter, departed);
    return settled;
  }

  private wordsOf({ plan, sha256 }: PlanFile) {
    return {
      highlights: plan.highlights,
      components: plan.components,
      progress: plan.progressSummary,
      notes: plan.notes,
      sourceFile: plan.source?.file ?? null,
      sourcePages: plan.source?.pages ?? null,
      planSha256: sha256,
      importedAt: this.clock.now(),
    };
  }
}

/** The account of a plan alone, compared with nothing. */
export const accountOf = ({ plan, quarter, file }: PlanFile, rows: readonly ReadRow[]): ImportAccount => ({
  goal: plan.goal.slug,
  quarter,
  file,
  unchanged: false,
  replaced: false,
  milestones: rows.length,
  readings: readingsOf(rows),
  comparison: null,
});

const asRead = ({
  title,
  dueText,
  dueKind,
  dueQuarter,
  dueInterpreted,
  statusText,
  status,
}: QuarterlyStatus): ReadMilestone => ({
  title,
  dueText,
  due: { kind: dueKind, quarter: dueQuarter, interpreted: dueInterpreted },
  statusText,
  status,
});

const statusWords = ({ row, milestone }: SettledRow, strategyIds: readonly string[]): StatusWords => ({
  milestoneId: milestone.id,
  strategyId: strategyIds[row.strategy] ?? '',
  group: row.printed.group,
  title: row.title,
  ownerText: row.printed.owner,
  dueText: row.dueText,
  dueKind: row.due.kind,
  dueQuarter: row.due.quarter,
  dueInterpreted: row.due.interpreted,
  statusText: row.statusText,
  status: row.status,
  remark: row.printed.change,
  explanation: row.printed.barriers,
  recoveryText: row.printed.recovery,
  recoveryQuarter: row.recovery,
  reason: row.printed.reason,
  footnotes: row.printed.footnotes,
  page: row.printed.page,
});

const importDeed = (update: QuarterlyUpdate, goal: Goal, file: PlanFile, replaced: QuarterlyUpdate | null): Deed => ({
  action: 'imported',
  subject: { kind: 'quarterly update', id: update.id, title: `${goal.slug} ${labelOf(file.quarter)}` },
  before: replaced && { planSha256: replaced.planSha256 },
  after: { planSha256: file.sha256 },
});

const statusDeed = ({ row, milestone, before }: SettledRow): Deed => ({
  action: 'reported',
  subject: { kind: 'milestone', id: milestone.id, title: milestone.reference },
  before: before && { title: before.title, due: before.dueText, status: before.statusText },
  after: { title: row.title, due: row.dueText, status: row.statusText },
});
