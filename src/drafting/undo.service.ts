import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { AuditReader } from '../audit/audit-reader.js';
import type { LogEntry } from '../audit/log-entry.entity.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { parseQuarter, keyOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { NotAllowed } from '../not-allowed.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import { Refused } from '../refused.js';
import { stepBack } from './domain/step-back.js';
import { UpdateAccess } from './update-access.js';

/** What was taken back, by the references of the milestones, and what was not because it has changed since. */
export interface TakenBack {
  takenBack: string[];
  left: string[];
}

/** Takes back what somebody did to rows at once, from what the log has of it. */
@Injectable()
export class UndoService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly milestones: MilestonesRecord,
    private readonly reader: AuditReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Takes back a unit of work of that very person, row by row; a row that has changed since is left as it is, and named. */
  undo(person: Person, unit: string): Promise<TakenBack> {
    return this.work.run(async () => {
      const entries = (await this.reader.unit(unit)).filter(isRowEdit);
      if (entries.length === 0) throw new Refused(['There is nothing here that can be taken back.']);
      if (entries.some(({ actorId }) => actorId !== person.id)) {
        throw new NotAllowed(
          'Only whoever made a change can take it back like this; anybody else can change it again.',
        );
      }
      const steps = await this.stepsOf(entries);
      for (const { slug, quarter } of updatesOf(steps)) await this.access.allowEdit(person, slug, quarter);
      const result: TakenBack = { takenBack: [], left: [] };
      for (const step of steps) {
        const done = await this.takeBack(person, step);
        (done ? result.takenBack : result.left).push(step.row.milestone.reference);
      }
      return result;
    });
  }

  private async stepsOf(entries: readonly LogEntry[]): Promise<Step[]> {
    const steps: Step[] = [];
    for (const quarter of new Set(entries.flatMap(({ after }) => quarterOf(after) ?? []))) {
      const those = entries.filter(({ after }) => quarterOf(after) === quarter);
      const ids = those.map(({ subjectId }) => subjectId);
      const rows = new Map((await this.milestones.rowsOfMilestones(quarter, ids)).map((row) => [row.milestoneId, row]));
      for (const entry of those) {
        const row = rows.get(entry.subjectId);
        if (row) steps.push({ entry, row });
      }
    }
    return steps;
  }

  /** What others have made of the milestone’s quarter since, each as the log has it. */
  private async madeByOthersSince({ at, subjectKind, subjectId, actorId, after }: LogEntry): Promise<object[]> {
    const later = await this.reader.entriesSince(subjectKind, subjectId, at);
    return later.flatMap((one) =>
      one.actorId !== actorId && one.after && quarterOf(one.after) === quarterOf(after) ? [one.after] : [],
    );
  }

  private async takeBack(person: Person, { entry, row }: Step): Promise<boolean> {
    const back = stepBack(row, entry.before ?? {}, entry.after ?? {}, await this.madeByOthersSince(entry));
    if (!back) return false;
    const editing = { editedAt: this.clock.now(), editedBy: person.name };
    if (!(await this.milestones.change(row.id, row.version, { ...back, ...editing }))) return false;
    const { slug } = row.milestone.goal;
    const deed: Deed = {
      action: 'taken back',
      subject: { kind: entry.subjectKind, id: entry.subjectId, title: entry.subjectTitle },
      before: entry.after,
      after: entry.before,
    };
    await this.audit.record(actorOf(person, slug), [deed]);
    return true;
  }
}

interface Step {
  entry: LogEntry;
  row: QuarterlyStatus;
}

const isRowEdit = ({ action, subjectKind, after }: LogEntry): boolean =>
  action === 'updated' && subjectKind === 'milestone' && quarterOf(after) !== null;

const quarterOf = (value: object | null): QuarterKey | null => {
  const { quarter } = (value ?? {}) as { quarter?: unknown };
  const parsed = typeof quarter === 'string' ? parseQuarter(quarter) : undefined;
  return parsed ? keyOf(parsed) : null;
};

const updatesOf = (steps: readonly Step[]): { slug: string; quarter: QuarterKey }[] => {
  const updates = steps.map(({ row }) => ({ slug: row.milestone.goal.slug, quarter: row.quarter }));
  return [...new Map(updates.map((update) => [`${update.slug} ${update.quarter}`, update])).values()];
};
