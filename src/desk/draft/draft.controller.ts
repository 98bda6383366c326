import { Body, Controller, Get, Headers, Param, Post, UseInterceptors } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { LONGEST_TEXT } from '../../drafting/domain/text-limits.js';
import { TextsService } from '../../drafting/texts.service.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import type { Person } from '../../people/domain/signed-in.js';
import { PublicRecord } from '../../publishing/public-record.js';
import { reportPreview } from '../../publishing/report-preview.js';
import { SiteFacts } from '../../publishing/site-facts.js';
import type { TextSection } from '../../quarterly-updates/domain/text-section.js';
import { Refused } from '../../refused.js';
import { proseOf } from '../../rendering/markdown.js';
import { StaleEdit } from '../../stale-edit.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { prefersJson } from '../../web/negotiation.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, DeskData, DeskPage, DeskPart, SeeOther } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { DraftPages } from './draft-pages.js';
import { draftPaths, quarterOfDraft } from './draft-paths.js';
import { DraftReader } from './draft-reader.js';
import { ConfirmationForm, ProseForm, TextForm } from './draft.form.js';

const PROSE_VIEW = 'desk/draft/prose';

/** The draft of an update: as its page, as its reader will see it, and its prose. */
@Controller('desk/goals/:slug/updates/:quarter')
@UseInterceptors(SendsDeskPages)
export class DraftController {
  constructor(
    private readonly reader: DraftReader,
    private readonly pages: DraftPages,
    private readonly texts: TextsService,
    private readonly published: PublicRecord,
    private readonly site: SiteFacts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @May('visit-desk')
  async show(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @CurrentPerson() person: Person,
  ): Promise<DeskPage> {
    return this.pages.draft(person, slug, quarterOfDraft(slug, quarterText));
  }

  @Get('preview')
  @May('visit-desk')
  async preview(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @CurrentPerson() person: Person,
  ): Promise<DeskPart> {
    const quarter = quarterOfDraft(slug, quarterText);
    const { report, findings, at } = await this.reader.facts(person, slug, quarter);
    const editions = await this.published.ofGoal(slug);
    const text =
      findings.length === 0
        ? 'This is how it will look when it is published.'
        : `This is how it would look. ${findings.length === 1 ? 'One finding stands' : `${findings.length} findings stand`} against publishing it.`;
    const { view, model } = reportPreview(report, editions, at.correction, this.site.site, {
      ...{ text, at: this.clock.now() },
      back: { href: draftPaths(slug, quarter).draft, text: 'Back to the draft' },
    });
    return new DeskPart(view, model);
  }

  /** Markdown as it will print, for the script that shows it beside the field. */
  @Post('prose')
  @May('visit-desk')
  prose(@Body(new FormPipe(ProseForm)) form: SubmittedForm<ProseForm>): DeskPart {
    const { text = '', section = 'summary' } = form.valid ? form.value : {};
    const prose = text.trim() === '' ? null : proseOf(text.slice(0, LONGEST_TEXT), section === 'summary' ? 2 : 3);
    return new DeskPart(PROSE_VIEW, { prose });
  }

  @Post('texts/:section')
  @May('edit-update', { goal: 'slug' })
  async saveText(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('section') sectionText: string,
    @Body(new FormPipe(TextForm)) form: SubmittedForm<TextForm>,
    @CurrentPerson() person: Person,
    @Headers('accept') accept?: string,
  ): Promise<DeskAnswer> {
    const quarter = quarterOfDraft(slug, quarterText);
    const section = sectionOf(sectionText);
    if (!form.valid) {
      const refused = new Refused([Object.values<string>(form.errors)[0] ?? '']);
      const { text } = form.entered;
      if (prefersJson(accept) || typeof text !== 'string') throw refused;
      return this.pages.refusal(refused, person, slug, quarter, { entered: { [section]: text }, field: section });
    }
    const { text, textWas = null, version } = form.value;
    try {
      const saved = await this.texts.save(person, slug, quarter, section, { text, version: Number(version) });
      return prefersJson(accept) ? new DeskData({ version: saved }) : this.back(slug, quarter, section);
    } catch (error) {
      if (prefersJson(accept)) throw error;
      if (error instanceof StaleEdit) {
        const mine = { base: textWas, mine: text };
        return this.pages.textConflict(slug, quarter, section, mine, error.theirs);
      }
      return this.pages.refusal(error, person, slug, quarter, { entered: { [section]: text }, field: section });
    }
  }

  @Post('texts/:section/confirmation')
  @May('edit-update', { goal: 'slug' })
  async confirmText(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('section') sectionText: string,
    @Body(new FormPipe(ConfirmationForm)) form: SubmittedForm<ConfirmationForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterOfDraft(slug, quarterText);
    const section = sectionOf(sectionText);
    if (!form.valid) throw new Refused([form.errors.version ?? '']);
    try {
      await this.texts.confirm(person, slug, quarter, section, Number(form.value.version));
      return this.back(slug, quarter, section, 'The words stand as they are.');
    } catch (error) {
      return this.pages.refusal(error, person, slug, quarter, { entered: {}, field: section });
    }
  }

  private back(
    slug: string,
    quarter: Parameters<typeof draftPaths>[1],
    section: TextSection,
    text = 'Saved.',
  ): SeeOther {
    return new SeeOther(`${draftPaths(slug, quarter).draft}#${section}`, { text });
  }
}

const sectionOf = (text: string): TextSection => {
  if (text !== 'summary' && text !== 'highlights') throw new NotFound();
  return text;
};
