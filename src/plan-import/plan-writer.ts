import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { IndicatorsRecord } from '../indicators/indicators.record.js';
import type { Milestone } from '../milestones/milestone.entity.js';
import { MilestonesRecord, type StatusWords } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { StrategiesRecord } from '../strategies/strategies.record.js';
import { type Continuity, continuityOf, type LastQuarter, type Refusals, withoutPast } from './continuity.js';
import { comparisonOf, type ImportAccount, type ReadMilestone, readingsOf } from './import-account.js';
import { deedsOf, type QuarterOnRecord } from './plan-deeds.js';
import type { PlanFile } from './plan-files.js';
import { type ReadRow, readRows } from './read-rows.js';
import { there } from './there.js';

/** A milestone row of the plan with the milestone it is. */
interface SettledRow {
  row: ReadRow;
  milestone: Milestone;
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

  /** Writes the plan, settled against the goal's last quarter before it; `erased` is what was taken out for it. */
  async write(
    file: PlanFile,
    goal: Goal,
    erased: readonly QuarterOnRecord[],
    by: Actor,
  ): Promise<ImportAccount | Refusals> {
    const { plan, quarter } = file;
    const rows = readRows(plan);
    const last = await this.lastQuarter(goal, quarter);
    const continuity = last ? continuityOf(plan, rows, last) : withoutPast(plan);
    if (continuity && 'refusals' in continuity) return continuity;
    const { title, statement, challenge, opportunity, leaders, partners } = plan.goal;
    await this.goals.writeQuarter(goal, quarter, { title, statement, challenge, opportunity, leaders, partners });
    const strategyIds = await this.writeStrategies(file, goal, last, continuity);
    await this.writeMilestones(goal, quarter, rows, strategyIds, last, continuity);
    await this.indicators.writeQuarter(goal, quarter, plan.indicators);
    const update = await this.updates.write(goal, quarter, this.wordsOf(file));
    const account: ImportAccount = {
      ...accountOf(file, rows),
      replaced: erased.some((one) => one.quarter === quarter),
      comparison: last && continuity && comparisonOf(last.quarter, last.statuses.map(asRead), rows, continuity),
    };
    const written = await this.onRecord(goal, update);
    const opensAgenda = await this.goals.isFirstOfAgenda(goal);
    await this.log.record(by, deedsOf({ goal, opensAgenda, written, last, erased }));
    return account;
  }

  /** Puts the wrong number of a goal right, of which nothing is published. */
  async renumber(goal: Goal, number: number, by: Actor): Promise<void> {
    const subject = { kind: 'goal', id: goal.id, title: goal.slug };
    await this.log.record(by, [{ action: 'renumbered', subject, before: { number: goal.number }, after: { number } }]);
    await this.goals.renumber(goal, number);
  }

  /** Takes out everything of the goal from this quarter on, so that its plans can be taken again, and gives what it was. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<QuarterOnRecord[]> {
    const erased: QuarterOnRecord[] = [];
    for (const update of await this.updates.of(goal))
      if (update.quarter >= quarter) erased.push(await this.onRecord(goal, update));
    await this.updates.eraseFrom(goal, quarter);
    await this.indicators.eraseFrom(goal, quarter);
    await this.milestones.eraseFrom(goal, quarter);
    await this.strategies.eraseFrom(goal, quarter);
    await this.goals.eraseFrom(goal, quarter);
    return erased;
  }

  private async lastQuarter(goal: Goal, quarter: QuarterKey): Promise<(QuarterOnRecord & LastQuarter) | null> {
    const update = (await this.updates.of(goal)).findLast((one) => one.quarter < quarter);
    if (!update) return null;
    const last = await this.onRecord(goal, update);
    const tracked = last.statuses.map(({ milestoneId }) => milestoneId);
    return { ...last, departed: await this.milestones.lastOfOthers(goal, last.quarter, tracked) };
  }

  private async onRecord(goal: Goal, update: QuarterlyUpdate): Promise<QuarterOnRecord> {
    const { quarter } = update;
    return {
      quarter,
      update,
      goal: await this.goals.inQuarter(goal, quarter),
      indicators: await this.indicators.inQuarter(goal, quarter),
      strategies: await this.strategies.inQuarter(goal, quarter),
      ended: await this.strategies.endedIn(goal, quarter),
      statuses: await this.milestones.inQuarter(goal, quarter),
      departures: await this.milestones.departedIn(goal, quarter),
    };
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
      strategyId: there(ids[index], `the id of strategies[${index}]`),
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
  ): Promise<void> {
    const previous = new Map(continuity?.milestones.pairs.map((pair) => [pair.current, pair.previous]));
    const returned = continuity?.returned ?? new Map<number, QuarterlyStatus>();
    const added = await this.milestones.add(goal, quarter, rows.length - previous.size - returned.size);
    const settled = rows.map((row, index): SettledRow => {
      const before = last?.statuses[previous.get(index) ?? -1] ?? returned.get(index);
      return { row, milestone: there(before?.milestone ?? added.shift(), `the milestone of row ${index}`) };
    });
    await this.milestones.writeQuarter(
      quarter,
      settled.map((one) => statusWords(one, strategyIds)),
    );
    const departed = (continuity?.departed ?? []).map(({ status, reason, into }) => ({
      milestoneId: status.milestoneId,
      reason,
      intoId: into && there(settled.find(({ row }) => row === into)?.milestone.id, `the milestone "${into.title}"`),
    }));
    await this.milestones.writeDepartures(quarter, departed);
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
  formerNumber: null,
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
  strategyId: there(strategyIds[row.strategy], `the id of strategies[${row.strategy}]`),
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
  recoveryText: row.recoveryText,
  recoveryQuarter: row.recovery.quarter,
  reason: row.printed.reason,
  footnotes: row.printed.footnotes,
  page: row.printed.page,
  carriedOver: false,
});
