import { Injectable } from '@nestjs/common';
import type { Deed } from '../../audit/audit-log.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Goal } from '../../goals/goal.entity.js';
import { GoalStatementsRecord } from '../../goals/goal-statements.record.js';
import { IndicatorsRecord } from '../../indicators/indicators.record.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyUpdate } from '../../quarterly-updates/quarterly-update.entity.js';
import { ReviewRecord } from '../../quarterly-updates/review.record.js';
import { UpdateTextsRecord } from '../../quarterly-updates/update-texts.record.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../../refused.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import { StrategyStructureRecord } from '../../strategies/strategy-structure.record.js';
import { indicatorsToPutBack } from '../domain/indicator-differences.js';
import { picked, type RowsToPutBack, rowsToPutBack } from '../domain/row-differences.js';
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
    private readonly indicators: IndicatorsRecord,
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
      ...(await this.restoreIndicators(goal, update, now, was)),
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
    refuseUntaken(await this.statements.change(statement, statement.version, was.goal));
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
    for (const { id } of remove) refuseUntaken(await this.strategyRows.removeStatement(id, versions.get(id) ?? 0));
    for (const { reference: _, ...row } of add) await this.strategyRows.addStatement(row);
    for (const row of change) {
      const { label, title, lead, problem, theoryOfChange, description } = row.was;
      const words = { label, title, lead, problem, theoryOfChange, description };
      refuseUntaken(await this.strategyRows.change(row.was.id, versions.get(row.was.id) ?? 0, words));
      await this.strategyRows.place(row.was.id, row.was.position);
    }
    const subject = ({ strategyId, reference }: QuarterSnapshot['strategies'][number]): Deed['subject'] => ({
      ...{ kind: 'strategy', id: strategyId, title: reference },
    });
    return [...deedsOf({ remove, add, change }, subject, quarter), ...(await this.restoreEnds(quarter, now, was))];
  }

  private async restoreEnds(quarter: QuarterKey, now: QuarterSnapshot, was: QuarterSnapshot): Promise<Deed[]> {
    const ends = rowsToPutBack(now.ended, was.ended);
    for (const { id } of ends.remove) await this.strategyRows.setEnd(id, null);
    for (const { id, endReason } of [...ends.add, ...ends.change.map((one) => one.was)])
      await this.strategyRows.setEnd(id, { endedIn: quarter, endReason });
    return deedsOf(ends, ({ id, reference }) => ({ kind: 'strategy', id, title: reference }), quarter);
  }

  private async restoreMilestones(
    goal: Goal,
    { quarter }: QuarterlyUpdate,
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<Deed[]> {
    const { remove, add, change } = rowsToPutBack(now.statuses, was.statuses);
    const versions = new Map((await this.milestones.inQuarter(goal, quarter)).map(({ id, version }) => [id, version]));
    for (const { id } of remove) refuseUntaken(await this.milestoneRows.removeRow(id, versions.get(id) ?? 0));
    await this.milestoneRows.addRows(add.map(({ reference: _, ...row }) => dated(row)));
    for (const { was: row } of change) {
      const { id, milestoneId: _, quarter: __, page: ___, reference: ____, ...columns } = dated(row);
      refuseUntaken(await this.milestones.change(id, versions.get(id) ?? 0, columns));
    }
    return [
      ...deedsOf({ remove, add, change }, milestoneOf, quarter),
      ...(await this.restoreDepartures(quarter, now, was)),
    ];
  }

  private async restoreDepartures(quarter: QuarterKey, now: QuarterSnapshot, was: QuarterSnapshot): Promise<Deed[]> {
    const origins = rowsToPutBack(now.origins, was.origins);
    await this.milestoneRows.removeOrigins(goneOf(origins).map(({ milestoneId }) => milestoneId));
    for (const origin of comingOf(origins)) await this.milestoneRows.addOrigin(quarter, origin);
    const departures = rowsToPutBack(now.departures, was.departures);
    for (const { milestoneId } of goneOf(departures)) await this.milestoneRows.removeDeparture(milestoneId, quarter);
    for (const departure of comingOf(departures)) await this.milestoneRows.depart(quarter, departure);
    return [...deedsOf(origins, milestoneOf, quarter), ...deedsOf(departures, milestoneOf, quarter)];
  }

  private async restoreWords(update: QuarterlyUpdate, now: QuarterSnapshot, was: QuarterSnapshot): Promise<Deed[]> {
    const { remove, add, change } = rowsToPutBack(now.texts, was.texts);
    const versions = new Map((await this.texts.of(update.id)).map(({ id, version }) => [id, version]));
    for (const { id } of remove) refuseUntaken(await this.texts.remove(id, versions.get(id) ?? 0));
    for (const row of add) await this.texts.putBack(dated(row));
    for (const { was: row } of change) {
      const { id, text, carriedOver, editedAt, editedBy } = dated(row);
      refuseUntaken(await this.texts.change(id, versions.get(id) ?? 0, { text, carriedOver, editedAt, editedBy }));
    }
    const told = (before: object | null, after: object | null): Deed => ({
      ...{ action: 'put back', subject: { kind: 'quarterly update', id: update.id, title: '' }, before, after },
    });
    const words = ({ section, text }: QuarterSnapshot['texts'][number]) => ({ [section]: text });
    return [
      ...remove.map((row) => told(words(row), null)),
      ...add.map((row) => told(null, words(row))),
      ...change.map((row) => told(words(row.now), words(row.was))),
      ...(await this.restoreWaivers(now, was, told)),
    ];
  }

  private async restoreIndicators(
    goal: Goal,
    { quarter }: QuarterlyUpdate,
    now: QuarterSnapshot,
    was: QuarterSnapshot,
  ): Promise<Deed[]> {
    if (!now.indicators || !was.indicators) return [];
    const changes = indicatorsToPutBack(now.indicators, was.indicators);
    if (changes.length > 0) await this.indicators.replaceQuarter(goal, quarter, was.indicators);
    const told = (facts: object | null) => facts && { quarter, ...facts };
    const subject = { kind: 'indicators', id: goal.id, title: goal.slug };
    return changes.map((one) => ({
      ...{ action: 'put back', subject },
      ...{ before: told(one.now), after: told(one.was) },
    }));
  }

  private async restoreWaivers(
    now: QuarterSnapshot,
    was: QuarterSnapshot,
    told: (before: object | null, after: object | null) => Deed,
  ): Promise<Deed[]> {
    const { remove, add } = rowsToPutBack(now.waivers, was.waivers);
    for (const { id } of remove) refuseUntaken(await this.review.removeWaiver(id));
    for (const { id: _, at, ...waiver } of add) await this.review.addWaiver({ ...waiver, at: new Date(at) });
    const words = ({ sentence, reason }: QuarterSnapshot['waivers'][number]) => ({ finding: sentence, reason });
    return [...remove.map((row) => told(words(row), null)), ...add.map((row) => told(null, words(row)))];
  }
}

// Nobody else can write meanwhile (the correction holds the update); should it happen, nothing is half put back.
const refuseUntaken = (taken: boolean): void => {
  if (!taken)
    throw new Refused(['Somebody changed this report at the same moment, so nothing was put back: try again.']);
};

const milestoneOf = ({ milestoneId, reference }: { milestoneId: string; reference: string }): Deed['subject'] => ({
  ...{ kind: 'milestone', id: milestoneId, title: reference },
});

// Rows that are only added and taken out: a changed one is taken out and comes back.
const goneOf = <T>({ remove, change }: RowsToPutBack<T>): T[] => [...remove, ...change.map(({ now }) => now)];
const comingOf = <T>({ add, change }: RowsToPutBack<T>): T[] => [...add, ...change.map(({ was }) => was)];

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
const UNTOLD = ['id', 'strategyId', 'milestoneId', 'intoId', 'fromId', 'editedAt', 'editedBy', 'reference'];

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
