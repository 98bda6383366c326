import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { StepKind } from './domain/stage.js';
import { QuarterlyUpdate } from './quarterly-update.entity.js';

/** One step of an update through its review: who took it, when, and why. The last one is where the update stands. */
@Entity('update_steps')
@Index('update_steps_update', ['updateId', 'number'], { unique: true })
@Check('update_steps_kind_check', `"kind" IN ('submitted', 'taken-back', 'returned', 'approved', 'reopened')`)
export class UpdateStep {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') updateId: string;
  /** Counts the steps of the update from 1: two people cannot take the same one. */
  @Column('integer') number: number;
  @Column('varchar') kind: StepKind;
  @Column({ type: Date }) at: Date;
  @Column('varchar') personId: string;
  @Column('varchar') personName: string;
  @Column('text', { nullable: true }) reason: string | null;

  @ManyToOne(() => QuarterlyUpdate, { nullable: false })
  @JoinColumn({ name: 'updateId', foreignKeyConstraintName: 'update_steps_update_fk' })
  update: Relation<QuarterlyUpdate>;
}
