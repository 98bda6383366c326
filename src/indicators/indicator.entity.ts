import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Goal } from '../goals/goal.entity.js';

/** A key performance indicator of a goal, the same from quarter to quarter by its name. */
@Entity('indicators')
@Unique('indicators_goal_name_unique', ['goalId', 'name'])
export class Indicator {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('text') name: string;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'indicators_goal_fk' })
  goal: Relation<Goal>;
}
