import { Injectable } from '@nestjs/common';
import { slugOf } from '../fiscal/fiscal-quarter.js';
import { TemplateEngine } from '../rendering/template-engine.js';
import { htmlPage, type PublicPage } from '../web/public-page.js';
import { NotFound } from '../web/refusals.js';
import type { ReportForm } from './addresses.js';
import { REPORT_VIEW, reportPage } from './pages/report.page.js';
import type { Edition, OpenEdition } from './published.js';
import { reportCsv } from './report-csv.js';
import { SiteFacts } from './site-facts.js';

/** An edition in the form it is asked for. */
@Injectable()
export class ReportForms {
  constructor(
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  /** Throws NotFound where there is no edition. */
  of(edition: OpenEdition | null, form: ReportForm): PublicPage {
    if (!edition) throw new NotFound();
    if (form === 'json') return { body: edition.text, type: 'application/json; charset=utf-8' };
    if (form === 'csv') {
      const type = 'text/csv; charset=utf-8; header=present';
      return { body: reportCsv(edition.report), type, headers: attachment(edition) };
    }
    return htmlPage(this.views.render(REPORT_VIEW, reportPage(edition, edition.ofGoal, this.facts.site)));
  }
}

const attachment = ({ goal, quarter, number }: Edition): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="${goal.slug}-${slugOf(quarter)}-edition-${number}.csv"`,
});
