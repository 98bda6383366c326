import { Injectable } from '@nestjs/common';
import { UpdateAccess, type UpdateAtWork } from '../../drafting/update-access.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../../goals/goals.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { Person } from '../../people/domain/signed-in.js';
import { EditionsRecord } from '../../publishing/editions.record.js';
import { ReportAssembly } from '../../publishing/report-assembly.service.js';
import { RoundsRecord } from '../../rounds/rounds.record.js';
import { NotFound } from '../../web/refusals.js';
import { whyClosed } from '../draft/why-closed.js';
import { asLastOf, type GridRow, shownValues } from './grid-row.js';

/** The milestones of one goal’s update, for whoever looks at them. */
export interface GridUpdate {
  goal: { slug: string; title: string };
  quarter: QuarterKey;
  /** Why the person cannot change them now; null where they can. */
  closed: string | null;
  /** The goal’s last report before this quarter. */
  last: { quarter: QuarterKey; label: string } | null;
  /** The correction that is being worked on: which edition it corrects, and why. */
  correction: { number: number; reason: string } | null;
  /** Whether a round was opened for the quarter; quarters that were imported have none. */
  hasRound: boolean;
  rows: GridRow[];
}

/** Reads what the grid shows: each row with its milestone as it would be printed now. */
@Injectable()
export class GridReader {
  constructor(
    private readonly access: UpdateAccess,
    private readonly goals: GoalsRecord,
    private readonly milestones: MilestonesRecord,
    private readonly editions: EditionsRecord,
    private readonly assembly: ReportAssembly,
    private readonly rounds: RoundsRecord,
  ) {}

  /** The milestones of the goal’s update. Throws NotFound where there is no such update. */
  async ofGoal(person: Person, slug: string, quarter: QuarterKey): Promise<GridUpdate> {
    const found = await this.access.find(slug, quarter);
    if (!found) throw new NotFound();
    return this.of(person, found);
  }

  /** The milestones of every goal that has an update for the quarter. Throws NotFound where none has. */
  async ofRound(person: Person, quarter: QuarterKey): Promise<GridUpdate[]> {
    const updates: GridUpdate[] = [];
    for (const { slug } of await this.goals.all()) {
      const found = await this.access.find(slug, quarter);
      if (found) updates.push(await this.of(person, found));
    }
    if (updates.length === 0) throw new NotFound();
    return updates;
  }

  private async of(person: Person, at: UpdateAtWork): Promise<GridUpdate> {
    const { goal, update } = at;
    const { quarter } = update;
    const statuses = await this.milestones.inQuarter(goal, quarter);
    const before = await this.milestones.lastStatuses(
      quarter,
      statuses.map(({ milestoneId }) => milestoneId),
    );
    const { report, findings } = await this.assembly.of(update, goal);
    const last = await this.editions.lastBefore(goal, quarter);
    const now = new Map(report.milestones.map((one) => [one.reference, one]));
    const printed = new Map(last?.milestones.map((one) => [one.reference, one]));
    const strategies = new Map(report.strategies.map(({ key, title }) => [key, title]));
    const closed = whyClosed(person, at);
    const rows = statuses.flatMap((row): GridRow[] => {
      const { reference } = row.milestone;
      const milestone = now.get(reference);
      if (!milestone) return []; // added between the two readings
      return [
        {
          ...{ id: row.id, version: row.version, reference, milestone, editable: closed === null },
          goal: { slug: goal.slug, title: goal.title },
          strategy: strategies.get(milestone.strategy) ?? '',
          group: row.group,
          shown: shownValues(row),
          last: printed.get(reference) ?? null,
          asLast: asLastOf(row, before.get(row.milestoneId) ?? null),
          findings: findings.filter((one) => one.reference === reference).map(({ code }) => code),
        },
      ];
    });
    return {
      ...{ goal: { slug: goal.slug, title: goal.title }, quarter, closed, rows },
      last: last && { quarter: last.period.key, label: last.period.label },
      correction: at.correction && { number: at.correction.corrects, reason: at.correction.reason },
      hasRound: (await this.rounds.of(quarter)) !== null,
    };
  }
}
