import { Injectable } from '@nestjs/common';
import { AuditReader } from '../../audit/audit-reader.js';
import { type LogUnit, ownUnitsOf } from './log-units.js';

/** Everything that was ever done to one thing, newest first, for the view `components/history`. */
export interface History {
  units: LogUnit[];
  any: boolean;
  /** True where there are more entries than the page shows: the oldest are in the log alone. */
  cut: boolean;
}

const MOST = 500;

/** Reads the histories that stand on the pages of goals, strategies, milestones, updates, rounds and people. */
@Injectable()
export class HistoryReader {
  constructor(private readonly log: AuditReader) {}

  /** By the kind and id of the subject in the log: `{ kind: 'milestone', id: milestone.id }`. */
  async of({ kind, id }: { kind: string; id: string }): Promise<History> {
    // The log keeps a goal's indicators under the goal's own id.
    const kinds = kind === 'goal' ? ['goal', 'indicators'] : [kind];
    const entries = await this.log.entriesOf(kinds, id, MOST + 1);
    return { units: ownUnitsOf(entries.slice(0, MOST)), any: entries.length > 0, cut: entries.length > MOST };
  }
}
