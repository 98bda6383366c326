import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { PublishedMilestoneRow } from './published-milestone.entity.js';

/** One owner of one published miss, so that the misses of an owner are found without opening all of them. */
@Entity('missed_owners')
@Unique('missed_owners_milestone_owner_unique', ['milestoneId', 'owner'])
@Index('missed_owners_owner', ['owner'])
export class MissedOwnerRow {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') milestoneId: string;
  @Column('varchar') owner: string;

  @ManyToOne(() => PublishedMilestoneRow, { nullable: false })
  @JoinColumn({ name: 'milestoneId', foreignKeyConstraintName: 'missed_owners_milestone_fk' })
  milestone: Relation<PublishedMilestoneRow>;
}
