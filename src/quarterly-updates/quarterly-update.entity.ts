import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Goal } from '../goals/goal.entity.js';

/** One goal's quarter while people work on it: the words that belong to no single strategy or milestone. */
@Entity('quarterly_updates')
@Unique('quarterly_updates_goal_quarter_unique', ['goalId', 'quarter'])
export class QuarterlyUpdate {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') goalId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('simple-json') highlights: string[];
  @Column('simple-json') components: { name: string; text: string }[];
  @Column('simple-json') progress: { heading: string | null; items: string[] }[];
  @Column('simple-json') notes: string[];
  @Column('varchar', { nullable: true }) sourceFile: string | null;
  @Column('integer', { nullable: true }) sourcePages: number | null;
  /** SHA-256 of the plan file it was imported from: the same file again changes nothing. Null: made by a round. */
  @Column('varchar', { nullable: true }) planSha256: string | null;
  @Column({ type: Date, nullable: true }) importedAt: Date | null;
  /** When what stands in it was last kept at the desk: its goal's words, its strategies, or which milestones it has. */
  @Column({ type: Date, nullable: true }) editedAt: Date | null;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'quarterly_updates_goal_fk' })
  goal: Relation<Goal>;
}
