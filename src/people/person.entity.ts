import { Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';

/** Somebody with an account. It is ended, never deleted: the log and the steps of updates name it. */
@Entity('people')
@Unique('people_email_unique', ['email'])
export class PersonRow {
  @PrimaryColumn('varchar') id: string;
  /** In small letters. */
  @Column('varchar') email: string;
  @Column('varchar') name: string;
  /** argon2id in its PHC form; null until the invitation was followed. */
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column({ type: Date }) createdAt: Date;
  @Column({ type: Date, nullable: true }) endedAt: Date | null;
  @VersionColumn() version: number;
}
