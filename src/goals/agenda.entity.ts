import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';

/** A President's Management Agenda: holds goals, and is an archive once its term has ended. */
@Entity('agendas')
@Unique('agendas_slug_unique', ['slug'])
export class Agenda {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') slug: string;
  @Column('varchar') title: string;
  @Column('varchar') firstQuarter: QuarterKey;
  @Column('varchar') lastQuarter: QuarterKey;
}
