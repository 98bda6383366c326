import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { MilestoneStatus } from '../milestones/domain/status.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import { Refused } from '../refused.js';
import { asLastQuarter, differenceOf, type RowDifference } from './domain/row-change.js';
import { refusalsOf } from './domain/row-refusals.js';
import {
  AS_LAST_QUARTER,
  type RowEdit,
  type RowsChanged,
  type StaleRow,
  type StatusForMany,
  theirsOf,
} from './row-edits.js';
import { RowRefused, type WrongField } from './row-refused.js';
import { UpdateAccess } from './update-access.js';

type LastStatuses = ReadonlyMap<string, MilestoneStatus>;

const NO_LAST: LastStatuses = new Map();

/** Changes the milestones of a quarter, row by row: what somebody else changed in the meantime stays, all others are saved. */
@Injectable()
export class RowsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly milestones: MilestonesRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes rows of one goal's update. Throws what UpdateAccess.toEdit throws, and RowRefused, with nothing changed, where
   * something cannot be taken.
   */
  change(person: Person, slug: string, quarter: QuarterKey, edits: readonly RowEdit[]): Promise<RowsChanged> {
    return this.work.run(() => this.changeRows(person, slug, quarter, edits));
  }

  /** The same for rows of any goals of the quarter: all of them are the person's to change, or none is changed. */
  changeAcross(person: Person, quarter: QuarterKey, edits: readonly RowEdit[]): Promise<RowsChanged> {
    return this.work.run(() => this.changeRows(person, null, quarter, edits));
  }

  /**
   * Sets one status for many rows, of one goal (by slug) or with null of any goals, or confirms that of the last quarter.
   * What is withdrawn stays so: that is taken back one by one, by whoever means it.
   */
  setForMany(
    person: Person,
    slug: string | null,
    quarter: QuarterKey,
    ticked: readonly Pick<RowEdit, 'row' | 'version'>[],
    status: StatusForMany,
  ): Promise<RowsChanged> {
    return this.work.run(async () => {
      const rows = await this.rowsToEdit(person, slug, quarter, ticked);
      const isAsLast = status === AS_LAST_QUARTER;
      const last = isAsLast || status === '' ? await this.lastOf(quarter, [...rows.values()]) : NO_LAST;
      const edits: RowEdit[] = [];
      const [without, withdrawn]: [string[], string[]] = [[], []];
      for (const { row: id, version } of ticked) {
        const row = rows.get(id);
        const wanted = isAsLast && row ? confirmed(row, last) : status;
        if (row?.status === 'Withdrawn' && wanted !== 'Withdrawn') withdrawn.push(row.milestone.reference);
        else if (wanted === null || wanted === AS_LAST_QUARTER) without.push(row?.milestone.reference ?? id);
        else edits.push({ row: id, version, change: { status: wanted } });
      }
      return { ...(await this.keep(person, quarter, { edits, rows, last })), without, withdrawn };
    });
  }

  private async changeRows(
    person: Person,
    slug: string | null,
    quarter: QuarterKey,
    edits: readonly RowEdit[],
  ): Promise<RowsChanged> {
    const rows = await this.rowsToEdit(person, slug, quarter, edits);
    const emptied = edits.flatMap(({ row, change }) => (change.status === '' ? (rows.get(row) ?? []) : []));
    return this.keep(person, quarter, { edits, rows, last: await this.lastOf(quarter, emptied) });
  }

  /** The rows that are asked for, by id. Throws where one is not in the update, or not the person's to change now. */
  private async rowsToEdit(
    person: Person,
    slug: string | null,
    quarter: QuarterKey,
    asked: readonly { row: string }[],
  ): Promise<Map<string, QuarterlyStatus>> {
    if (slug !== null) await this.access.allowEdit(person, slug, quarter);
    const found = await this.milestones.rowsOf(quarter, [...new Set(asked.map(({ row }) => row))]);
    const rows = new Map(found.filter((row) => slug === null || goalOf(row) === slug).map((row) => [row.id, row]));
    if (asked.some(({ row }) => !rows.has(row))) {
      const update = slug === null ? labelOf(quarter) : `the update of ${slug} for ${labelOf(quarter)}`;
      throw new Refused([
        `A milestone that was to be changed is not in ${update}. Nothing was changed: open it again.`,
      ]);
    }
    const goals = slug === null ? [...new Set(found.map(goalOf))].sort() : []; // as publishing holds them, by name
    for (const one of goals) await this.access.allowEdit(person, one, quarter);
    return rows;
  }

  private async lastOf(quarter: QuarterKey, rows: readonly QuarterlyStatus[]): Promise<LastStatuses> {
    if (rows.length === 0) return new Map();
    return this.milestones.lastStatuses(
      quarter,
      rows.map(({ milestoneId }) => milestoneId),
    );
  }

  private async keep(person: Person, quarter: QuarterKey, { edits, rows, last }: Asked): Promise<RowsChanged> {
    const planned = edits.flatMap((edit): Planned[] => {
      const row = rows.get(edit.row);
      return row ? [{ edit, row, ...differenceOf(row, edit.change, last.get(row.milestoneId) ?? null) }] : [];
    });
    refuseWrong(planned, quarter);
    const saved: RowsChanged['saved'] = [];
    const stale: StaleRow[] = [];
    const written: Planned[] = [];
    for (const plan of planned) {
      const { row } = plan;
      if (Object.keys(plan.after).length === 0) saved.push({ row: row.id, version: row.version });
      else if (await this.write(person, plan)) {
        saved.push({ row: row.id, version: row.version + 1 });
        written.push(plan);
      } else stale.push(await this.staleRow(row));
    }
    const unit = await this.log(person, quarter, written);
    return { unit, saved, changed: written.length, stale, without: [], withdrawn: [] };
  }

  private async log(person: Person, quarter: QuarterKey, written: readonly Planned[]): Promise<string | null> {
    let unit: string | null = null;
    for (const slug of new Set(written.map(({ row }) => goalOf(row)))) {
      const deeds = written.filter(({ row }) => goalOf(row) === slug).map((plan) => deedOf(plan, quarter));
      unit = await this.audit.record(actorOf(person, slug), deeds);
    }
    return unit;
  }

  private async write(person: Person, { edit, row, after }: Planned): Promise<boolean> {
    if (edit.version !== row.version) return false;
    const editing = { editedAt: this.clock.now(), editedBy: person.name };
    return this.milestones.change(row.id, edit.version, { ...after, ...editing });
  }

  private async staleRow(row: QuarterlyStatus): Promise<StaleRow> {
    const [now = row] = await this.milestones.rowsOf(row.quarter, [row.id]);
    return { row: row.id, reference: row.milestone.reference, theirs: theirsOf(now) };
  }
}

