import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message on its way. It is queued in the transaction of its cause, and kept after it was sent, without its links. */
@Entity('outgoing_mail')
@Index('outgoing_mail_waiting', ['sentAt', 'failedAt', 'nextTryAt'])
export class OutgoingMail {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') recipient: string;
  @Column('text') subject: string;
  /** Plain text; null once it was sent: it may hold a link that lets somebody in. */
  @Column('text', { nullable: true }) body: string | null;
  /** Why it was written: `invitation`, `reset`, `reminder`, `returned`, … */
  @Column('varchar') cause: string;
  @Column({ type: Date }) queuedAt: Date;
  @Column('integer') tries: number;
  /** When it may be tried next; while a process tries it, when another may. */
  @Column({ type: Date }) nextTryAt: Date;
  @Column({ type: Date, nullable: true }) sentAt: Date | null;
  /** When it was given up. */
  @Column({ type: Date, nullable: true }) failedAt: Date | null;
  @Column('text', { nullable: true }) lastError: string | null;
}
