import { Injectable } from '@nestjs/common';
import { AS_LAST_QUARTER, type RowsChanged } from '../../drafting/row-edits.js';
import { RowRefused } from '../../drafting/row-refused.js';
import { RowsService } from '../../drafting/rows.service.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Person } from '../../people/domain/signed-in.js';
import { counted, listed } from '../../publishing/pages/wording.js';
import { Refused } from '../../refused.js';
import { editsOf, readGrid, unfitFieldsOf, type SentForMany, type SentGrid, type SentRow } from './grid.form.js';
import type { GridUpdate } from './grid-reader.js';
import { needsStatus } from './grid-row.js';
import type { RowInput } from './grid-row.page.js';
import { mergedFields, staleFacts, type StaleFacts } from './stale-row.page.js';

/** Whose rows are saved: those of one goal, or with null of any goals of the quarter. */
export interface GridPlace {
  person: Person;
  slug: string | null;
  quarter: QuarterKey;
}

/** What became of a grid that was sent. */
export type GridSaved =
  | { kind: 'saved'; text: string; unit: string | null; saved: RowsChanged['saved'] }
  | { kind: 'stale'; text: string | null; unit: string | null; inputs: Map<string, RowInput>; stale: StaleFacts[] }
  | {
      kind: 'refused';
      others: readonly string[];
      wrong: { id: string; text: string }[];
      inputs: Map<string, RowInput>;
      ticked: string[];
    };

/** Saves what people sent from the grid: the fields they changed, and what they set for many rows, in one unit of work. */
@Injectable()
export class GridSaving {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: RowsService,
  ) {}

  /** `read` gives the rows as they are, for those without a status yet. */
  async keep(place: GridPlace, body: unknown, read: () => Promise<readonly GridUpdate[]>): Promise<GridSaved> {
    const sent = readGrid(body);
    try {
      return await this.work.run(async () => {
        const edited = await this.saveEdits(place, sent);
        const set = sent.many ? await this.setForMany(place, sent, sent.many, edited, read) : null;
        return outcomeOf(sent, edited, set);
      });
    } catch (error) {
      if (error instanceof Refused) return refusal(sent, error);
      throw error;
    }
  }

  private async saveEdits({ person, slug, quarter }: GridPlace, { rows }: SentGrid): Promise<RowsChanged> {
    const [unfit, ...others] = unfitFieldsOf(rows);
    if (unfit) throw new RowRefused([unfit, ...others]);
    const edits = editsOf(rows);
    return slug === null
      ? this.rows.changeAcross(person, quarter, edits)
      : this.rows.change(person, slug, quarter, edits);
  }

  private async setForMany(
    { person, slug, quarter }: GridPlace,
    { rows, ticked }: SentGrid,
    { which, status }: SentForMany,
    edited: RowsChanged,
    read: () => Promise<readonly GridUpdate[]>,
  ): Promise<RowsChanged> {
    const now = new Map(edited.saved.map(({ row, version }) => [row, version]));
    const without = which === 'no-status' ? withoutStatus(await read()) : null;
    const those = rows.filter(
      ({ id, reference }) => (which === 'ticked' ? ticked.includes(reference) : true) && (without?.has(id) ?? true),
    );
    if (those.length === 0) throw new Refused([NOTHING_FOR[which]]);
    const versions = those.map(({ id, version }) => ({ row: id, version: now.get(id) ?? version }));
    return this.rows.setForMany(person, slug, quarter, versions, status);
  }
}

const NOTHING_FOR: Record<SentForMany['which'], string> = {
  ticked: 'No milestone is ticked. Tick those that the status is for, or choose all that are shown.',
  'no-status': 'Every milestone that is shown has a status.',
  all: 'No milestone is shown that you can change.',
};

const withoutStatus = (updates: readonly GridUpdate[]): Set<string> =>
  new Set(updates.flatMap(({ rows }) => rows.filter((row) => row.editable && needsStatus(row)).map(({ id }) => id)));

const outcomeOf = (sent: SentGrid, edited: RowsChanged, set: RowsChanged | null): GridSaved => {
  const stale = [...edited.stale, ...(set?.stale ?? [])];
  const unit = set?.unit ?? edited.unit;
  const text = [savedText(edited), set && setText(set, sent.many)].filter((one) => one !== null).join(' ');
  if (stale.length === 0) {
    const nothing = 'Nothing was different, so nothing was changed.';
    return { kind: 'saved', text: text === '' ? nothing : text, unit, saved: edited.saved };
  }
  const byId = new Map(sent.rows.map((row) => [row.id, row]));
  const pairs = stale.flatMap((row) => {
    const mine = byId.get(row.row);
    return mine ? [{ row, mine: withStatus(mine, sent.many, set?.stale.includes(row) ?? false) }] : [];
  });
  const facts = pairs.map(({ row, mine }) => staleFacts(row, mine));
  const inputs = pairs.map(({ row, mine }, at): [string, RowInput] => [
    row.row,
    { fields: mergedFields(row, mine), errors: {}, stale: facts[at] ?? null },
  ]);
  return { kind: 'stale', text: text === '' ? null : text, unit, inputs: new Map(inputs), stale: facts };
};

/** What I meant for a row that was one of many. */
const withStatus = (mine: SentRow, many: SentForMany | null, ofMany: boolean): SentRow =>
  ofMany && many && many.status !== AS_LAST_QUARTER
    ? { ...mine, fields: { ...mine.fields, status: many.status } }
    : mine;

const savedText = ({ changed }: RowsChanged): string | null =>
  changed === 0 ? null : `${counted(changed, 'milestone')} saved.`;

const setText = ({ changed, without, withdrawn }: RowsChanged, many: SentForMany | null): string => {
  const as =
    many?.status === AS_LAST_QUARTER ? 'confirmed as in the last report' : `set to ${many?.status || 'no status yet'}`;
  const left = without.length === 0 ? '' : ` ${listed(without)} had no status in the last report: set one.`;
  const stay = withdrawn.length === 1 ? 'is withdrawn and stays so' : 'are withdrawn and stay so';
  const kept = withdrawn.length === 0 ? '' : ` ${listed(withdrawn)} ${stay}.`;
  return `${counted(changed, 'milestone')} ${as}.${left}${kept}`;
};

const refusal = (sent: SentGrid, error: Refused): GridSaved => {
  const wrong = error instanceof RowRefused ? error.fields : [];
  const edited = new Set(editsOf(sent.rows).map(({ row }) => row));
  const inputs = sent.rows
    .filter(({ id }) => edited.has(id))
    .map(({ id, fields }): [string, RowInput] => [
      id,
      {
        fields,
        errors: Object.fromEntries(
          wrong.filter(({ row }) => row === id).map(({ field, sentence }) => [field, sentence]),
        ),
        stale: null,
      },
    ]);
  return {
    kind: 'refused',
    others: error instanceof RowRefused ? [] : error.sentences,
    wrong: wrong.map(({ field, reference, sentence }) => ({ id: `${field}-${reference}`, text: sentence })),
    inputs: new Map(inputs),
    ticked: sent.ticked,
  };
};
