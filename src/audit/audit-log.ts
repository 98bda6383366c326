import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LogEntry } from './log-entry.entity.js';

/** Who does something, as they are at that moment. */
export interface Actor {
  name: string;
  role: string;
}

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
  private readonly begun = new WeakMap<EntityManager, { at: Date; entries: number }>();

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

  /** Records the deeds in their order. Within a unit of work, so that they are kept or lost with the change itself. */
  async record(actor: Actor, deeds: readonly Deed[]): Promise<void> {
    const { manager } = this.work;
    const { at, entries: first } = this.begun.get(manager) ?? { at: this.clock.now(), entries: 0 };
    this.begun.set(manager, { at, entries: first + deeds.length });
    const entries = deeds.map(({ action, subject, before, after }, index): LogEntry => ({
      id: randomUUID(),
      at,
      position: first + index,
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
  }
}
