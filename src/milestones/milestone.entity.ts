import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from '../goals/goal.entity.js';

/** A milestone: what stays the same while its words, due date, owner and strategy change from quarter to quarter. */
@Entity('milestones')
@Unique('milestones_reference_unique', ['reference'])
@Unique('milestones_goal_number_unique', ['goalId', 'number'])
export class Milestone {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('integer') number: number;
  /** Public and stable: `CX-014`. */
  @Column('varchar') reference: string;
  @Column('varchar') firstQuarter: QuarterKey;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'milestones_goal_fk' })
  goal: Relation<Goal>;
}
