import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Round } from './round.entity.js';

/** The record of rounds. Writes belong into a unit of work. */
@Injectable()
export class RoundsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** Every round, newest quarter first. */
  all(): Promise<Round[]> {
    return this.rounds.find({ order: { quarter: 'DESC' } });
  }

  of(quarter: QuarterKey): Promise<Round | null> {
    return this.rounds.findOneBy({ quarter });
  }

  /** The round that is not released yet; null where there is none. */
  open(): Promise<Round | null> {
    return this.rounds.findOne({ where: { releasedAt: IsNull() }, order: { quarter: 'DESC' } });
  }

  /** Open rounds whose release moment has come. */
  dueBy(moment: Date): Promise<Round[]> {
    return this.rounds.findBy({ releasedAt: IsNull(), releaseAt: LessThanOrEqual(moment) });
  }

  async add(
    round: Pick<Round, 'quarter' | 'openedAt' | 'openedBy' | 'submissionsDueAt' | 'releaseAt'>,
  ): Promise<Round> {
    const row = { id: randomUUID(), ...round, releasedAt: null, releasedBy: null, releaseFailure: null };
    await this.rounds.insert(row);
    return { ...row, version: 1 };
  }

  /** Changes the round if it still has this version; says whether it had. */
  async change(
    id: string,
    version: number,
    change: Partial<Omit<Round, 'id' | 'quarter' | 'openedAt' | 'version'>>,
  ): Promise<boolean> {
    return (await this.rounds.update({ id, version }, change)).affected === 1;
  }

  private get rounds(): Repository<Round> {
    return this.work.manager.getRepository(Round);
  }
}
