import { load } from 'cheerio';
import ICAL from 'ical.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { PublishedReport, ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';

const SLUG = 'customer-experience';
const QUARTER = 'FY2018-Q3';
const WHY = 'The playbook was signed on June 29 & the report said <on track>.';

/** The feeds and calendars over the plans of FY 2018 to Q3, with one correction. */
describe(`feeds and calendars on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  beforeAll(async () => {
    desk = await servedDesk();
    await correctOnce();
  }, 120_000);
  afterAll(() => desk.stop());

  const correctOnce = async (): Promise<void> => {
    const { context } = desk.record;
    const page = `/desk/goals/${SLUG}/updates/fy2018-q3/correction`;
    const ppm = await desk.as('ppm');
    expect((await ppm.post(page, { reason: WHY })).status).toBe(303);
    const goal = await context.get(GoalsRecord).bySlug(SLUG);
    const rows = goal ? await context.get(MilestonesRecord).inQuarter(goal, QUARTER) : [];
    const row = rows.find(({ status }) => status === 'On track');
    if (!row) throw new Error('Nothing is on track');
    const change = { row: row.id, version: row.version, change: { status: 'Completed' as const } };
    await context.get(RowsService).change(desk.people.ppm, SLUG, QUARTER, [change]);
    const waive = 'The plan of 2018 gives no such words.';
    expect((await ppm.post(`${page}/edition`, { reason: WHY, waive })).status).toBe(303);
  };

  const ask = (path: string) => fetch(desk.address + path);
  const text = async (path: string, type: string): Promise<string> => {
    const response = await ask(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, type]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('set-cookie')).toBeNull();
    return response.text();
  };
  const feed = async (path: string) => load(await text(path, 'application/atom+xml; charset=utf-8'), { xml: true });
  const calendar = async (path: string) => {
    const file = await text(path, 'text/calendar; charset=utf-8');
    expect(file.split('\r\n').filter((line) => /\r|\n/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
    const parsed = new ICAL.Component(ICAL.parse(file) as unknown[]);
    return parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  };
  const report = async (address: string): Promise<PublishedReport> =>
    (await (await ask(new URL(address).pathname)).json()) as PublishedReport;

  interface Listed {
    goal: { slug: string; title: string };
    quarter: string;
    edition: number;
    newest: boolean;
    publishedAt: string;
    headline: string;
    totals: { missed: number };
    page: string;
    files: { json: string };
  }
  const editions = async (): Promise<Listed[]> => {
    const { quarters } = (await (await ask('/api/v1/quarters.json')).json()) as {
      quarters: { files: { editions: string } }[];
    };
    const lists = await Promise.all(
      quarters.map(async ({ files }) => {
        const list = await ask(new URL(files.editions).pathname);
        return ((await list.json()) as { editions: Listed[] }).editions;
      }),
    );
    return lists.flat();
  };

  it('tells of every publication, newest first, each under the address of its edition', async () => {
    const $ = await feed('/feed.xml');
    const all = await editions();
    const entries = $('entry').toArray();
    expect(entries.map((entry) => $(entry).children('id').text()).sort()).toEqual(all.map(({ page }) => page).sort());
    const moments = entries.map((entry) => $(entry).children('updated').text());
    expect(moments).toEqual([...moments].sort().reverse());
    expect($('feed > updated').text()).toBe(moments[0]);
    expect([$('feed > author > name').text(), $('feed > rights').text()]).toEqual([
      'Milepost (demonstration)',
      expect.stringContaining('17 U.S.C. 105'),
    ]);
    for (const entry of entries) {
      const edition = all.find(({ page }) => page === $(entry).children('id').text());
      if (!edition) throw new Error('The feed tells of an edition that the list lacks');
      expect($(entry).children('updated').text()).toBe(edition.publishedAt);
      expect($(entry).children('summary').text()).toContain(edition.headline);
      expect($(entry).find('content li')).toHaveLength(edition.totals.missed);
    }
  });

  it('leads to each edition as a page, as data and as PDF', async () => {
    const $ = await feed('/feed.xml');
    const links = $('entry').first().children('link[rel=alternate]');
    expect(links.toArray().map((link) => $(link).attr('type'))).toEqual([
      ...['text/html', 'application/json', 'application/pdf'],
    ]);
    for (const link of links.toArray()) {
      const response = await ask(new URL($(link).attr('href') ?? '').pathname);
      expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([
        200,
        $(link).attr('type'),
      ]);
    }
  });

  it('says of a correction what it corrects and why', async () => {
    const $ = await feed(`/goals/${SLUG}/feed.xml`);
    const entry = $('entry').first();
    expect(entry.children('title').text()).toMatch(/^Correction: .*Q3 FY 2018 report, edition 2$/);
    expect(entry.children('summary').text()).toMatch(`Corrects edition 1: ${WHY} `);
    expect(entry.find('content').text()).toContain(WHY);
    const old = entry.children('link[rel=related]').attr('href') ?? '';
    expect(old).toMatch(/fy2018-q3\/editions\/1$/);
    expect((await ask(new URL(old).pathname)).status).toBe(200);
    const explained = (await report(`http://site/goals/${SLUG}/updates/fy2018-q3.json`)).milestones.find(
      ({ missed, explanation }) => missed && explanation !== null,
    );
    expect(entry.find('content li').text()).toContain(explained?.explanation);
  });

  it('has a feed for each goal, with nothing of others, and none for what is no goal', async () => {
    const $ = await feed('/goals/grants/feed.xml');
    const ids = $('entry > id')
      .toArray()
      .map((id) => $(id).text());
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !id.includes('/goals/grants/'))).toEqual([]);
    expect((await ask('/goals/nowhere/feed.xml')).status).toBe(404);
    expect((await ask('/goals/nowhere/calendar.ics')).status).toBe(404);
  });

  const LAST_DAYS = { 1: '-12-31', 2: '-03-31', 3: '-06-30', 4: '-09-30' } as const;
  const lastDayOf = (quarter: string): string => {
    const [, year, number] = /^FY(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
    const which = Number(number) as 1 | 2 | 3 | 4;
    return `${Number(year) - (which === 1 ? 1 : 0)}${LAST_DAYS[which]}`;
  };
  const isOpen = ({ status, due }: ReportedMilestone): boolean =>
    due.kind === 'scheduled' && status !== 'Completed' && status !== 'Withdrawn';

  it('has every open milestone with a due quarter in the calendar, on the last day of it, and no other', async () => {
    const newest = new Map<string, Listed>();
    for (const edition of await editions()) {
      const known = newest.get(edition.goal.slug);
      if (edition.newest && (!known || edition.quarter > known.quarter)) newest.set(edition.goal.slug, edition);
    }
    const reports = await Promise.all([...newest.values()].map(({ files }) => report(files.json)));
    const expected = reports
      .flatMap(({ milestones }) => milestones.filter(isOpen))
      .map(({ reference, title, missed, due }) => [
        `${reference.toLowerCase()}@localhost`,
        lastDayOf(due.quarter ?? ''),
        `${missed ? 'Missed' : 'Due'}: ${reference} ${title}`,
      ]);
    expect(expected.length).toBeGreaterThan(200);
    const events = (await calendar('/calendar.ics')).filter(({ uid }) => !uid.includes('-ends@'));
    const found = events.map(({ uid, startDate, summary }) => [uid, startDate.toString(), summary]);
    expect(found.sort()).toEqual(expected.sort());
    expect(events.every(({ startDate, duration }) => startDate.isDate && duration.toSeconds() === 86_400)).toBe(true);
  });

  it('has the ends of the quarters in which something is due', async () => {
    const events = await calendar(`/goals/${SLUG}/calendar.ics`);
    const ends = events.filter(({ uid }) => uid.includes('-ends-'));
    const due = new Set(events.filter((one) => !ends.includes(one)).map(({ startDate }) => startDate.toString()));
    expect(new Set(ends.map(({ startDate }) => startDate.toString()))).toEqual(due);
    expect(due.size).toBeGreaterThan(2);
  });

  it('is the same for every request, and 304 for who has it', async () => {
    for (const path of ['/feed.xml', '/calendar.ics']) {
      const [one, other] = [await ask(path), await ask(path)];
      expect(await one.text()).toBe(await other.text());
      const tag = one.headers.get('etag') ?? '';
      const again = await fetch(desk.address + path, { headers: { 'if-none-match': tag } });
      expect([path, again.status]).toEqual([path, 304]);
    }
  });

  it('is found from the pages: in their heads and in their text', async () => {
    for (const [path, ...links] of [
      ['/', '/feed.xml'],
      [`/goals/${SLUG}`, `/goals/${SLUG}/feed.xml`, `/goals/${SLUG}/calendar.ics`],
      [`/goals/${SLUG}/updates/fy2018-q3`, `/goals/${SLUG}/feed.xml`, `/goals/${SLUG}/calendar.ics`],
      ['/data', '/feed.xml', '/calendar.ics', '/goals/grants/feed.xml', '/goals/grants/calendar.ics'],
    ] as const) {
      const $ = load(await (await ask(path)).text());
      const [first = ''] = links;
      expect($(`head link[rel=alternate][type="application/atom+xml"][href="${first}"]`)).toHaveLength(1);
      if (path === '/') continue;
      for (const link of links)
        expect([path, link, $(`main a[href="${link}"]`).length > 0]).toEqual([path, link, true]);
    }
  });

  it('gives a citation in the forms of reference managers', async () => {
    const address = `/goals/${SLUG}/updates/fy2018-q3/editions/2`;
    const $ = load(await (await ask(address)).text());
    for (const [form, type, words] of [
      ['bib', 'application/x-bibtex', 'number = {Q3 FY 2018, edition 2}'],
      ['ris', 'application/x-research-info-systems', 'M1  - Q3 FY 2018, edition 2'],
      ['csl.json', 'application/vnd.citationstyles.csl+json', '"number": "Q3 FY 2018, edition 2"'],
    ] as const) {
      expect($(`main a[href="${address}.${form}"]`)).toHaveLength(1);
      const cited = await text(`${address}.${form}`, `${type}; charset=utf-8`);
      expect(cited).toContain(words);
      expect(cited).toContain(address);
    }
    expect((await ask(`/goals/${SLUG}/updates/fy2018-q3/editions/9.bib`)).status).toBe(404);
  });
});
