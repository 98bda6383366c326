import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { QuarterlyUpdate } from './quarterly-update.entity.js';

/** What a reviewer says of a section of an update, or an answer to it. Never printed. */
@Entity('review_comments')
@Index('review_comments_update', ['updateId'])
export class ReviewComment {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') updateId: string;
  /** `summary`, `highlights`, `missed`, `moves`, `strategies`, `departures`, or a milestone’s reference. */
  @Column('varchar') section: string;
  @Column('text') text: string;
  @Column({ type: Date }) at: Date;
  @Column('varchar') personId: string;
  @Column('varchar') personName: string;
  @Column('varchar', { nullable: true }) answersId: string | null;
  /** Settled: nobody needs to look at it again. */
  @Column({ type: Date, nullable: true }) settledAt: Date | null;
  @Column('varchar', { nullable: true }) settledBy: string | null;

  @ManyToOne(() => QuarterlyUpdate, { nullable: false })
  @JoinColumn({ name: 'updateId', foreignKeyConstraintName: 'review_comments_update_fk' })
  update: Relation<QuarterlyUpdate>;

  @ManyToOne(() => ReviewComment, { nullable: true })
  @JoinColumn({ name: 'answersId', foreignKeyConstraintName: 'review_comments_answers_fk' })
  answers: Relation<ReviewComment> | null;
}
