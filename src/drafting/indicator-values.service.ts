import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { IndicatorInQuarter } from '../indicators/domain/indicator-in-quarter.js';
import { textOfValues } from '../indicators/domain/values-text.js';
import { IndicatorsRecord } from '../indicators/indicators.record.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../refused.js';
import { UpdateAccess } from './update-access.js';

/** What can be changed of an indicator in a quarter. */
export type IndicatorWords = Pick<IndicatorInQuarter, 'baseline' | 'target' | 'values'>;

/** A change of the indicator at this place among the goal’s, by somebody who saw it so. */
export interface IndicatorEdit {
  position: number;
  was: IndicatorWords;
  now: IndicatorWords;
}

/** Places that somebody else changed in the meantime; where there is one, nothing was changed. */
export interface IndicatorsChanged {
  changed: number;
  stale: number[];
}

/** The values of a goal’s indicators in a quarter, and indicators that are new in it. */
@Injectable()
export class IndicatorValuesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly indicators: IndicatorsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly audit: AuditLog,
  ) {}

  /** Changes indicators of the update. Throws what UpdateAccess.toEdit throws. */
  change(
    person: Person,
    slug: string,
    quarter: QuarterKey,
    edits: readonly IndicatorEdit[],
  ): Promise<IndicatorsChanged> {
    return this.work.run(async () => {
      const { goal } = await this.toEdit(person, slug, quarter);
      const present = await this.indicators.inQuarter(goal, quarter);
      const stale = edits.filter(({ position, was }) => !isSame(present[position], was)).map((edit) => edit.position);
      if (stale.length > 0) return { changed: 0, stale };
      const real = edits.filter(({ was, now }) => !isSame(was, now));
      const now = present.map((one, position) => ({
        ...one,
        ...real.find((edit) => edit.position === position)?.now,
      }));
      await this.write(person, goal, quarter, present, now);
      return { changed: real.length, stale };
    });
  }

  /** Adds an indicator at the end. Throws Refused where the goal has one of this name in the quarter. */
  add(person: Person, slug: string, quarter: QuarterKey, added: Omit<IndicatorInQuarter, 'values'>): Promise<void> {
    return this.work.run(async () => {
      const { goal } = await this.toEdit(person, slug, quarter);
      const present = await this.indicators.inQuarter(goal, quarter);
      if (added.name.trim() === '') throw new Refused(['Enter the name of the indicator, as it will be printed.']);
      if (present.some(({ name }) => name === added.name)) {
        throw new Refused([`The goal has an indicator “${added.name}” already: give its values there.`]);
      }
      await this.write(person, goal, quarter, present, [...present, { ...added, values: [] }]);
    });
  }

  // Rows of indicators have no version: whoever changes them holds the update alone, and compares with what was seen.
  private async toEdit(person: Person, slug: string, quarter: QuarterKey) {
    await this.work.alone();
    await this.updates.hold(slug, quarter, 'alone');
    return this.access.toEdit(person, slug, quarter);
  }

  private async write(
    person: Person,
    goal: Goal,
    quarter: QuarterKey,
    before: readonly IndicatorInQuarter[],
    after: readonly IndicatorInQuarter[],
  ): Promise<void> {
    const deeds = after.flatMap((one, position) => deedOf(goal, quarter, before[position] ?? null, one));
    if (deeds.length === 0) return;
    await this.indicators.replaceQuarter(goal, quarter, after);
    await this.audit.record(actorOf(person, goal.slug), deeds);
  }
}

const isSame = (a: IndicatorWords | undefined, b: IndicatorWords): boolean =>
  a !== undefined &&
  a.baseline === b.baseline &&
  a.target === b.target &&
  textOfValues(a.values) === textOfValues(b.values);

const deedOf = (
  { id, slug }: Goal,
  quarter: QuarterKey,
  before: IndicatorInQuarter | null,
  after: IndicatorInQuarter,
): Deed[] => {
  if (before && isSame(before, after)) return [];
  const factsOf = ({ name, unit, baseline, target, values }: IndicatorInQuarter) => ({
    ...{ quarter, indicator: name, unit, baseline, target, values: textOfValues(values) || null },
  });
  const subject = { kind: 'indicators', id, title: slug };
  return [{ action: before ? 'updated' : 'added', subject, before: before && factsOf(before), after: factsOf(after) }];
};
