import { Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';

/** The reporting of one fiscal quarter: opens, submissions due, release. It is closed by its release. */
@Entity('rounds')
@Unique('rounds_quarter_unique', ['quarter'])
export class Round {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') quarter: QuarterKey;
  @Column({ type: Date }) openedAt: Date;
  @Column('varchar') openedBy: string;
  @Column({ type: Date }) submissionsDueAt: Date;
  /** The embargo: approved updates are released at this moment. Null: when somebody releases them. */
  @Column({ type: Date, nullable: true }) releaseAt: Date | null;
  @Column({ type: Date, nullable: true }) releasedAt: Date | null;
  @Column('varchar', { nullable: true }) releasedBy: string | null;
  /** Why the release at its moment did not happen, in sentences; null while nothing is wrong. */
  @Column('text', { nullable: true }) releaseFailure: string | null;
  @VersionColumn() version: number;
}
