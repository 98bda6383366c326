import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Goal } from '../goals/goal.entity.js';
import type { Role } from './domain/roles.js';
import { PersonRow } from './person.entity.js';

/** One role of a person, for one goal or for the whole site. */
@Entity('person_roles')
@Check('person_roles_role_check', `"role" IN ('administrator', 'ppm', 'leader', 'deputy')`)
@Check('person_roles_goal_check', `("role" IN ('leader', 'deputy')) = ("goalId" IS NOT NULL)`)
@Index('person_roles_person', ['personId'])
@Index('person_roles_goal', ['goalId'])
export class PersonRole {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') personId: string;
  @Column('varchar') role: Role;
  @Column('varchar', { nullable: true }) goalId: string | null;

  @ManyToOne(() => PersonRow, { nullable: false })
  @JoinColumn({ name: 'personId', foreignKeyConstraintName: 'person_roles_person_fk' })
  person: Relation<PersonRow>;

  @ManyToOne(() => Goal, { nullable: true })
  @JoinColumn({ name: 'goalId', foreignKeyConstraintName: 'person_roles_goal_fk' })
  goal: Relation<Goal> | null;
}
