import { AuditReader } from '../../src/audit/audit-reader.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import { QuarterSnapshots } from '../../src/drafting/correction/quarter-snapshot.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { VerificationService } from '../../src/publishing/verification.service.js';
import { type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const SLUG = 'customer-experience';
const QUARTER = 'FY2018-Q3';
const PUBLIC = `/goals/${SLUG}/updates/fy2018-q3`;
const PAGE = `/desk/goals/${SLUG}/updates/fy2018-q3/correction`;
const WHY = 'The playbook was signed on June 29, and the report said it was on track.';

let desk: ServedDesk;
let ppm: Visitor;
let reader: Visitor;

beforeAll(async () => {
  desk = await servedDesk();
  ppm = await desk.as('ppm');
  reader = await desk.as(null);
});

afterAll(async () => {
  await desk.stop();
});

const get = <T>(token: abstract new (...args: never[]) => T): T => desk.record.context.get<T>(token);

const goal = async () => {
  const found = await get(GoalsRecord).bySlug(SLUG);
  if (!found) throw new Error('There is no goal');
  return found;
};

/** Everything of the quarter by its ids; of rows that were put back, who edited them last is as it was too. */
const everything = async () => {
  const update = await get(QuarterlyUpdatesRecord).inQuarter(await goal(), QUARTER);
  if (!update) throw new Error('There is no update');
  return JSON.parse(JSON.stringify(await get(QuarterSnapshots).of(await goal(), update))) as object;
};

const openRow = async () => {
  const rows = await get(MilestonesRecord).inQuarter(await goal(), QUARTER);
  const found = rows.find(({ status }) => status === 'On track');
  if (!found) throw new Error('Nothing is on track');
  return found;
};

const entries = async () => {
  const update = await get(QuarterlyUpdatesRecord).inQuarter(await goal(), QUARTER);
  return get(AuditReader).entriesOf(['quarterly update'], update?.id ?? '', 5);
};

const begin = () => ppm.post(PAGE, { reason: WHY });

const complete = async () => {
  const { id, version } = await openRow();
  await get(RowsService).change(desk.people.ppm, SLUG, QUARTER, [
    { row: id, version, change: { status: 'Completed' } },
  ]);
};

describe('a correction', () => {
  it('is for PPM staff alone, and of what is published', async () => {
    const before = await everything();
    for (const who of ['leader', 'deputy', 'other', 'administrator'] as const) {
      const visitor = await desk.as(who);
      for (const path of [PAGE, `${PAGE}/edition`, `${PAGE}/discarding`])
        expect([who, path, (await visitor.post(path, { reason: WHY })).status]).toEqual([who, path, 403]);
      expect((await visitor.get(PAGE)).text).toContain('Only PPM staff correct a published report.');
    }
    expect((await ppm.get(PAGE.replace('q3', 'q4'))).status).toBe(404);
    const wordless = await ppm.post(PAGE, { reason: ' ' });
    expect([wordless.status, wordless.text.includes('Say what was wrong and why')]).toEqual([422, true]);
    expect(await everything()).toEqual(before);
    expect((await ppm.post(`${PAGE}/edition`, { reason: WHY })).text).toContain('published or discarded');
  });

  it('is begun once, logged, and seen by no reader', async () => {
    const shown = (await reader.get(PUBLIC)).html;
    expect((await begin()).status).toBe(303);
    const again = await begin();
    expect([again.status, again.text.includes('Pat Morgan is correcting this report already.')]).toEqual([422, true]);
    expect((await entries())[0]).toMatchObject({
      ...{ action: 'correction opened', actorName: 'Pat Morgan', after: { corrects: 1, reason: WHY } },
    });
    expect((await ppm.get(PAGE)).text).toContain('Nothing differs.');
    const nothing = await ppm.post(`${PAGE}/edition`, { reason: WHY, waive: 'As before.' });
    expect([nothing.status, nothing.text.includes('Nothing differs from edition 1')]).toEqual([422, true]);
    await complete();
    expect((await reader.get(PUBLIC)).html).toBe(shown);
  });

  it('can be discarded: everything is as it was, by the log as well', async () => {
    const { milestone, title, version } = await openRow();
    const opened = await everything();
    const upkeep = `/desk/goals/${SLUG}/milestones/${milestone.reference}`;
    const quarter = { quarter: QUARTER };
    const words = { ...quarter, version: String(version), title: 'Other words', ownerText: 'GSA', group: '' };
    expect((await ppm.post(`${upkeep}/words`, words)).status).toBe(303);
    const leave = { ...quarter, version: String(version + 1), reason: 'It never was.' };
    expect((await ppm.post(`${upkeep}/departure`, leave)).status).toBe(422);
    const added = { ...quarter, title: 'Another', ownerText: '', group: '', dueText: 'TBD', strategy: 'CX-S1' };
    expect((await ppm.post(`/desk/goals/${SLUG}/milestones`, added)).status).toBe(422);
    expect(await everything()).not.toEqual(opened);
    expect((await ppm.post(`${PAGE}/discarding`)).status).toBe(303);
    const rows = await get(MilestonesRecord).inQuarter(await goal(), QUARTER);
    expect(rows.find((row) => row.milestone.reference === milestone.reference)).toMatchObject({
      title,
      editedAt: null,
    });
    const completed = (await get(MilestonesRecord).inQuarter(await goal(), QUARTER)).filter(({ editedAt }) => editedAt);
    expect(completed).toEqual([]);
    expect((await entries())[0]).toMatchObject({ action: 'correction discarded', actorName: 'Pat Morgan' });
    const history = await get(AuditReader).entriesOf(['milestone'], milestone.id, 1);
    expect(history[0]).toMatchObject({ action: 'put back', after: { title } });
    expect((await ppm.post(`${PAGE}/discarding`)).status).toBe(422);
  });

  it('discarded at once leaves exactly what was there', async () => {
    const before = await everything();
    await begin();
    await complete();
    expect(await everything()).not.toEqual(before);
    await ppm.post(`${PAGE}/discarding`);
    expect(await everything()).toEqual(before);
  });

  it('is published as edition 2 with what was wrong and why; edition 1 stays and can be compared', async () => {
    const first = await reader.get(`${PUBLIC}/editions/1.json`);
    const { milestone } = await openRow();
    await begin();
    await complete();
    expect((await ppm.get(PAGE)).text).toContain('against publishing it');
    expect((await ppm.get(`${PAGE}/edition`)).status).toBe(404);
    const refused = await ppm.post(`${PAGE}/edition`, { reason: WHY, waive: '' });
    expect([refused.status, (await reader.get(`${PUBLIC}/editions/2`)).status]).toEqual([422, 404]);
    const answer = await ppm.post(`${PAGE}/edition`, { reason: WHY, waive: 'The plan of 2018 gives no such words.' });
    expect([answer.status, answer.location]).toEqual([303, `${PAGE}/edition`]);
    const done = await ppm.get(`${PAGE}/edition`);
    expect(done.text).toContain('Edition 2 is published');
    expect(done.html).toContain(`href="${PUBLIC}/editions/2"`);
    expect(done.html).toContain(`href="${PUBLIC}/editions/1/compare/2"`);

    const second = await reader.get(PUBLIC);
    expect(second.text).toContain(`This edition corrects edition 1. ${WHY}`);
    const json = JSON.parse((await reader.get(`${PUBLIC}.json`)).html) as {
      edition: object;
      milestones: { reference: string; status: string }[];
      waivers: { reason: string }[];
    };
    expect(json.edition).toMatchObject({ number: 2, corrects: 1, correction: WHY });
    expect(json.milestones.find(({ reference }) => reference === milestone.reference)?.status).toBe('Completed');
    expect(json.waivers.map(({ reason }) => reason)).toContain('The plan of 2018 gives no such words.');
    expect((await reader.get(`${PUBLIC}/editions/1.json`)).html).toBe(first.html);
    const old = await reader.get(`${PUBLIC}/editions/1`);
    expect(old.text).toContain('This is not the newest edition. Edition 1 was corrected.');

    const address = `${PUBLIC}/editions/1/compare/2`;
    expect([second.html.includes(address), old.html.includes(address)]).toEqual([true, true]);
    const compared = await reader.get(address);
    expect(compared.text).toMatch(/What differs between edition 1 and edition 2.*Counts.*On track.*Completed/);
    expect(compared.html).toMatch(/<del><span class="usa-sr-only">from <\/span>On track<\/del>/);
    const [turned, same, none] = await Promise.all(
      ['2/compare/1', '1/compare/1', '1/compare/3'].map((path) => reader.get(`${PUBLIC}/editions/${path}`)),
    );
    expect([turned?.location, same?.status, none?.status]).toEqual([address, 404, 404]);
  });

  it('is compared with other quarters edition by edition, and with its own first edition field by field', async () => {
    const compare = `/goals/${SLUG}/compare`;
    const textOf = async (sides: string) => (await reader.get(`${compare}/${sides}`)).text;
    expect(await textOf('fy2018-q2/fy2018-q3-edition-1')).toContain('8 milestones were completed');
    expect(await textOf('fy2018-q2/fy2018-q3')).toContain('9 milestones were completed');
    for (const sides of ['fy2018-q3-edition-1/fy2018-q3', 'fy2018-q3-edition-2/fy2018-q3-edition-1'])
      expect([sides, (await reader.get(`${compare}/${sides}`)).location]).toEqual([
        sides,
        ...[`${PUBLIC}/editions/1/compare/2`],
      ]);
    expect((await reader.get(compare)).html).toContain('<option value="fy2018-q3-edition-1">Q3 FY 2018, edition 1');
    expect((await reader.get(`${PUBLIC}/editions/1`)).html).toContain(`${compare}/fy2018-q2/fy2018-q3-edition-1`);
  });

  it('leaves everything published in order', async () => {
    expect((await get(VerificationService).verify()).broken).toEqual([]);
  });

  it('can itself be corrected', async () => {
    expect((await begin()).status).toBe(303);
    const { id, version } = await openRow();
    const change = { explanation: 'It waits for the budget.' };
    await get(RowsService).change(desk.people.ppm, SLUG, QUARTER, [{ row: id, version, change }]);
    const reason = 'One explanation was left out.';
    expect((await ppm.post(`${PAGE}/edition`, { reason, waive: 'As before.' })).status).toBe(303);
    expect((await reader.get(PUBLIC)).text).toContain(`This edition corrects edition 2. ${reason}`);
    expect((await reader.get(`${PUBLIC}/editions/2`)).text).toContain('This is not the newest edition.');
    expect((await get(VerificationService).verify()).broken).toEqual([]);
  });
});