interface Asked {
  edits: readonly RowEdit[];
  rows: ReadonlyMap<string, QuarterlyStatus>;
  last: LastStatuses;
}

interface Planned extends RowDifference {
  edit: RowEdit;
  row: QuarterlyStatus;
}

const goalOf = ({ milestone }: QuarterlyStatus): string => milestone.goal.slug;

const confirmed = (row: QuarterlyStatus, last: LastStatuses): MilestoneStatus | null => {
  const before = row.carriedOver ? row.status : (last.get(row.milestoneId) ?? null);
  return asLastQuarter(before, { kind: row.dueKind, quarter: row.dueQuarter }, row.quarter);
};

const refuseWrong = (planned: readonly Planned[], quarter: QuarterKey): void => {
  const [first, ...others] = planned.flatMap(({ edit, row }) =>
    refusalsOf(row, edit.change, quarter).map((wrong): WrongField => ({
      row: row.id,
      reference: row.milestone.reference,
      ...wrong,
    })),
  );
  if (first) throw new RowRefused([first, ...others]);
};

const deedOf = ({ row, before, after }: Planned, quarter: QuarterKey): Deed => ({
  action: 'updated',
  subject: { kind: 'milestone', id: row.milestoneId, title: row.milestone.reference },
  before: { quarter, ...before },
  after: { quarter, ...after },
});
