import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Departure } from '../quarterly-updates/domain/report.js';
import { EditionRow } from './edition.entity.js';
import { reportOf } from './editions.record.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';
import type { Edition, EditionSummary, PublishedMilestone } from './published.js';

const SUMMARY = [
  ...['id', 'sequence', 'goalSlug', 'goalNamed', 'quarter', 'number', 'sha256', 'headline', 'totals'],
  ...['publishedAt', 'corrects', 'correction'],
].map((column) => `edition.${column}`);

/** What the public reads: editions and nothing else, on the connection that cannot write. */
@Injectable()
export class PublicRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest edition of every goal and quarter, latest quarter first. */
  async newestEditions(): Promise<EditionSummary[]> {
    return (await newestOnly(this.summaries()).getMany()).map(summaryOf);
  }

  /** The newest edition of every goal for a quarter. */
  async ofQuarter(quarter: QuarterKey): Promise<EditionSummary[]> {
    const query = newestOnly(this.summaries()).andWhere('edition.quarter = :quarter', { quarter });
    return (await query.getMany()).map(summaryOf);
  }

  /** Every edition of a goal, latest quarter first. */
  async ofGoal(slug: string): Promise<EditionSummary[]> {
    return (await this.summaries().where('edition.goalSlug = :slug', { slug }).getMany()).map(summaryOf);
  }

  /** The newest edition of each of the goal's quarters, opened, latest quarter first. */
  async reportsOfGoal(slug: string): Promise<Edition[]> {
    const query = newestOnly(this.summaries().addSelect('edition.report')).andWhere('edition.goalSlug = :slug', {
      slug,
    });
    return (await query.getMany()).map((row) => ({
      ...summaryOf(row),
      report: reportOf(row),
      text: row.report,
      newest: row.number,
    }));
  }

  /** One edition of a goal's quarter, opened; the newest where no number is given. */
  async edition(slug: string, quarter: QuarterKey, number?: number): Promise<Edition | null> {
    const rows = await this.summaries()
      .where('edition.goalSlug = :slug AND edition.quarter = :quarter', { slug, quarter })
      .select(['edition.id', 'edition.number'])
      .getMany();
    const newest = Math.max(0, ...rows.map((row) => row.number));
    const wanted = rows.find((row) => row.number === (number ?? newest));
    if (!wanted) return null;
    const row = await this.summaries()
      .addSelect('edition.report')
      .where('edition.id = :id', { id: wanted.id })
      .getOneOrFail();
    return { ...summaryOf(row), report: reportOf(row), text: row.report, newest };
  }

  /** The quarters of which anything is published, latest first. */
  async quarters(): Promise<QuarterKey[]> {
    const rows = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.quarter', 'quarter')
      .distinct()
      .getRawMany<{ quarter: QuarterKey }>();
    return rows
      .map(({ quarter }) => quarter)
      .sort()
      .reverse();
  }

  /** Every missed milestone of the newest editions, latest quarter first, then in the order of goals and of reports. */
  async missed(): Promise<PublishedMilestone[]> {
    const rows = await newestOnly(this.milestones()).andWhere('row.missed = :missed', { missed: true }).getMany();
    return rows.map(publishedMilestoneOf).sort(byQuarterAndGoal);
  }

  /** The missed milestones of each goal's newest report. */
  async missedNow(): Promise<PublishedMilestone[]> {
    const missed = await this.missed();
    const newest = new Map((await this.newestEditions()).toReversed().map(({ goal, quarter }) => [goal.slug, quarter]));
    return missed.filter(({ goal, quarter }) => newest.get(goal.slug) === quarter);
  }

  /** A milestone in every newest edition that holds it, earliest quarter first; empty where there is none. */
  async historyOf(reference: string): Promise<PublishedMilestone[]> {
    const rows = await newestOnly(this.milestones()).andWhere('row.reference = :reference', { reference }).getMany();
    return rows.map(publishedMilestoneOf).sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
  }

  /** What the report says that first no longer holds the milestone, and of which quarter; null while every later report does. */
  async departureOf(newest: PublishedMilestone): Promise<{ quarter: QuarterKey; departure: Departure } | null> {
    const later = (await this.ofGoal(newest.goal.slug)).filter(({ quarter }) => quarter > newest.quarter);
    const quarter = later.map((one) => one.quarter).sort()[0];
    const edition = quarter && (await this.edition(newest.goal.slug, quarter));
    const departure =
      edition && edition.report.noLongerTracked.find(({ reference }) => reference === newest.milestone.reference);
    return quarter && departure ? { quarter, departure } : null;
  }

  private summaries(): SelectQueryBuilder<EditionRow> {
    return this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select(SUMMARY)
      .orderBy('edition.quarter', 'DESC')
      .addOrderBy('edition.goalSlug', 'ASC')
      .addOrderBy('edition.number', 'DESC');
  }

  private milestones(): SelectQueryBuilder<PublishedMilestoneRow> {
    return this.work.manager
      .createQueryBuilder(PublishedMilestoneRow, 'row')
      .innerJoin('row.edition', 'edition')
      .addSelect(SUMMARY);
  }
}

const newestOnly = <T extends EditionRow | PublishedMilestoneRow>(
  query: SelectQueryBuilder<T>,
): SelectQueryBuilder<T> =>
  query.where(
    `edition.number = ${query
      .subQuery()
      .select('MAX(other.number)')
      .from(EditionRow, 'other')
      .where('other.goalId = edition.goalId AND other.quarter = edition.quarter')
      .getQuery()}`,
  );

const summaryOf = (row: EditionRow): EditionSummary => ({
  sequence: row.sequence,
  goal: { slug: row.goalSlug, number: row.goalNamed.number, title: row.goalNamed.title },
  agenda: row.goalNamed.agenda,
  quarter: row.quarter,
  number: row.number,
  publishedAt: row.publishedAt,
  sha256: row.sha256,
  headline: row.headline,
  totals: row.totals,
  corrects: row.corrects,
  correction: row.correction,
});

const publishedMilestoneOf = ({ edition, strategyTitle, milestone }: PublishedMilestoneRow): PublishedMilestone => ({
  goal: { slug: edition.goalSlug, number: edition.goalNamed.number, title: edition.goalNamed.title },
  quarter: edition.quarter,
  edition: edition.number,
  publishedAt: edition.publishedAt,
  strategyTitle,
  milestone,
});

const byQuarterAndGoal = (a: PublishedMilestone, b: PublishedMilestone): number =>
  b.quarter.localeCompare(a.quarter) ||
  a.goal.number - b.goal.number ||
  a.milestone.reference.localeCompare(b.milestone.reference);
