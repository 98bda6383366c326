import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
  VersionColumn,
} from 'typeorm';
import type { TextSection } from './domain/text-section.js';
import { QuarterlyUpdate } from './quarterly-update.entity.js';

/** One section of prose of an update drafted at the desk. A row each, so that two people in two sections never meet. */
@Entity('update_texts')
@Unique('update_texts_update_section_unique', ['updateId', 'section'])
@Check('update_texts_section_check', `"section" IN ('summary', 'highlights')`)
export class UpdateText {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') updateId: string;
  @Column('varchar') section: TextSection;
  /** Markdown; an empty string where there is nothing. */
  @Column('text') text: string;
  /** The words of the last update, which nobody has touched or confirmed yet. */
  @Column('boolean') carriedOver: boolean;
  @Column({ type: Date, nullable: true }) editedAt: Date | null;
  @Column('varchar', { nullable: true }) editedBy: string | null;
  @VersionColumn() version: number;

  @ManyToOne(() => QuarterlyUpdate, { nullable: false })
  @JoinColumn({ name: 'updateId', foreignKeyConstraintName: 'update_texts_update_fk' })
  update: Relation<QuarterlyUpdate>;
}
