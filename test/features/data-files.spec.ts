import { readFileSync } from 'node:fs';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { writingDataSource } from '../../src/database/data-source.js';
import { CorrectionService } from '../../src/drafting/correction/correction.service.js';
import { ReviewService } from '../../src/drafting/review.service.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import { REPORT_TABLES } from '../../src/publishing/files/data-dictionary.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { CX, Q4, servedDraft } from '../support/drafted.js';
import { withoutGuards } from '../support/guards.js';
import { type ReadForms, readForms, reportValidator } from '../support/report-files.js';
import { samplePlans, WAIVER } from '../support/sample-plans.js';

const ALL = '/data/milestones.csv';
const PATH = `/goals/${CX}/updates/fy2018-q4`;
const ROOT = join(import.meta.dirname, '..', '..');

/** The data that is of no single report, and what explains the data. Over the reports of FY 2018, the last from the desk. */
describe(`the data files on ${databaseKind()}`, () => {
  let desk: Awaited<ReturnType<typeof servedDraft>>;
  let fromDesk: ReadForms;
  beforeAll(async () => {
    desk = await servedDraft();
    const { context } = desk.record;
    await desk.makeReady();
    await context.get(ReviewService).submit(desk.people.leader, CX, Q4);
    await context.get(ReviewService).approve(desk.people.ppm, CX, Q4);
    await desk.record.publish(CX, Q4);
    fromDesk = await readForms(desk.address, `${PATH}/editions/1`);
  }, 240_000);
  afterAll(() => desk.stop());

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(desk.address + path, { headers, method });
  const rowsIn = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true });
  const all = async () => Buffer.from(await (await ask(ALL)).arrayBuffer()).toString();
  /** Without the client’s own unpacking. */
  const raw = (encoding: string) =>
    new Promise<IncomingMessage>((done, failed) =>
      getHttp(desk.address + ALL, { headers: { 'accept-encoding': encoding } }, done).on('error', failed),
    );

  const correct = async (summary: string) => {
    const place = { slug: CX, quarter: Q4 } as const;
    const { context } = desk.record;
    await context.get(CorrectionService).open(desk.people.ppm, place, 'The summary was that of another quarter.');
    const { version } = await desk.text('summary');
    await context.get(TextsService).save(desk.people.ppm, CX, Q4, 'summary', { text: summary, version });
    await context.get(CorrectionService).publish(desk.people.ppm, place, { reason: 'It was wrong.', waive: WAIVER });
  };

  describe('all milestones', () => {
    it('are those of the newest edition of every goal and quarter, as their own files have them', async () => {
      const published = (await samplePlans()).filter(({ quarter }) => quarter !== Q4);
      const expected = [...published.map(({ plan, quarter }) => `${plan.goal.slug} ${quarter}`), `${CX} ${Q4}`];
      const rows = rowsIn(await all());
      const parts = [...new Set(rows.map(({ goal, quarter }) => `${goal} ${quarter}`))];
      expect(new Set(parts).size).toBe(expected.filter((one) => !NONE_IN.includes(one)).length);
      const quarters = rows.map(({ quarter }) => quarter);
      expect(quarters).toEqual([...quarters].sort());
      for (const quarter of ['fy2018-q2', 'fy2018-q4']) {
        const own = rowsIn(await (await ask(`/goals/${CX}/updates/${quarter}.csv`)).text());
        expect(rows.filter((row) => row.goal === CX && row.quarter === quarter.toUpperCase())).toEqual(own);
      }
    });

    it('are sent in the encoding that is asked for, and can be opened by a page of another site', async () => {
      const plain = await all();
      for (const [encoding, unpack] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const answer = await raw(encoding);
        expect(answer.headers).toMatchObject({
          ...{ 'content-encoding': encoding, vary: 'Accept-Encoding', 'access-control-allow-origin': '*' },
          ...{ 'content-type': 'text/csv; charset=utf-8; header=present', 'x-content-type-options': 'nosniff' },
          ...{ 'cache-control': 'public, max-age=0, must-revalidate' },
          'content-disposition': 'attachment; filename="milepost-milestones.csv"',
        });
        expect(unpack(await buffer(answer)).toString()).toBe(plain);
      }
      const head = await ask(ALL, {}, 'HEAD');
      expect([head.status, await head.text(), head.headers.get('set-cookie')]).toEqual([200, '', null]);
    });

    it('take what an earlier version of the program made with other columns anew', async () => {
      const before = await all();
      const keys = await writingDataSource(desk.record.settings.database).initialize();
      await withoutGuards(keys, 'edition_files');
      const other = databaseKind() === 'postgres' ? `'\\x61'::bytea` : `x'61'`;
      await keys.query(`UPDATE "edition_files" SET "content" = ${other} WHERE "form" = 'csv'`);
      await keys.destroy();
      expect(await all()).toBe(before);
    });

    it('are there for one quarter: the same rows', async () => {
      const answer = await ask('/data/milestones/fy2018-q3.csv');
      const text = Buffer.from(await answer.arrayBuffer()).toString();
      expect(rowsIn(text)).toEqual(rowsIn(await all()).filter(({ quarter }) => quarter === 'FY2018-Q3'));
      expect(rowsIn(text).length).toBeGreaterThan(80);
      expect(answer.headers.get('content-disposition')).toBe(
        'attachment; filename="milepost-milestones-fy2018-q3.csv"',
      );
    });

    it('are not sent again to whoever has them, until something is published', async () => {
      const tag = (await ask(ALL)).headers.get('etag') ?? '';
      const again = await ask(ALL, { 'if-none-match': tag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      await correct('Two agencies were surveyed.');
      const after = await ask(ALL, { 'if-none-match': tag });
      expect([after.status, after.headers.get('etag') === tag]).toEqual([200, false]);
      const corrected = rowsIn(await after.text()).filter(({ goal, quarter }) => goal === CX && quarter === Q4);
      expect(corrected).toHaveLength(fromDesk.report.totals.milestones);
      expect(new Set(corrected.map(({ edition }) => edition))).toEqual(new Set(['2']));
    });
  });

  it('explain every column that stands in a file, once', async () => {
    const answer = await ask('/data/dictionary.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const text = await answer.text();
    const entries = rowsIn(text);
    for (const { meaning, type, source } of entries) expect([meaning, type, source]).not.toContain('');
    const explained = (table: string) => entries.filter((one) => one.table === table).map(({ column }) => column);
    for (const { name } of REPORT_TABLES) {
      const [row] = fromDesk.sheets.get(name) ?? [];
      if (row) expect(Object.keys(row)).toEqual(explained(name));
    }
    expect(Object.keys(fromDesk.csv[0] ?? {})).toEqual(explained('Milestones'));
    expect(fromDesk.sheets.get('Data dictionary')).toEqual(
      entries.map((entry) => ({ ...entry, unit: entry.unit === '' ? null : entry.unit })),
    );
  });

  describe('the schema of a report', () => {
    it('is the one that is kept, and is named by every report', async () => {
      const json = await ask(`${PATH}/editions/1.json`);
      const [, address = ''] = /^<([^>]+)>; rel="describedby"/.exec(json.headers.get('link') ?? '') ?? [];
      const schema = await ask(address);
      expect(schema.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
      const kept = readFileSync(join(ROOT, 'schemas', 'milepost-report-1.json'), 'utf8');
      expect(await schema.text()).toBe(kept);
      expect(JSON.parse(kept)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: address });
    });

    it('holds for an edition of the desk, its correction, and one of before the desk', async () => {
      const [valid, strictly] = [reportValidator(), reportValidator(true)];
      const corrected = (await (await ask(`${PATH}/editions/2.json`)).json()) as PublishedReport;
      expect(fromDesk.report.summary).not.toBeNull();
      expect(corrected.edition).toMatchObject({ number: 2, corrects: 1, correction: 'It was wrong.' });
      const { summary: _summary, highlightsText: _highlights, ...old } = fromDesk.report;
      for (const report of [fromDesk.report, corrected, old]) {
        expect([valid(report), valid.errors]).toEqual([true, null]);
        expect([strictly(report), strictly.errors]).toEqual([true, null]);
      }
    });

    it.each([
      ['a missing headline', { headline: undefined }],
      ['a quarter that is none', { period: { key: 'FY2018-Q5' } }],
      ['a count that is none', { totals: { missed: '1' } }],
      ['a fingerprint that is none', { edition: { sha256: 'none' } }],
    ])('refuses %s', (_, changed: Record<string, object | undefined>) => {
      const report: Record<string, unknown> = { ...fromDesk.report };
      for (const [name, value] of Object.entries(changed))
        report[name] = value && { ...(report[name] as object), ...value };
      expect(reportValidator()(JSON.parse(JSON.stringify(report)))).toBe(false);
    });
  });
});

/** A plan without a single milestone leads to no row. */
const NONE_IN = ['data-accountability-transparency FY2018-Q1'];
