import { Injectable } from '@nestjs/common';
import type { Deed } from '../../audit/audit-log.js';
import type { Goal } from '../../goals/goal.entity.js';
import { GoalStatementsRecord } from '../../goals/goal-statements.record.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyUpdate } from '../../quarterly-updates/quarterly-update.entity.js';
import { ReviewRecord } from '../../quarterly-updates/review.record.js';
import { UpdateTextsRecord } from '../../quarterly-updates/update-texts.record.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import { picked, rowsToPutBack } from '../domain/row-differences.js';
import { type QuarterSnapshot, QuarterSnapshots } from './quarter-snapshot.js';

/** Puts the rows of a quarter back as a snapshot has them. Versions go on, so whoever holds a form is told. */
@Injectable()
export class QuarterRestoring {
  constructor(
    private readonly snapshots: QuarterSnapshots,
    private readonly statements: GoalStatementsRecord,
    private readonly strategies: StrategiesRecord,
    private readonly strategyRows: StrategyStructureRecord,
    private readonly milestones: MilestonesRecord,
    private readonly milestoneRows: MilestoneStructureRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly review: ReviewRecord,
    private readonly updates: QuarterlyUpdatesRecord,
  ) {}

  /** Within a unit of work. Gives what was done, for the log. */
  async restore(goal: Goal, update: QuarterlyUpdate, was: QuarterSnapshot): Promise<Deed[]> {
    const now = await this.snapshots.of(goal, update);
    const strategies = await this.restoreStrategies(goal, update, now, was);
    const milestones = await this.restoreMilestones(goal, update, now, was);
    return [
      ...(await this.restoreGoal(goal, update, now, was)),
      ...strategies,
      ...milestones,
      ...(await this.restoreWords(update, now, was)),
    ];
  }

