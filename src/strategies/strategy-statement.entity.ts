import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique, VersionColumn } from 'typeorm';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Strategy } from './strategy.entity.js';

/** What a strategy says of itself in one quarter, and where it stands among the goal's strategies. */
@Entity('strategy_statements')
@Unique('strategy_statements_strategy_quarter_unique', ['strategyId', 'quarter'])
export class StrategyStatement {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') strategyId: string;
  @Column('varchar') quarter: QuarterKey;
  @Column('integer') position: number;
  @Column('varchar', { nullable: true }) label: string | null;
  @Column('varchar') title: string;
  @Column('varchar', { nullable: true }) lead: string | null;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('text', { nullable: true }) theoryOfChange: string | null;
  @Column('text', { nullable: true }) description: string | null;
  @VersionColumn({ default: 1 }) version: number;

  @ManyToOne(() => Strategy, { nullable: false })
  @JoinColumn({ name: 'strategyId', foreignKeyConstraintName: 'strategy_statements_strategy_fk' })
  strategy: Relation<Strategy>;
}
