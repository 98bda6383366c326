import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique, VersionColumn } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from './goal.entity.js';

/** What a goal says of itself in one quarter. */
@Entity('goal_statements')
@Unique('goal_statements_goal_quarter_unique', ['goalId', 'quarter'])
export class GoalStatement {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('varchar') title: string;
  @Column('simple-json') statement: string[];
  @Column('simple-json') challenge: string[];
  @Column('simple-json') opportunity: string[];
  @VersionColumn({ default: 1 }) version: number;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'goal_statements_goal_fk' })
  goal: Relation<Goal>;
}
