import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One change of state: who (as they were then), when, what, before and after. Never changed, never deleted. */
@Entity('audit_log')
@Index('audit_log_subject', ['subjectKind', 'subjectId'])
@Index('audit_log_at', ['at'])
export class LogEntry {
  @PrimaryColumn('varchar') id: string;
  @Column({ type: Date }) at: Date;
  /** Orders the entries of one unit of work, which share a moment. */
  @Column('integer') position: number;
  @Column('varchar') actorName: string;
  @Column('varchar') actorRole: string;
  @Column('varchar') action: string;
  @Column('varchar') subjectKind: string;
  @Column('varchar') subjectId: string;
  @Column('text') subjectTitle: string;
  @Column('simple-json', { nullable: true }) before: object | null;
  @Column('simple-json', { nullable: true }) after: object | null;
}
