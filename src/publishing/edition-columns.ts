import type { PublishedReport, ReportedMilestone } from '../quarterly-updates/domain/report.js';
import type { EditionRow } from './edition.entity.js';
import type { PublishedMilestoneRow } from './published-milestone.entity.js';

type EditionColumns = Omit<EditionRow, 'id' | 'sequence' | 'goalId' | 'report' | 'publishedBy' | 'goal'>;

/** What the rows of a milestone hold, but for what ties them together. */
export type MilestoneColumns = Omit<PublishedMilestoneRow, 'id' | 'editionId' | 'edition'> & { missedOwners: string[] };

/** What the row of an edition repeats of its report, so that lists need not open it. */
export const editionColumnsOf = ({ goal, period, edition, ...report }: PublishedReport): EditionColumns => ({
  goalSlug: goal.slug,
  goalNumber: goal.number,
  goalNamed: { title: goal.title, agenda: goal.agenda, leaders: goal.leaders },
  quarter: period.key,
  number: edition.number,
  sha256: edition.sha256,
  headline: report.headline,
  milestones: report.totals.milestones,
  missed: report.totals.missed,
  totals: report.totals,
  publishedAt: new Date(edition.publishedAt),
  corrects: edition.corrects,
  correction: edition.correction,
});

/** What the rows of an edition's milestones repeat of its report, in its order. Throws where one stands in no strategy. */
export const milestoneColumnsOf = (report: PublishedReport): MilestoneColumns[] =>
  underTitles(report).map(({ milestone, strategyTitle }, position) => ({
    position,
    quarter: report.period.key,
    reference: milestone.reference,
    missed: milestone.missed,
    strategyTitle,
    milestone,
    missedOwners: milestone.missed ? [...new Set(milestone.owners)].sort() : [],
  }));

/** The milestones of a report, each with the title of its strategy. Throws where one stands in no strategy. */
export const underTitles = ({
  strategies,
  milestones,
}: PublishedReport): { milestone: ReportedMilestone; strategyTitle: string }[] => {
  const titles = new Map(strategies.map(({ key, title }) => [key, title]));
  return milestones.map((milestone) => {
    const strategyTitle = titles.get(milestone.strategy);
    if (strategyTitle === undefined)
      throw new Error(`${milestone.reference} stands in the strategy ${milestone.strategy}, which the report lacks`);
    return { milestone, strategyTitle };
  });
};
