import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { readDue } from '../../milestones/domain/read-due.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import { joinedBy, moved, type Placed, type Way } from '../domain/order.js';
import { keptText } from '../domain/row-change.js';
import { needed, type Place, QuartersAtWork, rowOf, strategyOf } from './quarter-at-work.js';
import { milestoneSubject, rowFacts } from './row-facts.js';

/** What a milestone is called, who owns it and under which sub-heading it stands. */
export interface MilestoneWords {
  title: string;
  ownerText: string;
  group: string;
}

/** A new milestone as it is typed; the strategy by its reference. */
export interface NewMilestone extends MilestoneWords {
  dueText: string;
  strategy: string;
}

/** One version of a milestone's row, as somebody saw it. */
export interface MilestoneSeen {
  reference: string;
  version: number;
}

/** Keeps the milestones of a quarter: adds and rewords them, and moves them. Their references never change. */
@Injectable()
export class MilestoneUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Adds a milestone without a status, and gives its reference. */
  add(person: Person, place: Place, { title, ownerText, group, dueText, strategy }: NewMilestone): Promise<string> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toRestructure(person, place);
      const statement = strategyOf(atWork, strategy);
      const [milestone] = await this.milestones.add(atWork.goal, place.quarter, 1);
      if (!milestone) throw new Error('One milestone was asked for and none was made.');
      const row = {
        ...{ id: randomUUID(), milestoneId: milestone.id, strategyId: statement.strategyId, quarter: place.quarter },
        ...{ position: atWork.rows.length, group: keptText(group), ownerText: keptText(ownerText) },
        title: needed(title, 'Enter the words of the milestone.'),
        ...dueColumns(dueText),
        ...{ statusText: null, status: 'Not reported' as const, carriedOver: false },
        ...{ remark: null, explanation: null, recoveryText: null, recoveryQuarter: null, reason: null },
        ...{ footnotes: [], page: null, ...this.mark(person) },
      };
      await this.structure.addRow(row);
      const stored = { ...row, strategy: statement.strategy };
      await this.quarters.keepOrder(joinedBy(atWork.rows, stored));
      const after = { reference: milestone.reference, ...rowFacts(stored) };
      await this.record(person, place, [
        { action: 'added', subject: milestoneSubject(milestone), before: null, after },
      ]);
      return milestone.reference;
    });
  }

  /** Throws StaleEdit where somebody else changed the row in between. */
  reword(person: Person, place: Place, seen: MilestoneSeen, words: MilestoneWords): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toEdit(person, place);
      const row = rowOf(atWork, seen.reference);
      const next = {
        title: needed(words.title, 'Enter the words of the milestone.'),
        ownerText: keptText(words.ownerText),
        group: keptText(words.group),
      };
      await this.change(row, seen, { ...next, ...this.mark(person) });
      if (next.group !== row.group)
        await this.quarters.keepOrder(joinedBy(atWork.rows, { ...placeOf(row), group: next.group }));
      const { title, ownerText, group } = row;
      await this.recordOne(person, place, 'reworded', row, { title, ownerText, group }, next);
    });
  }

  /** Moves it to the end of another strategy. */
  moveTo(person: Person, place: Place, seen: MilestoneSeen, strategy: string): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toEdit(person, place);
      const row = rowOf(atWork, seen.reference);
      const to = strategyOf(atWork, strategy);
      if (to.strategyId === row.strategyId) throw new Refused([`${seen.reference} stands in “${to.title}” already.`]);
      await this.change(row, seen, this.mark(person));
      await this.structure.place(row.id, { position: row.position, strategyId: to.strategyId });
      await this.quarters.keepOrder(joinedBy(atWork.rows, { ...placeOf(row), strategyId: to.strategyId }));
      const after = { strategy: to.strategy.reference };
      await this.recordOne(person, place, 'moved', row, { strategy: row.strategy.reference }, after);
    });
  }

  /** Moves it one place up or down within its strategy; at the end of it nothing changes. */
  reorder(person: Person, place: Place, reference: string, way: Way): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toEdit(person, place);
      const row = rowOf(atWork, reference);
      const order = moved(atWork.rows, row.id, way, (a, b) => a.strategyId === b.strategyId);
      const [from, to] = [atWork.rows.indexOf(row), order.indexOf(row)];
      if (from === to) return;
      await this.quarters.keepOrder(order);
      await this.recordOne(person, place, 'reordered', row, { position: from }, { position: to });
    });
  }

  private async change(row: QuarterlyStatus, { version }: MilestoneSeen, change: object): Promise<void> {
    if (await this.milestones.change(row.id, version, change)) return;
    const { title, ownerText, group } = row;
    throw await this.quarters.staleEdit(milestoneSubject(row.milestone), row, { title, ownerText, group });
  }

  private mark(person: Person): { editedAt: Date; editedBy: string } {
    return { editedAt: this.clock.now(), editedBy: person.name };
  }

  private recordOne(
    person: Person,
    place: Place,
    action: string,
    { milestone }: QuarterlyStatus,
    before: object,
    after: object,
  ): Promise<void> {
    const { quarter } = place;
    const deed = { action, subject: milestoneSubject(milestone) };
    return this.record(person, place, [{ ...deed, before: { quarter, ...before }, after: { quarter, ...after } }]);
  }

  private async record(person: Person, { slug }: Place, deeds: Parameters<AuditLog['record']>[1]): Promise<void> {
    await this.log.record(actorOf(person, slug), deeds);
  }
}

const placeOf = ({ id, strategyId, group, position }: QuarterlyStatus): Placed => ({ id, strategyId, group, position });

const dueColumns = (typed: string) => {
  const dueText = keptText(typed);
  const due = readDue(dueText);
  if (due.kind === 'unclear') {
    throw new Refused([
      `“${dueText ?? ''}” cannot be read as a due date. Write it as Q1 FY 2019, March 2019 or Summer 2019; TBD, or nothing, where there is none yet.`,
    ]);
  }
  return { dueText, dueKind: due.kind, dueQuarter: due.quarter, dueInterpreted: due.interpreted };
};
