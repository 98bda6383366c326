import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditLog } from '../../src/audit/audit-log.js';
import { AuditModule } from '../../src/audit/audit.module.js';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { ClockModule } from '../../src/clock.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Agenda } from '../../src/goals/agenda.entity.js';
import { Refused } from '../../src/refused.js';
import { SettingsModule } from '../../src/settings.module.js';
import { readSettings } from '../../src/settings.js';
import { databaseKind, freshDatabase } from '../support/database.js';

/** A use case as every slice writes one: a row and its log entry in one unit of work, refused after it wrote. */
@Controller('agendas')
class AgendasController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly log: AuditLog,
  ) {}

  @Post()
  add(@Body() { slug, refuse }: { slug: string; refuse: boolean }): Promise<{ slug: string }> {
    return this.work.run(async () => {
      const agenda = {
        id: randomUUID(),
        slug,
        title: slug,
        firstQuarter: 'FY2017-Q2',
        lastQuarter: 'FY2021-Q1',
      } as const;
      await this.work.manager.getRepository(Agenda).insert(agenda);
      const subject = { kind: 'agenda', id: agenda.id, title: slug };
      await this.log.record({ name: 'Pat Morgan', role: 'PPM staff' }, [
        { action: 'added', subject, before: null, after: agenda },
      ]);
      if (refuse) throw new Refused(['It was refused after it wrote.']);
      return { slug };
    });
  }
}

describe(`200 requests at once, of which some fail, on ${databaseKind()}`, () => {
  it('leave exactly what was acknowledged, each row with its log entry', async () => {
    const { url, drop } = await freshDatabase();
    @Module({
      imports: [SettingsModule.with(readSettings({ DATABASE_URL: url })), ClockModule, DatabaseModule, AuditModule],
      controllers: [AgendasController],
    })
    class Requests {}
    const app = await NestFactory.create<NestFastifyApplication>(Requests, new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');

    const slugs = Array.from({ length: 200 }, (_, index) => `agenda-${String(index).padStart(3, '0')}`);
    const answers = await Promise.all(
      slugs.map((slug, index) =>
        fetch(`${addressOf(app)}/agendas`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ slug, refuse: index % 4 === 0 }),
        }),
      ),
    );
    const acknowledged = slugs.filter((_, index) => answers[index]?.status === 201);

    const { manager } = app.get(UnitOfWork, { strict: false });
    const kept = await manager.getRepository(Agenda).find({ order: { slug: 'ASC' } });
    const logged = await manager.getRepository(LogEntry).find({ order: { subjectTitle: 'ASC' } });
    expect(acknowledged).toHaveLength(150);
    expect(kept.map(({ slug }) => slug)).toEqual(acknowledged);
    expect(logged.map(({ subjectTitle }) => subjectTitle)).toEqual(acknowledged);
    await app.close();
    await drop();
  });
});

const addressOf = (app: NestFastifyApplication): string => {
  const address = app.getHttpServer().address();
  return `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
};
