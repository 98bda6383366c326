import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../audit/audit-log.js';
import { Clock } from '../../clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { isOpen } from '../../milestones/domain/missed.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import type { MilestoneSeen } from './milestone-upkeep.service.js';
import { needed, type Place, type QuarterAtWork, QuartersAtWork, rowOf } from './quarter-at-work.js';
import { milestoneSubject, rowAgain, type RowFacts, rowFacts } from './row-facts.js';

/** Lets milestones go, each with its reason: nothing leaves silently (docs/domain.md, rule 6). */
@Injectable()
export class MilestoneLeaving {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Withdraws it: it stays in the report, as withdrawn and with the reason. */
  withdraw(person: Person, place: Place, seen: MilestoneSeen, reason: string): Promise<void> {
    return this.inQuarter(person, place, seen, async (atWork, row) => {
      if (row.status === 'Withdrawn' && !row.carriedOver)
        throw new Refused([`${seen.reference} is withdrawn already; its reason can be changed in the grid.`]);
      await this.refuseCarrying(atWork, row);
      const { statusText, status, carriedOver, reason: before } = row;
      const next = { statusText: null, status: 'Withdrawn' as const, carriedOver: false, reason: whyOf(reason) };
      const mark = { editedAt: this.clock.now(), editedBy: person.name };
      if (!(await this.milestones.change(row.id, seen.version, { ...next, ...mark }))) throw await this.stale(row);
      const { quarter } = place;
      return [
        {
          ...{ action: 'withdrawn', subject: milestoneSubject(row.milestone) },
          ...{ before: { quarter, statusText, status, carriedOver, reason: before }, after: { quarter, ...next } },
        },
      ];
    });
  }

  /** Tracks it no longer: the report says so, with the reason. */
  takeOut(person: Person, place: Place, seen: MilestoneSeen, reason: string): Promise<void> {
    return this.inQuarter(person, place, seen, async (atWork, row) => {
      const departure = { reason: whyOf(reason), intoId: null };
      await this.depart(atWork, row, seen.version, departure);
      const after = { quarter: place.quarter, reason: departure.reason };
      return [{ action: 'taken out', subject: milestoneSubject(row.milestone), before: rowFacts(row), after }];
    });
  }

  /** Merges it into another milestone of the quarter, which carries it on. */
  merge(person: Person, place: Place, seen: MilestoneSeen, into: string, reason: string): Promise<void> {
    return this.inQuarter(person, place, seen, async (atWork, row) => {
      if (into === seen.reference) throw new Refused([`${into} cannot be merged into itself: choose another.`]);
      const other = rowOf(atWork, into);
      if (!isOpen(other.status)) {
        const done = other.status === 'Withdrawn' ? 'withdrawn' : 'completed';
        throw new Refused([`${into} is ${done} and carries nothing on: choose a milestone that goes on.`]);
      }
      const departure = { reason: whyOf(reason), intoId: other.milestoneId };
      await this.depart(atWork, row, seen.version, departure);
      const after = { quarter: place.quarter, reason: departure.reason, into };
      return [{ action: 'merged', subject: milestoneSubject(row.milestone), before: rowFacts(row), after }];
    });
  }

  /**
   * Splits it into new milestones with these titles and gives their references. Each has the due date, owner and place of
   * the one it came from, so that a miss is not lost; the first carries it on.
   */
  async split(
    person: Person,
    place: Place,
    seen: MilestoneSeen,
    titles: readonly string[],
    reason: string,
  ): Promise<string[]> {
    const references: string[] = [];
    await this.inQuarter(person, place, seen, async (atWork, row) => {
      const parts = titles.map((title) => title.trim()).filter((title) => title !== '');
      if (parts.length < 2) throw new Refused(['Enter the words of two milestones at least, one a line.']);
      const why = whyOf(reason);
      const added = await this.milestones.add(atWork.goal, place.quarter, parts.length);
      references.push(...added.map((milestone) => milestone.reference));
      const rows = added.map((milestone, index) => ({
        milestone,
        facts: partOf(row, parts[index] ?? '', { editedAt: this.clock.now(), editedBy: person.name }),
        ids: { milestoneId: milestone.id, strategyId: row.strategyId, position: row.position },
      }));
      const columns = rows.map(({ facts, ids }) => rowAgain(facts, ids));
      await this.structure.addRows(columns);
      for (const { id } of added) {
        await this.structure.addOrigin(place.quarter, { milestoneId: id, fromId: row.milestoneId, reason: why });
      }
      await this.depart(atWork, row, seen.version, { reason: why, intoId: added[0]?.id ?? null });
      await this.quarters.keepOrder(atWork.rows.flatMap((one) => (one === row ? columns : [one])));
      const after = { quarter: place.quarter, reason: why, parts: references };
      return [
        { action: 'split', subject: milestoneSubject(row.milestone), before: rowFacts(row), after },
        ...rows.map(({ milestone, facts }): Deed => ({
          ...{ action: 'added', subject: milestoneSubject(milestone), before: null },
          after: { reference: milestone.reference, splitFrom: seen.reference, ...facts },
        })),
      ];
    });
    return references;
  }

