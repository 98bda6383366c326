import { Injectable } from '@nestjs/common';
import { slugOf } from '../fiscal/fiscal-quarter.js';
import { TemplateEngine } from '../rendering/template-engine.js';
import { htmlPage, OPEN_DATA, type PublicPage } from '../web/public-page.js';
import { NotFound } from '../web/refusals.js';
import type { ReportForm } from './addresses.js';
import { citationFacts } from './citing/citation.js';
import { CITATION_NAMES, citationFile, isCitationForm } from './citing/citation-files.js';
import { EditionFiles } from './files/edition-files.service.js';
import { FILE_TYPES } from './files/file-forms.js';
import { paths } from './pages/paths.js';
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
    if (form === 'json') return { body: edition.text, type: 'application/json; charset=utf-8', headers: JSON_HEADERS };
    const headers = { ...OPEN_DATA, 'Content-Disposition': dispositionOf(edition, form) };
    if (isCitationForm(form)) {
      const body = citationFile(citationFacts(edition.report, this.facts.site), form);
      return { body, type: CITATION_NAMES[form].type, headers };
    }
    if (form !== 'html') return { body: await this.files.of(edition, form), type: FILE_TYPES[form], headers };
    return htmlPage(this.views.render(REPORT_VIEW, reportPage(edition, edition.ofGoal, this.facts.site)));
  }
}

/** The schema that the document keeps to (RFC 8288; `describedby` is registered by the Protocol for Web Description). */
const JSON_HEADERS = {
  ...OPEN_DATA,
  Link: `<${paths.reportSchema}>; rel="describedby"; type="application/schema+json"`,
};

/** A PDF is read in the browser; a table goes to a program. Saved, each has a name that says what it is. */
const dispositionOf = ({ goal, quarter, number }: Edition, form: ReportForm): string =>
  `${form === 'pdf' ? 'inline' : 'attachment'}; filename="${goal.slug}-${slugOf(quarter)}-edition-${number}.${form}"`;
