import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from './goal.entity.js';

/** A leader of a goal in one quarter; the quarters somebody served are derived from these rows. */
@Entity('goal_leaders')
@Unique('goal_leaders_goal_quarter_position_unique', ['goalId', 'quarter', 'position'])
export class GoalLeader {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') position: number;
  @Column('varchar') name: string;
  @Column('varchar', { nullable: true }) title: string | null;
  @Column('varchar', { nullable: true }) organization: string | null;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'goal_leaders_goal_fk' })
  goal: Relation<Goal>;
}
