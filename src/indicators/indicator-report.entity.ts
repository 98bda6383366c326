import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Indicator } from './indicator.entity.js';

/** What was reported of an indicator in one quarter's update. A plan may print two of the same name. */
@Entity('indicator_reports')
@Unique('indicator_reports_indicator_quarter_position_unique', ['indicatorId', 'quarter', 'position'])
export class IndicatorReport {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') indicatorId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) description: string | null;
  @Column('varchar', { nullable: true }) unit: string | null;
  @Column('text', { nullable: true }) baseline: string | null;
  @Column('text', { nullable: true }) target: string | null;

  @ManyToOne(() => Indicator, { nullable: false })
  @JoinColumn({ name: 'indicatorId', foreignKeyConstraintName: 'indicator_reports_indicator_fk' })
  indicator: Relation<Indicator>;
}
