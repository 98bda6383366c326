import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Milestone } from './milestone.entity.js';

/** From which milestone another was split off, in which quarter and why. */
@Entity('milestone_origins')
@Unique('milestone_origins_milestone_unique', ['milestoneId'])
export class MilestoneOrigin {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') milestoneId: string;
  @Column('varchar') fromId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('text') reason: string;

  @ManyToOne(() => Milestone, { nullable: false })
  @JoinColumn({ name: 'milestoneId', foreignKeyConstraintName: 'milestone_origins_milestone_fk' })
  milestone: Relation<Milestone>;

  @ManyToOne(() => Milestone, { nullable: false })
  @JoinColumn({ name: 'fromId', foreignKeyConstraintName: 'milestone_origins_from_fk' })
  from: Relation<Milestone>;
}
