import type { Report } from '../quarterly-updates/domain/report.js';
import type { Site } from '../rendering/site.js';
import { draftPage, type DraftNotice, REPORT_VIEW } from './pages/report.page.js';
import type { EditionSummary } from './published.js';

/** What a correction says on the edition that it would make. */
export interface WouldCorrect {
  corrects: number;
  reason: string;
}

/** The view of a report and its model, as it would be published now, marked as a draft. `editions` are those of the goal. */
export const reportPreview = (
  report: Report,
  editions: readonly EditionSummary[],
  correction: WouldCorrect | null,
  site: Site,
  { at, ...notice }: DraftNotice & { at: Date },
): { view: string; model: object } => {
  const { goal, period, headline, totals } = report;
  const number = correction ? correction.corrects + 1 : 1;
  const mark = { corrects: correction?.corrects ?? null, correction: correction?.reason ?? null };
  const edition = {
    ...{
      id: '',
      files: [],
      sequence: 0,
      goal,
      agenda: goal.agenda,
      leaders: goal.leaders,
      quarter: period.key,
      number,
      newest: number,
    },
    ...{ publishedAt: at, sha256: '', headline, totals, text: '' },
    ...mark,
    report: { ...report, edition: { number, publishedAt: at.toISOString(), sha256: '', ...mark } },
  };
  return { view: REPORT_VIEW, model: draftPage(edition, editions, site, notice) };
};
