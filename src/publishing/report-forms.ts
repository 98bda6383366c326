import { Injectable } from '@nestjs/common';
import { slugOf } from '../fiscal/fiscal-quarter.js';
import { TemplateEngine } from '../rendering/template-engine.js';
import { htmlPage, type PublicPage } from '../web/public-page.js';
import { NotFound } from '../web/refusals.js';
import type { ReportForm } from './addresses.js';
import { EditionFiles } from './files/edition-files.service.js';
import { FILE_TYPES, type FileForm } from './files/file-forms.js';
import { REPORT_VIEW, reportPage } from './pages/report.page.js';
import type { Edition, OpenEdition } from './published.js';
import { SiteFacts } from './site-facts.js';

/** An edition in the form it is asked for. */
@Injectable()
export class ReportForms {
  constructor(
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
    private readonly files: EditionFiles,
  ) {}

  /** Throws NotFound where there is no edition. */
  async of(edition: OpenEdition | null, form: ReportForm): Promise<PublicPage> {
    if (!edition) throw new NotFound();
    if (form === 'json') return { body: edition.text, type: 'application/json; charset=utf-8' };
    if (form !== 'html')
      return {
        body: await this.files.of(edition, form),
        type: FILE_TYPES[form],
        headers: { 'Content-Disposition': dispositionOf(edition, form) },
      };
    return htmlPage(this.views.render(REPORT_VIEW, reportPage(edition, edition.ofGoal, this.facts.site)));
  }
}

/** A PDF is read in the browser; a table goes to a program. Saved, each has a name that says what it is. */
const dispositionOf = ({ goal, quarter, number }: Edition, form: FileForm): string =>
  `${form === 'pdf' ? 'inline' : 'attachment'}; filename="${goal.slug}-${slugOf(quarter)}-edition-${number}.${form}"`;
