import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Departure, PublishedReport } from '../quarterly-updates/domain/report.js';
import { BasisRecord } from './basis-record.js';
import { EditionRow } from './edition.entity.js';
import { reportOf } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { latestOnly, newestOnly } from './newest-edition.js';
import type { Published } from './public-addresses.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';
import { publishedMilestoneOf, SUMMARY, summaryOf } from './published-rows.js';
import type { EditionSummary, OpenEdition, PublishedMilestone, QuarterSum } from './published.js';

/** What the public reads: editions and nothing else, on the connection that cannot write. */
@Injectable()
export class PublicRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: EditionFilesRecord,
    private readonly bases: BasisRecord,
  ) {}

  /** The newest report of every goal, latest quarter first, then in the order of goals. */
  async newestReports(): Promise<EditionSummary[]> {
    return this.withBases(latestOnly(this.summaries()));
  }

  /** The newest edition of every goal for a quarter, in the order of goals. */
  async ofQuarter(quarter: QuarterKey): Promise<EditionSummary[]> {
    const query = newestOnly(this.summaries()).andWhere('edition.quarter = :quarter', { quarter });
    return this.withBases(query);
  }

  /** Every edition of a goal, latest quarter first, and of a quarter the newest first. */
  async ofGoal(slug: string): Promise<EditionSummary[]> {
    return this.withBases(this.summaries().where('edition.goalSlug = :slug', { slug }));
  }

  /** Every edition of a quarter, in the order of goals, and of a report the newest first. */
  async editionsOf(quarter: QuarterKey): Promise<EditionSummary[]> {
    return (await this.summaries().where('edition.quarter = :quarter', { quarter }).getMany()).map(summaryOf);
  }

  /** Every edition there is, latest quarter first, then in the order of goals, and of a report the newest first. */
  async editions(): Promise<EditionSummary[]> {
    return (await this.summaries().getMany()).map(summaryOf);
  }

  /** Everything that has an address: all editions, and every milestone with the newest edition that holds it. */
  async everything(): Promise<Published> {
    const rows = this.work.manager.createQueryBuilder(PublishedMilestoneRow, 'row').innerJoin('row.edition', 'edition');
    const milestones = await newestOnly(rows)
      .select('row.reference', 'reference')
      .addSelect('MAX(edition.sequence)', 'sequence')
      .groupBy('row.reference')
      .orderBy('row.reference')
      .getRawMany<{ reference: string; sequence: number | string }>();
    const editions = (await this.summaries().getMany()).map(summaryOf);
    const publishedAt = new Map(editions.map((edition) => [edition.sequence, edition.publishedAt]));
    return {
      editions,
      milestones: milestones.map(({ reference, sequence }) => ({
        reference,
        publishedAt: publishedAt.get(Number(sequence)) ?? new Date(0),
      })),
    };
  }

  /** The moment of the last publication; null where nothing is published. */
  async lastPublishedAt(): Promise<Date | null> {
    const last = await this.summaries().orderBy('edition.sequence', 'DESC').limit(1).getOne();
    return last && last.publishedAt;
  }

  /** The last publications, newest first. */
  async latest(count: number): Promise<EditionSummary[]> {
    const query = this.work.manager.createQueryBuilder(EditionRow, 'edition').select(SUMMARY);
    return (await query.orderBy('edition.sequence', 'DESC').limit(count).getMany()).map(summaryOf);
  }

  /** One edition of a goal's quarter, opened; the newest where no number is given. */
  async edition(slug: string, quarter: QuarterKey, number?: number): Promise<OpenEdition | null> {
    return this.opened(await this.ofGoal(slug), quarter, number);
  }

  /** The newest edition of each of the goal's last quarters before this one, opened: latest first, at most `count`. */
  async earlierReports(
    { quarter, ofGoal }: Pick<OpenEdition, 'quarter' | 'ofGoal'>,
    count: number,
  ): Promise<PublishedReport[]> {
    const newest = ofGoal.filter((one, place) => ofGoal[place - 1]?.quarter !== one.quarter);
    const earlier = newest.filter((one) => one.quarter < quarter).slice(0, count);
    if (earlier.length === 0) return [];
    const rows = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.report', 'report')
      .where('edition.sequence IN (:...sequences)', { sequences: earlier.map(({ sequence }) => sequence) })
      .orderBy('edition.quarter', 'DESC')
      .getRawMany<{ report: string }>();
    return rows.map(reportOf);
  }

  /** The quarters of which the goal has a report, earliest first. */
  async quartersOf(slug: string): Promise<QuarterKey[]> {
    const rows = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.quarter', 'quarter')
      .distinct(true)
      .where('edition.goalSlug = :slug', { slug })
      .orderBy('edition.quarter', 'ASC')
      .getRawMany<{ quarter: QuarterKey }>();
    return rows.map(({ quarter }) => quarter);
  }

  /** The newest edition of the goal's latest quarter, opened; null where the goal has none. */
  async newestOf(slug: string): Promise<OpenEdition | null> {
    const ofGoal = await this.ofGoal(slug);
    return ofGoal[0] ? this.opened(ofGoal, ofGoal[0].quarter) : null;
  }

  private async opened(ofGoal: EditionSummary[], quarter: QuarterKey, number?: number): Promise<OpenEdition | null> {
    const ofQuarter = ofGoal.filter((one) => one.quarter === quarter);
    const newest = Math.max(0, ...ofQuarter.map((one) => one.number));
    const wanted = ofQuarter.find((one) => one.number === (number ?? newest));
    if (!wanted) return null;
    const text = await this.reportText(wanted.sequence);
    const files = await this.files.listOf(wanted.id);
    return { ...wanted, report: reportOf({ report: text }), text, newest, files, ofGoal };
  }

  private async reportText(sequence: number): Promise<string> {
    const row = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.report', 'report')
      .where('edition.sequence = :sequence', { sequence })
      .getRawOne<{ report: string }>();
    if (!row) throw new Error(`There is no edition of publication ${sequence}`);
    return row.report;
  }

  /** The quarters of which anything is published, latest first, each with the sums of its newest editions. */
  async quarters(): Promise<QuarterSum[]> {
    const rows = await newestOnly(this.work.manager.createQueryBuilder(EditionRow, 'edition'))
      .select('edition.quarter', 'quarter')
      .addSelect('COUNT(*)', 'goals')
      .addSelect('SUM(edition.milestones)', 'milestones')
      .addSelect('SUM(edition.missed)', 'missed')
      .groupBy('edition.quarter')
      .orderBy('edition.quarter', 'DESC')
      .getRawMany<Record<keyof QuarterSum, string> & { quarter: QuarterKey }>();
    return rows.map(({ quarter, goals, milestones, missed }) => ({
      ...{ quarter, goals: Number(goals) },
      ...{ milestones: Number(milestones), missed: Number(missed) },
    }));
  }

  /** A milestone in every newest edition that holds it, earliest quarter first; empty where there is none. */
  async historyOf(reference: string): Promise<PublishedMilestone[]> {
    const query = this.work.manager
      .createQueryBuilder(PublishedMilestoneRow, 'row')
      .innerJoin('row.edition', 'edition')
      .addSelect(SUMMARY)
      .orderBy('row.quarter', 'ASC');
    const rows = await newestOnly(query).andWhere('row.reference = :reference', { reference }).getMany();
    const bases = await this.bases.of(rows.map(({ editionId }) => editionId));
    return rows.map((row) => ({ ...publishedMilestoneOf(row), basis: bases.get(row.editionId) }));
  }

  /** What the report says that first no longer holds the milestone, and of which quarter; null while every later report does. */
  async departureOf(newest: PublishedMilestone): Promise<{ quarter: QuarterKey; departure: Departure } | null> {
    const ofGoal = await this.ofGoal(newest.goal.slug);
    const [quarter] = ofGoal
      .map((one) => one.quarter)
      .filter((one) => one > newest.quarter)
      .sort();
    const edition = quarter && (await this.opened(ofGoal, quarter));
    const departure =
      edition && edition.report.noLongerTracked.find(({ reference }) => reference === newest.milestone.reference);
    return quarter && departure ? { quarter, departure } : null;
  }

  private async withBases(query: SelectQueryBuilder<EditionRow>): Promise<EditionSummary[]> {
    const rows = await query.getMany();
    const bases = await this.bases.of(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...summaryOf(row), basis: bases.get(row.id) }));
  }

  private summaries(): SelectQueryBuilder<EditionRow> {
    return this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select(SUMMARY)
      .orderBy('edition.quarter', 'DESC')
      .addOrderBy('edition.goalNumber', 'ASC')
      .addOrderBy('edition.goalSlug', 'ASC')
      .addOrderBy('edition.number', 'DESC');
  }
}
