import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from './goal.entity.js';

/** An agency or organization that contributes to a goal in one quarter (31 U.S.C. 1115(a)(2)). */
@Entity('goal_partners')
@Unique('goal_partners_goal_quarter_position_unique', ['goalId', 'quarter', 'position'])
export class GoalPartner {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') position: number;
  @Column('varchar') name: string;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'goal_partners_goal_fk' })
  goal: Relation<Goal>;
}
