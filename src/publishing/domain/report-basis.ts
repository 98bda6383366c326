import type { PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';

/** What a report was made of: a plan that was published, other accounts where none was at hand, or words drafted at the desk. */
export type ReportBasis = 'published plan' | 'other accounts' | 'drafted here';

/** Without a plan, the notes say what was reported elsewhere and what was carried forward; a report of the desk has none. */
export const basisOf = ({ source, notes }: Pick<PublishedReport, 'source' | 'notes'>): ReportBasis =>
  source !== null ? 'published plan' : notes.length > 0 ? 'other accounts' : 'drafted here';

/** A milestone as pages show it. */
export interface ShownMilestone extends ReportedMilestone {
  /** Where no plan was at hand: what stands in place of printed words was read from other accounts. */
  asRead?: true;
}

/** The milestone of a report: where nothing of it was printed, without the words that would be called printed. */
export const shownMilestone = (milestone: ReportedMilestone, basis: ReportBasis | undefined): ShownMilestone =>
  basis === 'other accounts'
    ? { ...milestone, asRead: true, statusText: null, remark: null, due: { ...milestone.due, text: null } }
    : milestone;
