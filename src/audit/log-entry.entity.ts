import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One change of state: who (as they were then), when, what, before and after. Never changed, never deleted. */
@Entity('audit_log')
@Index('audit_log_subject', ['subjectKind', 'subjectId'])
@Index('audit_log_at', ['at'])
@Index('audit_log_unit', ['unit'])
export class LogEntry {
  @PrimaryColumn('varchar') id: string;
  @Column({ type: Date }) at: Date;
  /** Orders the entries of one unit of work, which share a moment. */
  @Column('integer') position: number;
  /** Names the unit of work: what was done at once has it in common. */
  @Column('varchar', { nullable: true }) unit: string | null;
  /** The account of whoever did it at the desk. */
  @Column('varchar', { nullable: true }) actorId: string | null;
  @Column('varchar') actorName: string;
  @Column('varchar') actorRole: string;
  @Column('varchar') action: string;
  @Column('varchar') subjectKind: string;
  @Column('varchar') subjectId: string;
  @Column('text') subjectTitle: string;
  @Column('simple-json', { nullable: true }) before: object | null;
  @Column('simple-json', { nullable: true }) after: object | null;
}
