import { setImmediate as othersFirst } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LogEntry } from './log-entry.entity.js';

/** What entries are asked for: null where everything will do. Texts are looked for in any case, as part of the whole. */
export interface LogFilter {
  person: string | null;
  action: string | null;
  kind: string | null;
  /** Subjects with exactly one of these titles, or with one that begins with one of the beginnings. */
  titled: { exactly: readonly string[]; beginning: readonly string[] } | null;
  text: string | null;
  /** From this moment on. */
  from: Date | null;
  /** Up to this moment, which is not in it any more. */
  until: Date | null;
}

const EVERYTHING: LogFilter = {
  ...{ person: null, action: null, kind: null, titled: null, text: null },
  ...{ from: null, until: null },
};

/** Entries without a unit are older than units. */
const UNIT = `COALESCE(entry.unit, '')`;

/** Reads the log: the newest unit of work first, and within a unit in the order in which things were done. */
@Injectable()
export class AuditReader {
  constructor(private readonly work: UnitOfWork) {}

  /** At most `limit` entries that the filter leaves and that are older than the given one; from the newest on where it is null. */
  async entries(filter: Partial<LogFilter>, olderThan: LogEntry | null, limit: number): Promise<LogEntry[]> {
    const asked = { ...EVERYTHING, ...filter };
    const [oldest, newest] = await this.ends();
    if (!oldest || !newest) return [];
    const from = Math.max(oldest.getTime(), asked.from?.getTime() ?? 0);
    const until = Math.min((olderThan?.at ?? newest).getTime() + 1, asked.until?.getTime() ?? Infinity);
    const found: LogEntry[] = [];
    for (const stretch of stretchesBetween(from, until)) {
      const query = this.newestFirst(limit - found.length)
        .where('entry.at >= :stretchFrom AND entry.at < :stretchUntil')
        .setParameters({ stretchFrom: stretch.from, stretchUntil: stretch.until });
      narrow(query, asked);
      if (olderThan) after(query, olderThan);
      found.push(...(await query.getMany()));
      await othersFirst();
      if (found.length === limit) break;
    }
    return found;
  }

  /** The entries of one thing, by its id and the kinds of subject that it stands under, as far as `limit`. */
  entriesOf(kinds: readonly string[], id: string, limit: number): Promise<LogEntry[]> {
    return this.newestFirst(limit)
      .where('entry.subjectKind IN (:...kinds)', { kinds })
      .andWhere('entry.subjectId = :id', { id })
      .getMany();
  }

  /** The entries of one thing from a moment on, in no order. */
  entriesSince(subjectKind: string, subjectId: string, at: Date): Promise<LogEntry[]> {
    const since = MoreThanOrEqual(at);
    return this.work.manager.getRepository(LogEntry).findBy({ subjectKind, subjectId, at: since });
  }

  /** What was done at once: the entries of one unit of work, in their order. */
  unit(unit: string): Promise<LogEntry[]> {
    return this.work.manager.getRepository(LogEntry).find({ where: { unit }, order: { position: 'ASC' } });
  }

  entry(id: string): Promise<LogEntry | null> {
    return this.work.manager.getRepository(LogEntry).findOneBy({ id });
  }

  /** The moments of the oldest and the newest entry. */
  private async ends(): Promise<(Date | undefined)[]> {
    const rows = this.work.manager.getRepository(LogEntry);
    const first = (at: 'ASC' | 'DESC') => rows.find({ select: { id: true, at: true }, order: { at }, take: 1 });
    const [[oldest], [newest]] = [await first('ASC'), await first('DESC')];
    return [oldest?.at, newest?.at];
  }

  private newestFirst(limit: number): SelectQueryBuilder<LogEntry> {
    return this.work.manager
      .getRepository(LogEntry)
      .createQueryBuilder('entry')
      .orderBy('entry.at', 'DESC')
      .addOrderBy(UNIT, 'DESC')
      .addOrderBy('entry.position', 'ASC')
      .addOrderBy('entry.id', 'ASC')
      .limit(limit);
  }
}

const DAY_MS = 86_400_000;
const SHORTEST_DAYS = 8;
const LONGEST_DAYS = 366;

/**
 * The time between two moments in stretches, newest first, short ones before long ones. A filter that leaves little reads
 * much of the log, and SQLite reads in one go: nobody else would be served meanwhile.
 */
function* stretchesBetween(from: number, until: number): Generator<{ from: Date; until: Date }> {
  let days = SHORTEST_DAYS;
  for (let end = until; end > from; days = Math.min(days * 2, LONGEST_DAYS)) {
    const start = Math.max(from, end - days * DAY_MS);
    yield { from: new Date(start), until: new Date(end) };
    end = start;
  }
}

const narrow = (query: SelectQueryBuilder<LogEntry>, filter: LogFilter): void => {
  const { person, action, kind, titled, text } = filter;
  if (action !== null) query.andWhere('entry.action = :action', { action });
  // Not the bare column: SQLite would take its index, and sort all that is of that kind.
  if (kind !== null) query.andWhere(`entry.subjectKind || '' = :kind`, { kind });
  if (person !== null) query.andWhere(contains('entry.actorName', 'person'), { person: anywhere(person) });
  if (text !== null) query.andWhere(contains('entry.subjectTitle', 'text'), { text: anywhere(text) });
  if (titled) {
    const beginnings = titled.beginning.map((_, index) => `entry.subjectTitle LIKE :beginning${index} ESCAPE '\\'`);
    query.andWhere(`(entry.subjectTitle IN (:...titles) OR ${beginnings.join(' OR ')})`, {
      titles: titled.exactly,
      ...Object.fromEntries(titled.beginning.map((one, index) => [`beginning${index}`, `${escaped(one)}%`])),
    });
  }
};

const after = (query: SelectQueryBuilder<LogEntry>, { at, unit, position, id }: LogEntry): void => {
  query.andWhere(
    `(entry.at < :lastAt OR ${UNIT} < :lastUnit OR (${UNIT} = :lastUnit AND
      (entry.position > :lastPosition OR (entry.position = :lastPosition AND entry.id > :lastId))))`,
    { lastAt: at, lastUnit: unit ?? '', lastPosition: position, lastId: id },
  );
};

const contains = (column: string, parameter: string): string =>
  `UPPER(${column}) LIKE UPPER(:${parameter}) ESCAPE '\\'`;

const anywhere = (text: string): string => `%${escaped(text)}%`;

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);
