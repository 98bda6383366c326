// What a save at the desk is measured against: Fastify, TypeORM and SQLite with one transaction a request, in turn, fully
// synced, of one update and one log row. In a process of its own, on a database file that its first argument names.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { fastify } from 'fastify';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';

@Entity('rows')
class Row {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') status: string;
  @Column('integer') version: number;
}

@Entity('log')
class LogRow {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') row: string;
  @Column('text') after: string;
}

const source = await new DataSource({
  type: 'better-sqlite3',
  database: process.argv[2] ?? ':memory:',
  entities: [Row, LogRow],
  synchronize: true,
  enableWAL: true,
  prepareDatabase: (connection: Database.Database) => {
    connection.pragma('synchronous = FULL');
  },
}).initialize();
const rows = Array.from({ length: 64 }, (_, index) => ({ id: String(index), status: 'On track', version: 1 }));
await source.getRepository(Row).insert(rows);

// TypeORM gives SQLite one connection, so transactions take turns here too.
let last: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
};

const app = fastify();
app.post<{ Body: { row: string; status: string; version: number } }>('/rows', async ({ body }) => {
  const { row: id, status, version } = body;
  await inTurn(() =>
    source.transaction(async (manager) => {
      const { affected } = await manager.update(Row, { id, version }, { status, version: version + 1 });
      if (affected !== 1) throw new Error('Somebody else changed the row');
      await manager.insert(LogRow, { id: randomUUID(), row: id, after: status });
    }),
  );
  return { version: version + 1 };
});
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
