import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, type Repository } from 'typeorm';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { IndicatorInQuarter } from './domain/indicator-in-quarter.js';
import { IndicatorReport } from './indicator-report.entity.js';
import { IndicatorValue } from './indicator-value.entity.js';
import { Indicator } from './indicator.entity.js';

/** The record of indicators and their values. Writes belong into a unit of work. */
@Injectable()
export class IndicatorsRecord {
  constructor(private readonly work: UnitOfWork) {}

  async inQuarter(goal: Goal, quarter: QuarterKey): Promise<IndicatorInQuarter[]> {
    const reports = await this.reports.find({
      where: { quarter, indicator: { goalId: goal.id } },
      relations: { indicator: true },
      order: { position: 'ASC' },
    });
    const values = await this.valuesOf(reports.map(({ id }) => id));
    return reports.map(({ id, indicator, description, unit, baseline, target }) => ({
      name: indicator.name,
      description,
      unit,
      baseline,
      target,
      values: (values.get(id) ?? []).map(({ period, value }) => ({ period, value })),
    }));
  }

  /** Writes what is reported of the goal's indicators in a quarter, in the order given; an indicator is one by its name. */
  async writeQuarter(goal: Goal, quarter: QuarterKey, reported: readonly IndicatorInQuarter[]): Promise<void> {
    const known = new Map((await this.indicators.findBy({ goalId: goal.id })).map(({ name, id }) => [name, id]));
    const names = new Set(reported.map(({ name }) => name)); // a plan may print two indicators of one name
    const added = [...names]
      .filter((name) => !known.has(name))
      .map((name) => ({ id: randomUUID(), goalId: goal.id, name }));
    for (const { name, id } of added) known.set(name, id);
    for (const batch of inBatches(added)) await this.indicators.insert(batch);

    const rows = reported.map(({ name, description, unit, baseline, target, values }, position) => ({
      report: {
        id: randomUUID(),
        indicatorId: idOf(name, known),
        quarter,
        position,
        description,
        unit,
        baseline,
        target,
      },
      values,
    }));
    for (const batch of inBatches(rows)) await this.reports.insert(batch.map(({ report }) => report));
    const values = rows.flatMap(({ report, values: list }) =>
      list.map((value, position) => ({ id: randomUUID(), reportId: report.id, position, ...value })),
    );
    for (const batch of inBatches(values)) await this.values.insert(batch);
  }

  /** Writes the quarter anew, with what is reported of the goal's indicators now. */
  async replaceQuarter(goal: Goal, quarter: QuarterKey, reported: readonly IndicatorInQuarter[]): Promise<void> {
    const present = await this.reports.find({ where: { quarter, indicator: { goalId: goal.id } } });
    const ids = present.map(({ id }) => id);
    if (ids.length > 0) {
      await this.values.delete({ reportId: In(ids) });
      await this.reports.delete({ id: In(ids) });
    }
    await this.writeQuarter(goal, quarter, reported);
  }

  /** Lists in a quarter the indicators of an earlier one, without values; says how many. */
  async carryForward(goal: Goal, from: QuarterKey, to: QuarterKey): Promise<number> {
    const reported = (await this.inQuarter(goal, from)).map((one) => ({ ...one, values: [] }));
    await this.writeQuarter(goal, to, reported);
    return reported.length;
  }

  /** Takes out what was reported of the goal's indicators in this quarter and after it. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    const ids = (await this.indicators.findBy({ goalId: goal.id })).map(({ id }) => id);
    const reports = await this.reports.findBy({ indicatorId: In(ids), quarter: MoreThanOrEqual(quarter) });
    for (const batch of inBatches(reports.map(({ id }) => id))) {
      await this.values.delete({ reportId: In(batch) });
      await this.reports.delete({ id: In(batch) });
    }
  }

  private async valuesOf(reportIds: readonly string[]): Promise<Map<string, IndicatorValue[]>> {
    const rows = await this.values.find({ where: { reportId: In(reportIds) }, order: { position: 'ASC' } });
    const byReport = new Map<string, IndicatorValue[]>();
    for (const row of rows) byReport.set(row.reportId, [...(byReport.get(row.reportId) ?? []), row]);
    return byReport;
  }

  private get indicators(): Repository<Indicator> {
    return this.work.manager.getRepository(Indicator);
  }

  private get reports(): Repository<IndicatorReport> {
    return this.work.manager.getRepository(IndicatorReport);
  }

  private get values(): Repository<IndicatorValue> {
    return this.work.manager.getRepository(IndicatorValue);
  }
}

const idOf = (name: string, known: ReadonlyMap<string, string>): string => {
  const id = known.get(name);
  if (id === undefined) throw new Error(`The indicator "${name}" was neither found nor added`);
  return id;
};