  /** Lets the milestones leave together, within a unit of work, for one reason: their strategy ends. */
  async leaveTogether(atWork: QuarterAtWork, rows: readonly QuarterlyStatus[], reason: string): Promise<Deed[]> {
    for (const row of rows) await this.depart(atWork, row, row.version, { reason, intoId: null }, rows);
    const after = { quarter: atWork.quarter, reason };
    return rows.map((row) => ({
      ...{ action: 'taken out', subject: milestoneSubject(row.milestone), before: rowFacts(row), after },
    }));
  }

  private async depart(
    atWork: QuarterAtWork,
    row: QuarterlyStatus,
    version: number,
    departure: { reason: string; intoId: string | null },
    leaving: readonly QuarterlyStatus[] = [row],
  ): Promise<void> {
    await this.refuseCarrying(atWork, row, leaving);
    await this.refusePart(atWork, row);
    if (!(await this.structure.removeRow(row.id, version))) throw await this.stale(row);
    await this.structure.depart(atWork.quarter, { milestoneId: row.milestoneId, ...departure });
  }

  /** What carries another on goes on itself: the report says so. */
  private async refuseCarrying(
    atWork: QuarterAtWork,
    row: QuarterlyStatus,
    leaving: readonly QuarterlyStatus[] = [row],
  ): Promise<void> {
    const into = (await this.milestones.departedIn(atWork.goal, atWork.quarter)).find(
      ({ intoId, milestoneId }) =>
        intoId === row.milestoneId && !leaving.some((one) => one.milestoneId === milestoneId),
    );
    if (into) {
      const { reference } = into.milestone;
      throw new Refused([
        `${row.milestone.reference} carries ${reference} on since ${labelOf(atWork.quarter)}: bring ${reference} back first.`,
      ]);
    }
  }

  /** No edition has had a part yet: it would be gone without a word, though the report names it. */
  private async refusePart(
    { goal, quarter }: QuarterAtWork,
    { milestoneId, milestone }: QuarterlyStatus,
  ): Promise<void> {
    const origin = (await this.structure.originsIn(goal, quarter)).find((one) => one.milestoneId === milestoneId);
    if (!origin) return;
    const { reference } = origin.from;
    throw new Refused([
      `${milestone.reference} was split off from ${reference} in ${labelOf(quarter)}: bring ${reference} back first.`,
    ]);
  }

  private stale(row: QuarterlyStatus) {
    const { title, ownerText, group } = row;
    return this.quarters.staleEdit(milestoneSubject(row.milestone), row, { title, ownerText, group });
  }

  private inQuarter(
    person: Person,
    place: Place,
    { reference }: MilestoneSeen,
    change: (atWork: QuarterAtWork, row: QuarterlyStatus) => Promise<Deed[]>,
  ): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toRestructure(person, place);
      const deeds = await change(atWork, rowOf(atWork, reference));
      await this.log.record(actorOf(person, place.slug), deeds);
    });
  }
}

const whyOf = (reason: string): string => needed(reason, 'Say why: the reason is printed in the report.');

/** A part of a milestone that is split: where it stands, whose it is and when it is due are those of the whole. */
const partOf = (row: QuarterlyStatus, title: string, mark: Pick<RowFacts, 'editedAt' | 'editedBy'>): RowFacts => ({
  ...rowFacts(row),
  ...{ title, statusText: null, status: 'Not reported', carriedOver: false },
  ...{ remark: null, explanation: null, recoveryText: null, recoveryQuarter: null, reason: null },
  ...{ footnotes: [], page: null, ...mark },
});
