import type { EditionRow } from './edition.entity.js';
import type { PublishedMilestoneRow } from './published-milestone.entity.js';
import type { EditionSummary, PublishedMilestone } from './published.js';

/** The columns of an edition that lists read: all but the report. */
export const SUMMARY = [
  ...['id', 'sequence', 'goalSlug', 'goalNumber', 'goalNamed', 'quarter', 'number', 'sha256', 'headline', 'totals'],
  ...['publishedAt', 'corrects', 'correction'],
].map((column) => `edition.${column}`);

export const summaryOf = (row: EditionRow): EditionSummary => ({
  id: row.id,
  sequence: row.sequence,
  goal: { slug: row.goalSlug, number: row.goalNumber, title: row.goalNamed.title },
  agenda: row.goalNamed.agenda,
  leaders: row.goalNamed.leaders,
  quarter: row.quarter,
  number: row.number,
  publishedAt: row.publishedAt,
  sha256: row.sha256,
  headline: row.headline,
  totals: row.totals,
  corrects: row.corrects,
  correction: row.correction,
});

/** The row is loaded with its edition. */
export const publishedMilestoneOf = ({
  edition,
  strategyTitle,
  milestone,
}: PublishedMilestoneRow): PublishedMilestone => ({
  goal: { slug: edition.goalSlug, number: edition.goalNumber, title: edition.goalNamed.title },
  quarter: edition.quarter,
  edition: edition.number,
  publishedAt: edition.publishedAt,
  strategyTitle,
  milestone,
});
