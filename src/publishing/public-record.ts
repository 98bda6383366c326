import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Departure } from '../quarterly-updates/domain/report.js';
import { EditionRow } from './edition.entity.js';
import { reportOf } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { latestOnly, newestOnly } from './newest-edition.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';
import { publishedMilestoneOf, SUMMARY, summaryOf } from './published-rows.js';
import type { EditionSummary, OpenEdition, PublishedMilestone, QuarterSum } from './published.js';

/** What the public reads: editions and nothing else, on the connection that cannot write. */
@Injectable()
export class PublicRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: EditionFilesRecord,
  ) {}

  /** The newest report of every goal, latest quarter first, then in the order of goals. */
  async newestReports(): Promise<EditionSummary[]> {
    return (await latestOnly(this.summaries()).getMany()).map(summaryOf);
  }

  /** The newest edition of every goal for a quarter, in the order of goals. */
  async ofQuarter(quarter: QuarterKey): Promise<EditionSummary[]> {
    const query = newestOnly(this.summaries()).andWhere('edition.quarter = :quarter', { quarter });
    return (await query.getMany()).map(summaryOf);
  }

  /** Every edition of a goal, latest quarter first, and of a quarter the newest first. */
  async ofGoal(slug: string): Promise<EditionSummary[]> {
    return (await this.summaries().where('edition.goalSlug = :slug', { slug }).getMany()).map(summaryOf);
  }

  /** One edition of a goal's quarter, opened; the newest where no number is given. */
  async edition(slug: string, quarter: QuarterKey, number?: number): Promise<OpenEdition | null> {
    return this.opened(await this.ofGoal(slug), quarter, number);
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
    return rows.map(publishedMilestoneOf);
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
