import { join } from 'node:path';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { AuditLog, type Deed } from '../../src/audit/audit-log.js';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { Goal } from '../../src/goals/goal.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryReader } from '../../src/desk/log/history.js';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { actorOf } from '../../src/people/domain/signed-in.js';
import { TemplateEngine } from '../../src/rendering/template-engine.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';

interface Line {
  when: string;
  entry: string;
  unit: string;
  person: string;
  role: string;
  action: string;
  done: string;
  kind: string;
  subject: string;
  quarter: string;
  compared_with: string;
  field: string;
  from: string;
  to: string;
}

const views = () => new TemplateEngine(join(import.meta.dirname, '..', '..', 'views'));

describe('the log', () => {
  let desk: ServedDesk;
  beforeAll(async () => {
    desk = await servedDesk();
  });
  afterAll(async () => {
    await desk.stop();
  });

  const work = () => desk.record.context.get(UnitOfWork, { strict: false });
  const entries = () => work().manager.getRepository(LogEntry);
  const record = (who: 'ppm' | 'leader', deeds: readonly Deed[]) => {
    const actor = actorOf(desk.people[who], 'customer-experience');
    return work().run(() => desk.record.context.get(AuditLog, { strict: false }).record(actor, deeds));
  };
  const fileOf = async (query = ''): Promise<Line[]> => {
    const { status, html } = await (await desk.as('ppm')).get(`/desk/log.csv${query}`);
    expect(status).toBe(200);
    return parse(html, { columns: true, bom: true });
  };
  const statusOf = (reference: string, before: object, after: object): Deed => ({
    action: 'reported',
    subject: { kind: 'milestone', id: `id of ${reference}`, title: reference },
    ...{ before, after },
  });

  it('tells who did what, as they were then, from what to what, in plain words', async () => {
    const ppm = await desk.as('ppm');
    await record('leader', [
      statusOf(
        'CX-014',
        { quarter: 'FY2018-Q4', status: 'On track', dueQuarter: 'FY2018-Q4', explanation: null },
        { quarter: 'FY2018-Q4', status: 'Completed', dueQuarter: 'FY2019-Q1', explanation: 'It took longer.' },
      ),
      statusOf('CX-015', { quarter: 'FY2018-Q4', carriedOver: true }, { quarter: 'FY2018-Q4', carriedOver: false }),
    ]);
    const page = load((await ppm.get('/desk/log')).html);
    const unit = page('.log__unit').first();
    const text = unit.text().replace(/\s+/g, ' ');
    expect(text).toContain('Lee Carter goal leader of customer-experience');
    expect(text).toContain('Reported milestone CX-014 for Q4 FY 2018');
    expect(text).toContain('Status from On track → to Completed');
    expect(text).toContain('Due quarter from Q4 FY 2018 → to Q1 FY 2019');
    expect(text).toContain('Explanation from nothing → to It took longer.');
    expect(text).toContain('Carried over from yes → to no');
    expect(unit.find('.log__entry')).toHaveLength(2);
    expect(unit.find('a[href="/desk/goals/customer-experience/milestones/CX-014"]')).toHaveLength(1);
  });

  it('is leafed through without a gap or a double, also while entries are added', async () => {
    const ppm = await desk.as('ppm');
    const all = (await entries().find()).length;
    const seen: string[] = [];
    let path: string | undefined = '/desk/log';
    let pages = 0;
    while (path) {
      const page: ReturnType<typeof load> = load((await ppm.get(path)).html);
      const found = page('.log__what').toArray();
      expect(found.length).toBeLessThanOrEqual(50);
      seen.push(...found.map((one) => page(one).text()));
      path = page('.paging a[rel=next]').attr('href');
      pages += 1;
      if (pages === 2) await record('ppm', [statusOf('CX-016', { status: 'On track' }, { status: 'At risk' })]);
    }
    expect(seen).toHaveLength(all);
    expect(pages).toBe(Math.ceil(all / 50));
    expect(seen.filter((one) => one.includes('CX-016'))).toHaveLength(
      (await entries().countBy({ subjectTitle: 'CX-016' })) - 1,
    );
  });

  it('is filtered by who, what, kind, goal, name and day, and keeps the filter while it is leafed through', async () => {
    const ppm = await desk.as('ppm');
    const wordsOf = async (query: string) => {
      const page = load((await ppm.get(`/desk/log?${query}`)).html);
      return page('.log__what')
        .toArray()
        .map((one) => page(one).text().replace(/\s+/g, ' '));
    };
    expect(await wordsOf('person=lee%20car')).toHaveLength(2);
    expect(new Set((await wordsOf('action=published')).map((one) => one.slice(0, 17)))).toEqual(
      new Set(['Published edition']),
    );
    expect((await wordsOf('kind=agenda')).join()).toContain('Added agenda pma-2017');
    const ofGoal = await wordsOf('goal=grants&kind=milestone');
    expect(ofGoal.length).toBeGreaterThan(10);
    const { prefix } = await work().manager.getRepository(Goal).findOneByOrFail({ slug: 'grants' });
    expect(ofGoal.filter((one) => !one.includes(` milestone ${prefix}-`))).toEqual([]);
    expect((await wordsOf('text=cx-014')).every((one) => one.includes('CX-014'))).toBe(true);
    expect(await wordsOf('text=cx-014')).not.toHaveLength(0);
    expect(await wordsOf('text=%25')).toEqual([]);
    expect(await wordsOf('to=2018-01-01')).toEqual([]);
    expect(await wordsOf('from=2018-01-01&to=2999-12-31&person=lee')).toHaveLength(2);
    const page = load((await ppm.get('/desk/log?kind=milestone&goal=customer-experience')).html);
    expect(page('.paging a[rel=next]').attr('href')).toMatch(/kind=milestone&goal=customer-experience&before=/);
    expect(page('a:contains("CSV")').attr('href')).toBe('/desk/log.csv?kind=milestone&goal=customer-experience');
    expect(page('#filter-kind').val()).toBe('milestone');
  });

  it('reaches back over years without an entry, and takes the last day as a whole', async () => {
    const moments = ['1999-04-01T04:59:59.999Z', '2004-05-06T04:00:00.000Z', '2004-05-07T03:59:59.999Z'];
    await work().run(async () => {
      for (const [position, at] of moments.entries()) {
        const [of, deed] = [
          { kind: 'milestone', id: 'old', title: 'OLD-1' },
          { action: 'reported', before: null },
        ];
        await entries().insert({
          ...{ id: `old ${position}`, at: new Date(at), position: 0, unit: null, actorId: null },
          ...{ actorName: 'Old Hand', actorRole: 'PPM staff', subjectKind: of.kind, subjectId: of.id },
          ...{ subjectTitle: of.title, ...deed, after: { remark: at } },
        });
      }
    });
    const remarksOf = async (query: string) => (await fileOf(query)).map(({ to }) => to.slice(0, 27));
    const [first, second, third] = [
      'March 31, 1999 at 11:59 PM ',
      'May 6, 2004 at 12:00 AM Eas',
      'May 6, 2004 at 11:59 PM Eas',
    ];
    expect(await remarksOf('?person=old%20hand')).toEqual([third, second, first]);
    expect(await remarksOf('?text=old-1&from=2004-05-06&to=2004-05-06')).toEqual([third, second]);
    expect(await remarksOf('?text=old-1&to=2004-05-05')).toEqual([first]);
    expect(await remarksOf('?text=old-1&from=1999-04-01&to=2004-05-05')).toEqual([]);
  });

  it('says what is wrong with a filter, and what would be right', async () => {
    const ppm = await desk.as('ppm');
    const answer = await ppm.get('/desk/log?from=2018-02-31&goal=moon&person=Pat');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('“2018-02-31” is not a day: enter it as 2018-10-01.');
    expect(answer.text).toContain('There is no goal “moon”');
    expect(answer.html).toContain('value="Pat"');
    expect((await ppm.get('/desk/log?from=2018-02-02&to=2018-02-01')).text).toContain('is before the first day');
    expect((await ppm.get('/desk/log.csv?from=soon')).status).toBe(400);
    expect((await ppm.get('/desk/log?before=guessed')).status).toBe(404);
  });

  it('is saved whole as CSV, one line a field, and nothing in it runs as a formula', async () => {
    await record('leader', [
      statusOf('CX-017', { quarter: 'FY2018-Q4', remark: null }, { quarter: 'FY2018-Q4', remark: '=HYPERLINK("x")' }),
      statusOf('CX-018', { remark: '+1' }, { remark: '@SUM(A1)\nsecond "line"' }),
    ]);
    const lines = await fileOf();
    expect(new Set(lines.map(({ entry }) => entry)).size).toBe(await entries().count());
    expect(lines.filter(({ person, subject }) => person === 'Lee Carter' && subject === 'CX-017')).toEqual([
      expect.objectContaining({
        ...{ role: 'goal leader of customer-experience', action: 'reported', done: 'Reported', kind: 'milestone' },
        ...{ quarter: 'Q4 FY 2018', compared_with: '', field: 'Remark', from: '', to: `'=HYPERLINK("x")` },
      }),
    ]);
    expect(lines.find(({ person, subject }) => person === 'Lee Carter' && subject === 'CX-018')).toMatchObject({
      ...{ from: `'+1`, to: `'@SUM(A1)\nsecond "line"` },
    });
    const times = lines.map(({ when }) => when);
    expect(times).toEqual([...times].sort().reverse());
    const filtered = await fileOf('?person=lee&kind=milestone&text=cx-014');
    expect(filtered.map(({ field }) => field)).toEqual(['Status', 'Due quarter', 'Explanation']);
  });

  it('comes as a file with the mark that spreadsheet programs look for', async () => {
    const cookie = (await desk.as('administrator')).cookies();
    const answer = await fetch(`${desk.address}/desk/log.csv`, { headers: { cookie } });
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="milepost-log.csv"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is for administrators and PPM staff alone', async () => {
    for (const path of ['/desk/log', '/desk/log.csv']) {
      for (const who of ['administrator', 'ppm'] as const)
        expect((await (await desk.as(who)).get(path)).status).toBe(200);
      for (const who of ['leader', 'deputy', 'other'] as const) {
        const { status, html } = await (await desk.as(who)).get(path);
        expect([status, html.includes('CX-014')]).toEqual([403, false]);
      }
      expect([303, 401, 302]).toContain((await (await desk.as(null)).get(path)).status);
    }
  });

  it('gives the history of one thing from its beginning, newest first', async () => {
    const histories = new HistoryReader(desk.record.context.get(AuditReader, { strict: false }));
    const { subjectId: id } = await entries().findOneByOrFail({ action: 'added', subjectTitle: 'CX-002' });
    const { units, any, cut } = await histories.of({ kind: 'milestone', id });
    const told = units.flatMap((unit) => unit.entries.map(({ done, when }) => `${done} ${when ?? ''}`));
    expect([any, cut]).toEqual([true, false]);
    expect(new Set(told)).toEqual(
      new Set([
        'Reported for Q3 FY 2018, compared with Q2 FY 2018',
        'Reported for Q2 FY 2018, compared with Q1 FY 2018',
        'Added for Q1 FY 2018',
      ]),
    );
    const html = load(views().render('components/history', await histories.of({ kind: 'milestone', id })));
    expect(html('h2').text()).toBe('History');
    expect(html('.log__what').length).toBe(told.length);
    expect(html.text().replace(/\s+/g, ' ')).toContain('Status from Not reported → to On track');
    expect(await histories.of({ kind: 'milestone', id: 'guessed' })).toEqual({ units: [], any: false, cut: false });
  });
});
