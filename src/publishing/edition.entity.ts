import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from '../goals/goal.entity.js';
import type { Totals } from '../milestones/domain/totals.js';
import type { ReportedGoal } from '../quarterly-updates/domain/report.js';

export interface GoalNamed {
  title: string;
  agenda: { slug: string; title: string };
  leaders: ReportedGoal['leaders'];
}

/** A report frozen and published. The database refuses to change or delete one. */
@Entity('editions')
@Unique('editions_sequence_unique', ['sequence'])
@Unique('editions_goal_quarter_number_unique', ['goalId', 'quarter', 'number'])
@Index('editions_slug_quarter', ['goalSlug', 'quarter'])
@Index('editions_quarter', ['quarter'])
export class EditionRow {
  @PrimaryColumn('varchar') id: string;
  /** Counts the publications of the whole site: its state is named by the highest one. */
  @Column('integer') sequence: number;
  @Column('varchar') goalId: string;
  @Column('varchar') goalSlug: string;
  @Column('integer') goalNumber: number;
  /** The goal as the report names it: no list of the public side opens a live row. */
  @Column('simple-json') goalNamed: GoalNamed;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') number: number;
  /** The published report as JSON text, byte for byte what its fingerprint was made of but for the fingerprint. */
  @Column('text') report: string;
  @Column('varchar') sha256: string;
  @Column('text') headline: string;
  /** How many milestones the report holds, and how many of them are missed: what sums over many editions add up. */
  @Column('integer') milestones: number;
  @Column('integer') missed: number;
  @Column('simple-json') totals: Totals;
  @Column({ type: Date }) publishedAt: Date;
  @Column('varchar') publishedBy: string;
  @Column('integer', { nullable: true }) corrects: number | null;
  @Column('text', { nullable: true }) correction: string | null;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'editions_goal_fk' })
  goal: Relation<Goal>;
}
