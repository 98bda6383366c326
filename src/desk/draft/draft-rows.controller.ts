import { Body, Controller, Headers, Param, Post, UseInterceptors } from '@nestjs/common';
import { RowsService } from '../../drafting/rows.service.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import { StaleEdit } from '../../stale-edit.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { prefersJson } from '../../web/negotiation.js';
import { type DeskAnswer, DeskData, SeeOther } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { DraftPages, type Mine } from './draft-pages.js';
import { draftPaths, quarterOfDraft } from './draft-paths.js';
import { DraftReader } from './draft-reader.js';
import { fieldId, type WordsField } from './draft-sections.js';
import { RowForm } from './draft.form.js';

const FIELDS: readonly WordsField[] = ['explanation', 'recoveryText', 'reason'];

/** The words of a draft that belong to one milestone: explanations, recovery quarters and reasons. */
@Controller('desk/goals/:slug/updates/:quarter/rows')
@UseInterceptors(SendsDeskPages)
export class DraftRowsController {
  constructor(
    private readonly rows: RowsService,
    private readonly milestones: MilestonesRecord,
    private readonly reader: DraftReader,
    private readonly pages: DraftPages,
  ) {}

  @Post(':row')
  @May('edit-update', { goal: 'slug' })
  async save(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('row') row: string,
    @Body(new FormPipe(RowForm)) form: SubmittedForm<RowForm>,
    @CurrentPerson() person: Person,
    @Headers('accept') accept?: string,
  ): Promise<DeskAnswer> {
    const quarter = quarterOfDraft(slug, quarterText);
    const typed = typedIn(form.entered);
    const change = Object.fromEntries(Object.entries(typed).map(([name, { mine }]) => [name, mine]));
    try {
      if (!form.valid) throw new Refused([Object.values<string>(form.errors)[0] ?? '']);
      const { version } = form.value;
      const { saved, stale } = await this.rows.change(person, slug, quarter, [
        { row, version: Number(version), change },
      ]);
      const [theirs] = stale;
      if (theirs && prefersJson(accept)) throw new StaleEdit(theirs.theirs);
      if (theirs) return await this.pages.rowConflict(slug, quarter, typed, theirs);
      if (prefersJson(accept)) return new DeskData({ version: saved[0]?.version ?? Number(version) });
      const place = fieldId(await this.referenceOf(slug, quarter, row), firstOf(typed));
      return new SeeOther(`${draftPaths(slug, quarter).draft}#${place}`, { text: 'Saved.' });
    } catch (error) {
      if (prefersJson(accept)) throw error;
      const reference = await this.referenceOf(slug, quarter, row);
      const entered = Object.entries(typed).map(([name, { mine }]) => [fieldId(reference, name as WordsField), mine]);
      return await this.pages.refusal(error, person, slug, quarter, {
        ...{ entered: Object.fromEntries(entered) as Record<string, string>, field: null },
      });
    }
  }

  private async referenceOf(slug: string, quarter: ReturnType<typeof quarterOfDraft>, id: string): Promise<string> {
    const { goal } = await this.reader.at(slug, quarter);
    const rows = await this.milestones.inQuarter(goal, quarter);
    return rows.find((row) => row.id === id)?.milestone.reference ?? '';
  }
}

const typedIn = (sent: Readonly<Record<string, unknown>>): Partial<Record<WordsField, Mine>> & Record<string, Mine> => {
  const typed: Record<string, Mine> = {};
  for (const name of FIELDS) {
    const [mine, base] = [sent[name], sent[`${name}Was`]];
    if (typeof mine === 'string') typed[name] = { mine, base: typeof base === 'string' ? base : null };
  }
  return typed;
};

const firstOf = (typed: object): WordsField => FIELDS.find((name) => name in typed) ?? 'explanation';
