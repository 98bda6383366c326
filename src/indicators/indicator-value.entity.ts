import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { IndicatorReport } from './indicator-report.entity.js';

/** One value of an indicator for one printed period (`FY 2017 Actuals`), as printed. */
@Entity('indicator_values')
@Unique('indicator_values_report_position_unique', ['reportId', 'position'])
export class IndicatorValue {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') reportId: string;
  @Column('integer') position: number;
  @Column('text') period: string;
  @Column('text', { nullable: true }) value: string | null;

  @ManyToOne(() => IndicatorReport, { nullable: false })
  @JoinColumn({ name: 'reportId', foreignKeyConstraintName: 'indicator_values_report_fk' })
  report: Relation<IndicatorReport>;
}