  private async restoreGoal(
    goal: Goal,
    { quarter }: QuarterlyUpdate,
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<Deed[]> {
    const [row] = rowsToPutBack([{ id: goal.id, ...now.goal }], [{ id: goal.id, ...was.goal }]).change;
    if (!row) return [];
    const statement = await this.statements.statement(goal, quarter);
    await this.statements.change(statement, statement.version, was.goal);
    const newest = (await this.updates.of(goal)).at(-1)?.quarter === quarter;
    if (newest) await this.statements.name(goal, was.goal.title);
    return [putBack({ kind: 'goal', id: goal.id, title: goal.slug }, row, quarter)];
  }

  private async restoreStrategies(
    goal: Goal,
    { quarter }: QuarterlyUpdate,
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<Deed[]> {
    const { remove, add, change } = rowsToPutBack(now.strategies, was.strategies);
    const versions = new Map((await this.strategies.inQuarter(goal, quarter)).map(({ id, version }) => [id, version]));
    for (const { id } of remove) await this.strategyRows.removeStatement(id, versions.get(id) ?? 0);
    for (const { reference: _, ...row } of add) await this.strategyRows.addStatement(row);
    for (const row of change) {
      const { label, title, lead, problem, theoryOfChange, description } = row.was;
      const words = { label, title, lead, problem, theoryOfChange, description };
      await this.strategyRows.change(row.was.id, versions.get(row.was.id) ?? 0, words);
      await this.strategyRows.place(row.was.id, row.was.position);
    }
    const ends = rowsToPutBack(now.ended, was.ended);
    for (const { id } of ends.remove) await this.strategyRows.setEnd(id, null);
    for (const { id, endReason } of [...ends.add, ...ends.change.map((one) => one.was)])
      await this.strategyRows.setEnd(id, { endedIn: quarter, endReason });
    const subject = ({ strategyId, reference }: QuarterSnapshot['strategies'][number]): Deed['subject'] => ({
      ...{ kind: 'strategy', id: strategyId, title: reference },
    });
    return deedsOf({ remove, add, change }, subject, quarter);
  }

  private async restoreMilestones(
    goal: Goal,
    { quarter }: QuarterlyUpdate,
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<Deed[]> {
    const { remove, add, change } = rowsToPutBack(now.statuses, was.statuses);
    const versions = new Map((await this.milestones.inQuarter(goal, quarter)).map(({ id, version }) => [id, version]));
    for (const { id } of remove) await this.milestoneRows.removeRow(id, versions.get(id) ?? 0);
    await this.milestoneRows.addRows(add.map(({ reference: _, ...row }) => dated(row)));
    for (const { was: row } of change) {
      const { id, milestoneId: _, quarter: __, page: ___, reference: ____, ...columns } = dated(row);
      await this.milestones.change(id, versions.get(id) ?? 0, columns);
    }
    await this.restoreDepartures(quarter, now, was);
    const subject = ({ milestoneId, reference }: QuarterSnapshot['statuses'][number]): Deed['subject'] => ({
      ...{ kind: 'milestone', id: milestoneId, title: reference },
    });
    return deedsOf({ remove, add, change }, subject, quarter);
  }

  private async restoreDepartures(
    quarter: QuarterlyUpdate['quarter'],
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<void> {
    const origins = rowsToPutBack(now.origins, was.origins);
    await this.milestoneRows.removeOrigins(origins.remove.map(({ milestoneId }) => milestoneId));
    for (const origin of origins.add) await this.milestoneRows.addOrigin(quarter, origin);
    const departures = rowsToPutBack(now.departures, was.departures);
    for (const { milestoneId } of departures.remove) await this.milestoneRows.removeDeparture(milestoneId, quarter);
    for (const departure of departures.add) await this.milestoneRows.depart(quarter, departure);
  }

  private async restoreWords(update: QuarterlyUpdate, now: QuarterSnapshot, was: QuarterSnapshot): Promise<Deed[]> {
    const { change } = rowsToPutBack(now.texts, was.texts);
    const versions = new Map((await this.texts.of(update.id)).map(({ id, version }) => [id, version]));
    for (const { was: row } of change) {
      const { id, text, carriedOver, editedAt, editedBy } = dated(row);
      await this.texts.change(id, versions.get(id) ?? 0, { text, carriedOver, editedAt, editedBy });
    }
    const waivers = rowsToPutBack(now.waivers, was.waivers);
    for (const { id } of waivers.remove) await this.review.removeWaiver(id);
    for (const { id: _, at, ...waiver } of waivers.add) await this.review.addWaiver({ ...waiver, at: new Date(at) });
    const subject = { kind: 'quarterly update', id: update.id, title: '' };
    return change.map((row) => ({
      ...putBack(subject, row, update.quarter),
      before: { [row.now.section]: row.now.text },
      after: { [row.was.section]: row.was.text },
    }));
  }
}

// The snapshot is kept as JSON, where moments are text.
const dated = <T extends { editedAt: Date | null }>(row: T): T => ({
  ...row,
  editedAt: row.editedAt && new Date(row.editedAt),
});

interface Change {
  now: object;
  was: object;
  columns: readonly string[];
}

const putBack = (subject: Deed['subject'], { now, was, columns }: Change, quarter: string): Deed => ({
  ...{ action: 'put back', subject },
  before: { quarter, ...picked(now, columns) },
  after: { quarter, ...picked(was, columns) },
});

/** Of ids and marks nobody wants to read. */
const UNTOLD = ['id', 'strategyId', 'milestoneId', 'editedAt', 'editedBy', 'reference'];

const deedsOf = <T extends object>(
  rows: { remove: T[]; add: T[]; change: (Change & { was: T })[] },
  subject: (row: T) => Deed['subject'],
  quarter: string,
): Deed[] => {
  const told = (row: object): object => ({
    quarter,
    ...picked(
      row,
      Object.keys(row).filter((column) => !UNTOLD.includes(column)),
    ),
  });
  return [
    ...rows.remove.map((row) => ({ action: 'put back', subject: subject(row), before: told(row), after: null })),
    ...rows.add.map((row) => ({ action: 'put back', subject: subject(row), before: null, after: told(row) })),
    ...rows.change.map((row) => putBack(subject(row.was), row, quarter)),
  ];
};
