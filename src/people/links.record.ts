import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OneTimeLink } from './one-time-link.entity.js';

/** The record of one-time links. Writes belong into a unit of work. */
@Injectable()
export class LinksRecord {
  constructor(private readonly work: UnitOfWork) {}

  ofToken(tokenHash: string): Promise<OneTimeLink | null> {
    return this.links.findOneBy({ tokenHash });
  }

  /** The newest link of a person that was not used. */
  newestOf(personId: string): Promise<OneTimeLink | null> {
    return this.links.findOne({ where: { personId, usedAt: IsNull() }, order: { createdAt: 'DESC' } });
  }

  async add(link: Omit<OneTimeLink, 'person'>): Promise<void> {
    await this.links.insert(link);
  }

  /** Marks the link as used; false where somebody was faster. */
  async use(id: string, usedAt: Date): Promise<boolean> {
    const { affected } = await this.links.update({ id, usedAt: IsNull() }, { usedAt });
    return affected === 1;
  }

  /** Takes the force of all links of the person that were not used. */
  async endAll(personId: string, usedAt: Date): Promise<void> {
    await this.links.update({ personId, usedAt: IsNull() }, { usedAt });
  }

  /** Takes out the person’s links that held no longer than then. */
  async forgetBefore(personId: string, moment: Date): Promise<void> {
    await this.links.delete({ personId, expiresAt: LessThan(moment) });
  }

  private get links(): Repository<OneTimeLink> {
    return this.work.manager.getRepository(OneTimeLink);
  }
}
