import { Injectable } from '@nestjs/common';
import { AuditReader } from '../../audit/audit-reader.js';
import { Clock } from '../../clock.js';
import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { MilestoneStructureRecord } from '../../milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import type { Person } from '../../people/domain/signed-in.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../../refused.js';
import { StaleEdit, type Theirs } from '../../stale-edit.js';
import { StrategiesRecord } from '../../strategies/strategies.record.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import { inReportOrder, newPlaces } from '../domain/order.js';
import { UpdateAccess, type UpdateAtWork } from '../update-access.js';

/** A goal (by slug) in a quarter. */
export interface Place {
  slug: string;
  quarter: QuarterKey;
}

/** The rows of a goal's quarter that somebody may change now, in the order of the report. */
export interface QuarterAtWork extends UpdateAtWork {
  quarter: QuarterKey;
  strategies: StrategyStatement[];
  rows: QuarterlyStatus[];
}

/** Opens the rows of a quarter for a change of what stands in it, and keeps their order. */
@Injectable()
export class QuartersAtWork {
  constructor(
    private readonly access: UpdateAccess,
    private readonly strategies: StrategiesRecord,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly log: AuditReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Within a unit of work: for what may be corrected of a published report too, its words and their places. Throws
   * NotAllowed or Refused where the person cannot change it now.
   */
  async toEdit(person: Person, { slug, quarter }: Place): Promise<QuarterAtWork> {
    const atWork = await this.access.toEdit(person, slug, quarter);
    await this.updates.touch(atWork.update.id, this.clock.now());
    const strategies = await this.strategies.inQuarter(atWork.goal, quarter);
    const rows = await this.milestones.inQuarter(atWork.goal, quarter);
    const order = strategies.map(({ strategyId }) => strategyId);
    return { ...atWork, quarter, strategies, rows: inReportOrder(rows, order) };
  }

  /** The same for what stands in the quarter and why others left: a correction leaves that as it was published. */
  async toRestructure(person: Person, place: Place): Promise<QuarterAtWork> {
    const atWork = await this.toEdit(person, place);
    if (atWork.correction) throw new Refused([keptByCorrection(place.quarter)]);
    return atWork;
  }

  /** Gives each milestone its place in this order. */
  async keepOrder(rows: readonly { id: string; position: number }[]): Promise<void> {
    for (const { id, position } of newPlaces(rows)) await this.structure.place(id, { position });
  }

  /** What somebody else made of it: for whoever holds an old version. */
  async staleEdit(
    subject: { kind: string; id: string },
    now: { version: number } | null,
    values: Theirs['values'],
  ): Promise<StaleEdit> {
    const [last = null] = await this.log.entriesOf([subject.kind], subject.id, 1);
    return new StaleEdit({ version: now?.version ?? 0, by: last?.actorName ?? null, at: last?.at ?? null, values });
  }
}

/** What cannot be changed while the report of the quarter is corrected. */
export const keptByCorrection = (quarter: QuarterKey): string =>
  `The report of ${labelOf(quarter)} is being corrected: words, owners, sub-headings and places can be put right here, and statuses and dates in the grid. ` +
  'Nothing is added, withdrawn, taken out, merged, split, ended, continued or brought back by a correction.';

/** The milestone's row. Throws Refused where the quarter has none of it. */
export const rowOf = ({ rows, quarter }: QuarterAtWork, reference: string): QuarterlyStatus => {
  const row = rows.find(({ milestone }) => milestone.reference === reference);
  if (!row) throw new Refused([`${reference} does not stand in the update of ${labelOf(quarter)}.`]);
  return row;
};

/** The strategy's statement. Throws Refused where the quarter has none of it. */
export const strategyOf = ({ strategies, quarter }: QuarterAtWork, reference: string): StrategyStatement => {
  const found = strategies.find(({ strategy }) => strategy.reference === reference);
  if (!found) throw new Refused([`${reference} is no strategy of the update of ${labelOf(quarter)}.`]);
  return found;
};

/** Text that is needed, without spaces around it. Throws Refused with the sentence where there is none. */
export const needed = (text: string, sentence: string): string => {
  const kept = text.trim();
  if (kept === '') throw new Refused([sentence]);
  return kept;
};

/** The place behind the last strategy. */
export const placeBehind = ({ strategies }: QuarterAtWork): number => (strategies.at(-1)?.position ?? -1) + 1;
