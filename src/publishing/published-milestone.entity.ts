import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { ReportedMilestone } from '../quarterly-updates/domain/report.js';
import { EditionRow } from './edition.entity.js';

/** One milestone of one edition, so that lists across goals and a milestone's history need not open every report. */
@Entity('published_milestones')
@Unique('published_milestones_edition_reference_unique', ['editionId', 'reference'])
@Index('published_milestones_reference', ['reference'])
@Index('published_milestones_missed_quarter', ['missed', 'quarter'])
export class PublishedMilestoneRow {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') editionId: string;
  @Column('integer') position: number;
  @Column('varchar') quarter: QuarterKey;
  @Column('varchar') reference: string;
  @Column('boolean') missed: boolean;
  @Column('varchar') strategyTitle: string;
  @Column('simple-json') milestone: ReportedMilestone;

  @ManyToOne(() => EditionRow, { nullable: false })
  @JoinColumn({ name: 'editionId', foreignKeyConstraintName: 'published_milestones_edition_fk' })
  edition: Relation<EditionRow>;
}
