import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from '../goals/goal.entity.js';

/** A published report being corrected. Its rows can be changed until it is published as a new edition, or discarded. */
@Entity('corrections')
@Index('corrections_goal_quarter', ['goalId', 'quarter'])
@Check('corrections_outcome_check', `"outcome" IN ('published', 'discarded')`)
export class Correction {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('varchar') quarter: QuarterKey;
  /** The number of the edition that is wrong. */
  @Column('integer') corrects: number;
  /** What was wrong and why: printed on the new edition. */
  @Column('text') reason: string;
  @Column({ type: Date }) openedAt: Date;
  @Column('varchar') openedById: string;
  @Column('varchar') openedBy: string;
  /** The live rows as they were when it was opened: what discarding puts back. */
  @Column('simple-json') before: object;
  @Column({ type: Date, nullable: true }) closedAt: Date | null;
  @Column('varchar', { nullable: true }) outcome: 'published' | 'discarded' | null;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'corrections_goal_fk' })
  goal: Relation<Goal>;
}
