import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { FindingCode } from './domain/findings.js';
import { QuarterlyUpdate } from './quarterly-update.entity.js';

/** A finding that PPM let pass, and why: the reason is printed where the words are missing. */
@Entity('finding_waivers')
@Index('finding_waivers_update', ['updateId'])
export class FindingWaiver {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') updateId: string;
  @Column('varchar') code: FindingCode;
  /** The milestone it concerns. */
  @Column('varchar', { nullable: true }) reference: string | null;
  /** The strategy it concerns, by title. */
  @Column('varchar', { nullable: true }) strategy: string | null;
  /** The finding as it stood: one that says something else is not let pass. */
  @Column('text') sentence: string;
  @Column('text') reason: string;
  @Column({ type: Date }) at: Date;
  @Column('varchar') personId: string;
  @Column('varchar') personName: string;

  @ManyToOne(() => QuarterlyUpdate, { nullable: false })
  @JoinColumn({ name: 'updateId', foreignKeyConstraintName: 'finding_waivers_update_fk' })
  update: Relation<QuarterlyUpdate>;
}
