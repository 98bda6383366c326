import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { PersonRow } from './person.entity.js';

export type LinkPurpose = 'invitation' | 'reset';

/** A mailed link that sets a password once. Of its token only the SHA-256 is kept. */
@Entity('one_time_links')
@Unique('one_time_links_token_unique', ['tokenHash'])
@Index('one_time_links_person', ['personId'])
@Check('one_time_links_purpose_check', `"purpose" IN ('invitation', 'reset')`)
export class OneTimeLink {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') tokenHash: string;
  @Column('varchar') personId: string;
  @Column('varchar') purpose: LinkPurpose;
  @Column({ type: Date }) createdAt: Date;
  @Column({ type: Date }) expiresAt: Date;
  @Column({ type: Date, nullable: true }) usedAt: Date | null;

  @ManyToOne(() => PersonRow, { nullable: false })
  @JoinColumn({ name: 'personId', foreignKeyConstraintName: 'one_time_links_person_fk' })
  person: Relation<PersonRow>;
}
