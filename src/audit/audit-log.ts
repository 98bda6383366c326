import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Actor } from './domain/actor.js';
import { LogEntry } from './log-entry.entity.js';

export type { Actor } from './domain/actor.js';

/** One change, in the words of the slice that made it. */
export interface Deed {
  action: string;
  subject: { kind: string; id: string; title: string };
  before: object | null;
  after: object | null;
}

/** The log of every change of state. It only grows: a wrong entry is answered by a further one. */
@Injectable()
export class AuditLog {
  /** The moment of each unit of work, and how many entries it has: in one command all entries share it, in their order. */
  private readonly begun = new WeakMap<EntityManager, { unit: string; at: Date; entries: number }>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What was acted on in this way, in the order in which it was. */
  async subjectsOf(action: string): Promise<{ id: string; title: string }[]> {
    const entries = await this.work.manager
      .getRepository(LogEntry)
      .find({ where: { action }, order: { at: 'ASC', position: 'ASC' } });
    return entries.map(({ subjectId, subjectTitle }) => ({ id: subjectId, title: subjectTitle }));
  }

  /**
   * Records the deeds in their order, within a unit of work, so that they are kept or lost with the change itself. Gives
   * the name of the unit, which all its entries have in common.
   */
  async record(actor: Actor, deeds: readonly Deed[]): Promise<string> {
    const { manager } = this.work;
    const begun = this.begun.get(manager) ?? { unit: randomUUID(), at: this.clock.now(), entries: 0 };
    const { unit, at, entries: first } = begun;
    this.begun.set(manager, { unit, at, entries: first + deeds.length });
    const entries = deeds.map(({ action, subject, before, after }, index): LogEntry => ({
      id: randomUUID(),
      at,
      position: first + index,
      unit,
      actorId: actor.id ?? null,
      actorName: actor.name,
      actorRole: actor.role,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectTitle: subject.title,
      before,
      after,
    }));
    const log = manager.getRepository(LogEntry);
    for (const batch of inBatches(entries)) await log.insert(batch);
    return unit;
  }
}
