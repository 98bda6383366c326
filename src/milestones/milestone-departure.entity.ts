import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Milestone } from './milestone.entity.js';

/** Why a milestone is no longer tracked, from which quarter on, and which other carries it on. It may return, and leave again. */
@Entity('milestone_departures')
@Unique('milestone_departures_milestone_unique', ['milestoneId', 'quarter'])
export class MilestoneDeparture {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') milestoneId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('varchar', { nullable: true }) intoId: string | null;

  @ManyToOne(() => Milestone, { nullable: false })
  @JoinColumn({ name: 'milestoneId', foreignKeyConstraintName: 'milestone_departures_milestone_fk' })
  milestone: Relation<Milestone>;

  @ManyToOne(() => Milestone, { nullable: true })
  @JoinColumn({ name: 'intoId', foreignKeyConstraintName: 'milestone_departures_into_fk' })
  into: Relation<Milestone> | null;
}
