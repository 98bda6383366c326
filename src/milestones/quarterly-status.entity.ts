import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
  VersionColumn,
} from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Strategy } from '../strategies/strategy.entity.js';
import { DUE_KINDS, type DueKind } from './domain/due.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from './domain/status.js';
import { Milestone } from './milestone.entity.js';

const oneOf = (column: string, values: readonly string[]): string =>
  `"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`;

const STATUS_CHECK = oneOf('status', MILESTONE_STATUSES);
const DUE_KIND_CHECK = oneOf('dueKind', DUE_KINDS);

/** What was reported of one milestone for one quarter, word for word, with the reading beside it. */
@Entity('quarterly_statuses')
@Unique('quarterly_statuses_milestone_quarter_unique', ['milestoneId', 'quarter'])
@Check('quarterly_statuses_status_check', STATUS_CHECK)
@Check('quarterly_statuses_due_kind_check', DUE_KIND_CHECK)
@Index('quarterly_statuses_strategy_quarter', ['strategyId', 'quarter'])
export class QuarterlyStatus {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') milestoneId: string;
  @Column('varchar') strategyId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) group: string | null;
  @Column('text') title: string;
  @Column('text', { nullable: true }) ownerText: string | null;
  @Column('text', { nullable: true }) dueText: string | null;
  @Column('varchar') dueKind: DueKind;
  @Column('varchar', { nullable: true }) dueQuarter: QuarterKey | null;
  @Column('boolean') dueInterpreted: boolean;
  @Column('text', { nullable: true }) statusText: string | null;
  @Column('varchar') status: MilestoneStatus;
  /** What was written under "change from last quarter". */
  @Column('text', { nullable: true }) remark: string | null;
  /** What was written under "anticipated barriers or other issues": why it is late, or what stands in the way. */
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text', { nullable: true }) recoveryText: string | null;
  @Column('varchar', { nullable: true }) recoveryQuarter: QuarterKey | null;
  /** Why the due date moved or the milestone was withdrawn. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('simple-json') footnotes: string[];
  @Column('integer', { nullable: true }) page: number | null;
  /** The status of the last update, which nobody has confirmed for this quarter yet: the quarter has no status. */
  @Column('boolean', { default: false }) carriedOver: boolean;
  @Column({ type: Date, nullable: true }) editedAt: Date | null;
  @Column('varchar', { nullable: true }) editedBy: string | null;
  @VersionColumn({ default: 1 }) version: number;

  @ManyToOne(() => Milestone, { nullable: false })
  @JoinColumn({ name: 'milestoneId', foreignKeyConstraintName: 'quarterly_statuses_milestone_fk' })
  milestone: Relation<Milestone>;

  @ManyToOne(() => Strategy, { nullable: false })
  @JoinColumn({ name: 'strategyId', foreignKeyConstraintName: 'quarterly_statuses_strategy_fk' })
  strategy: Relation<Strategy>;
}
