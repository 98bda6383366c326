import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Agenda } from './agenda.entity.js';

/** A Cross-Agency Priority goal. What it says of itself in a quarter is its GoalStatement. */
@Entity('goals')
@Unique('goals_slug_unique', ['slug'])
@Unique('goals_prefix_unique', ['prefix'])
export class Goal {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') agendaId: string;
  @Column('integer') number: number;
  @Column('varchar') slug: string;
  @Column('varchar') title: string;
  /** What its milestones' references begin with: `CX`. */
  @Column('varchar') prefix: string;

  @ManyToOne(() => Agenda, { nullable: false })
  @JoinColumn({ name: 'agendaId', foreignKeyConstraintName: 'goals_agenda_fk' })
  agenda: Relation<Agenda>;
}
