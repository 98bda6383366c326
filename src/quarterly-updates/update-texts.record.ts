import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TEXT_SECTIONS, type TextSection } from './domain/text-section.js';
import { UpdateText } from './update-text.entity.js';

/** The record of the prose of updates. Writes belong into a unit of work. */
@Injectable()
export class UpdateTextsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The sections of an update in their order; none for one that was imported and never drafted here. */
  async of(updateId: string): Promise<UpdateText[]> {
    const rows = await this.texts.findBy({ updateId });
    return rows.sort((a, b) => TEXT_SECTIONS.indexOf(a.section) - TEXT_SECTIONS.indexOf(b.section));
  }

  section(updateId: string, section: TextSection): Promise<UpdateText | null> {
    return this.texts.findOneBy({ updateId, section });
  }

  /** Makes the section, untouched. `carriedOver`: these are the last update's words. */
  async add(updateId: string, section: TextSection, text: string, carriedOver: boolean): Promise<void> {
    await this.texts.insert({ id: randomUUID(), updateId, section, text, carriedOver, editedAt: null, editedBy: null });
  }

  /** Changes the section if it still has this version; says whether it had. */
  async change(
    id: string,
    version: number,
    change: Pick<UpdateText, 'text' | 'carriedOver' | 'editedAt' | 'editedBy'>,
  ): Promise<boolean> {
    return (await this.texts.update({ id, version }, change)).affected === 1;
  }

  /** Takes the section out if it still has this version; says whether it had. */
  async remove(id: string, version: number): Promise<boolean> {
    return (await this.texts.delete({ id, version })).affected === 1;
  }

  /** Puts a section back that was taken out. */
  async putBack(row: Omit<UpdateText, 'update' | 'version'>): Promise<void> {
    await this.texts.insert(row);
  }

  private get texts(): Repository<UpdateText> {
    return this.work.manager.getRepository(UpdateText);
  }
}
