import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { PersonRow } from './person.entity.js';

/** A browser that somebody signed in with. Of its token only the SHA-256 is kept. */
@Entity('sessions')
@Unique('sessions_token_unique', ['tokenHash'])
@Index('sessions_person', ['personId'])
export class Session {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') tokenHash: string;
  @Column('varchar') personId: string;
  @Column({ type: Date }) startedAt: Date;
  @Column({ type: Date }) seenAt: Date;
  /** When it ends however much it is used. */
  @Column({ type: Date }) endsAt: Date;
  @Column({ type: Date, nullable: true }) endedAt: Date | null;
  /** The browser as it named itself, so that its owner knows it again. */
  @Column('text') browser: string;

  @ManyToOne(() => PersonRow, { nullable: false })
  @JoinColumn({ name: 'personId', foreignKeyConstraintName: 'sessions_person_fk' })
  person: Relation<PersonRow>;
}
