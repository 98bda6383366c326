import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile, UseInterceptors } from '@nestjs/common';
import { AuditReader } from '../../audit/audit-reader.js';
import type { LogEntry } from '../../audit/log-entry.entity.js';
import { GoalsRecord } from '../../goals/goals.record.js';
import { May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import { NotFound } from '../../web/refusals.js';
import { DeskPage } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { LOG_VIEW, logFacts, logPage } from './log.page.js';
import { logCsv } from './log-csv.js';
import { logFilterOf, logQueryOf, wrongIn } from './log-query.js';

const PAGE_LENGTH = 50;

@Controller('desk/log')
@UseInterceptors(SendsDeskPages)
export class LogController {
  constructor(
    private readonly log: AuditReader,
    private readonly goals: GoalsRecord,
  ) {}

  @Get()
  @May('read-log')
  async show(@Query() sent: Record<string, unknown>): Promise<DeskPage> {
    const query = logQueryOf(sent);
    const goals = await this.goals.all();
    const wrong = wrongIn(query, goals);
    const olderThan = sent.before === undefined ? null : await this.entry(sent.before);
    const valid = Object.keys(wrong).length === 0;
    const found = valid ? await this.log.entries(logFilterOf(query, goals), olderThan, PAGE_LENGTH + 1) : [];
    const model = logPage({
      ...{ query, wrong, goals, newest: olderThan === null },
      ...{ entries: found.slice(0, PAGE_LENGTH), older: found.length > PAGE_LENGTH },
    });
    return new DeskPage(LOG_VIEW, model, logFacts, valid ? 200 : 422);
  }

  private async entry(id: unknown): Promise<LogEntry> {
    const entry = typeof id === 'string' ? await this.log.entry(id) : null;
    if (!entry) throw new NotFound();
    return entry;
  }
}

const BATCH = 100;

/** The log as a file. It may be long, so it is sent as it is read. */
@Controller('desk/log.csv')
export class LogFileController {
  constructor(
    private readonly log: AuditReader,
    private readonly goals: GoalsRecord,
  ) {}

  @Get()
  @May('read-log')
  @Header('Content-Type', 'text/csv; charset=utf-8; header=present')
  @Header('Content-Disposition', 'attachment; filename="milepost-log.csv"')
  async save(@Query() sent: Record<string, unknown>): Promise<StreamableFile> {
    const query = logQueryOf(sent);
    const goals = await this.goals.all();
    const [first, ...more] = Object.values(wrongIn(query, goals));
    if (first) throw new Refused([first, ...more]);
    return new StreamableFile(Readable.from(this.lines(logFilterOf(query, goals))));
  }

  private async *lines(filter: ReturnType<typeof logFilterOf>): AsyncGenerator<string> {
    let last: LogEntry | null = null;
    do {
      const entries: LogEntry[] = await this.log.entries(filter, last, BATCH);
      yield logCsv(entries, last === null);
      last = entries.length === BATCH ? (entries.at(-1) ?? null) : null;
    } while (last);
  }
}
