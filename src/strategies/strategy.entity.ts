import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from '../goals/goal.entity.js';

/** A main line of action of a goal. It starts in some quarter, may continue an earlier strategy, and may end. */
@Entity('strategies')
@Unique('strategies_reference_unique', ['reference'])
@Unique('strategies_goal_number_unique', ['goalId', 'number'])
export class Strategy {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('integer') number: number;
  /** Stable, what reports know it by: `CX-S2`. */
  @Column('varchar') reference: string;
  @Column('varchar') firstQuarter: QuarterKey;
  @Column('varchar', { nullable: true }) continuesId: string | null;
  /** The first quarter in which it is no longer tracked. */
  @Column('varchar', { nullable: true }) endedIn: QuarterKey | null;
  @Column('text', { nullable: true }) endReason: string | null;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'strategies_goal_fk' })
  goal: Relation<Goal>;

  @ManyToOne(() => Strategy, { nullable: true })
  @JoinColumn({ name: 'continuesId', foreignKeyConstraintName: 'strategies_continues_fk' })
  continues: Relation<Strategy> | null;
}
