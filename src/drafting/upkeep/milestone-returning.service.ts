import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../audit/audit-log.js';
import { AuditReader } from '../../audit/audit-reader.js';
import { Clock } from '../../clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { MilestoneDeparture } from '../../milestones/milestone-departure.entity.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import type { MilestoneOrigin } from '../../milestones/milestone-origin.entity.js';
import type { Milestone } from '../../milestones/milestone.entity.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { actorOf, type Person } from '../../people/domain/signed-in.js';
import { Refused } from '../../refused.js';
import { joinedBy } from '../domain/order.js';
import { type Place, type QuarterAtWork, QuartersAtWork } from './quarter-at-work.js';
import { milestoneSubject, rowAgain, type RowFacts, rowFacts } from './row-facts.js';

type Withdrawn = Pick<QuarterlyStatus, 'statusText' | 'status' | 'carriedOver' | 'reason'>;

/** How a departure is logged: what was there before it is what comes back. */
const DEPARTURES = ['taken out', 'merged', 'split'];

/** Brings back what was withdrawn, taken out, merged or split in the quarter that is being worked on. */
@Injectable()
export class MilestoneReturning {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarters: QuartersAtWork,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly entries: AuditReader,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Brings the milestone back as it stood. Of one that was split, the parts go. */
  bringBack(person: Person, place: Place, reference: string): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const atWork = await this.quarters.toRestructure(person, place);
      const row = atWork.rows.find(({ milestone }) => milestone.reference === reference);
      const departed = await this.milestones.departedIn(atWork.goal, place.quarter);
      const departure = departed.find(({ milestone }) => milestone.reference === reference);
      if (!row && !departure) {
        throw new Refused([`${reference} neither stands in the update of ${labelOf(place.quarter)} nor left it.`]);
      }
      const deeds = row ? await this.undoWithdrawal(person, row) : await this.undoDeparture(atWork, departure);
      await this.log.record(actorOf(person, place.slug), deeds);
    });
  }

  private async undoWithdrawal(person: Person, row: QuarterlyStatus): Promise<Deed[]> {
    const { quarter, milestone, status, reason } = row;
    if (status !== 'Withdrawn') throw new Refused([`${milestone.reference} is not withdrawn: it is ${status}.`]);
    const entry = await this.lastEntry(row.milestoneId, quarter, ['withdrawn']);
    if (!entry) {
      throw new Refused([
        `${milestone.reference} was not withdrawn on this page in ${labelOf(quarter)}: give it another status in the grid.`,
      ]);
    }
    const was = entry as unknown as Withdrawn;
    const before: Withdrawn = {
      ...{ statusText: was.statusText, status: was.status, carriedOver: was.carriedOver, reason: was.reason },
    };
    const mark = { editedAt: this.clock.now(), editedBy: person.name };
    if (!(await this.milestones.change(row.id, row.version, { ...before, ...mark }))) throw await this.stale(row);
    const after = { quarter, ...before };
    return [
      { action: 'brought back', subject: milestoneSubject(milestone), before: { quarter, status, reason }, after },
    ];
  }

  private async undoDeparture(atWork: QuarterAtWork, departure: MilestoneDeparture | undefined): Promise<Deed[]> {
    if (!departure) return [];
    const { quarter } = atWork;
    const { milestone, reason } = departure;
    const facts = (await this.lastEntry(milestone.id, quarter, DEPARTURES)) as unknown as RowFacts | null;
    if (!facts) throw new Refused([`How ${milestone.reference} stood is not in the log: add it again by its plan.`]);
    const strategy = atWork.strategies.find((one) => one.strategy.reference === facts.strategy);
    if (!strategy) {
      throw new Refused([
        `${milestone.reference} stood in ${facts.strategy}, which ended: bring that strategy back first.`,
      ]);
    }
    const gone = await this.removeParts(atWork, milestone);
    const rows = atWork.rows.filter((one) => !gone.includes(one));
    const { strategyId } = strategy;
    const again = rowAgain(facts, { milestoneId: milestone.id, strategyId, position: rows.length });
    if (!(await this.structure.removeDeparture(milestone.id, quarter))) throw await this.stale(departure);
    await this.structure.addRow(again);
    const stored = { ...again, strategy: strategy.strategy };
    await this.quarters.keepOrder(joinedBy(rows, stored));
    const why = `${milestone.reference} was brought back.`;
    return [
      {
        ...{ action: 'brought back', subject: milestoneSubject(milestone) },
        ...{ before: { quarter, reason }, after: rowFacts(stored) },
      },
      ...gone.map((part): Deed => ({
        ...{ action: 'taken out', subject: milestoneSubject(part.milestone), before: rowFacts(part) },
        after: { quarter, reason: why },
      })),
    ];
  }

  /** The parts that it was split into go, and with them the mark that they came of it. */
  private async removeParts(atWork: QuarterAtWork, { id: fromId, reference }: Milestone): Promise<QuarterlyStatus[]> {
    const { goal, quarter } = atWork;
    const origins = (await this.structure.originsIn(goal, quarter)).filter((origin) => origin.fromId === fromId);
    const departed = await this.milestones.departedIn(goal, quarter);
    const refused = refusalsOfParts(
      atWork,
      origins,
      departed.filter(({ milestoneId }) => milestoneId !== fromId),
    );
    const [first, ...more] = refused.map((sentence) => `${sentence} before ${reference} is.`);
    if (first) throw new Refused([first, ...more]);
    const parts = atWork.rows.filter((row) => origins.some(({ milestoneId }) => milestoneId === row.milestoneId));
    for (const part of parts) {
      if (!(await this.structure.removeRow(part.id, part.version))) throw await this.stale(part);
    }
    await this.structure.removeOrigins(origins.map(({ milestoneId }) => milestoneId));
    return parts;
  }

  private stale({ milestone }: { milestone: Milestone }) {
    return this.quarters.staleEdit(milestoneSubject(milestone), null, {});
  }

  /** How it stood before it was last acted on so in the quarter; null where it never was. */
  private async lastEntry(id: string, quarter: string, actions: readonly string[]): Promise<object | null> {
    const entries = await this.entries.entriesOf(['milestone'], id, 200);
    const found = entries.find(
      ({ action, before }) => actions.includes(action) && (before as { quarter?: string } | null)?.quarter === quarter,
    );
    return found?.before ?? null;
  }
}

/** What rests on the parts of a split, each as the beginning of a sentence: they cannot go while it does. */
const refusalsOfParts = (
  { rows }: QuarterAtWork,
  origins: readonly MilestoneOrigin[],
  departed: readonly MilestoneDeparture[],
): string[] =>
  origins.flatMap(({ milestoneId, milestone: part }) => [
    ...departed
      .filter(({ intoId }) => intoId === milestoneId)
      .map(({ milestone }) => `${part.reference} carries ${milestone.reference} on: bring ${milestone.reference} back`),
    ...(rows.some((row) => row.milestoneId === milestoneId)
      ? []
      : [`${part.reference}, a part of it, left itself: bring ${part.reference} back`]),
  ]);
