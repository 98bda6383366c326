import { load } from 'cheerio';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { IndicatorsRecord } from '../../src/indicators/indicators.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { databaseKind } from '../support/database.js';
import { type Fields, type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const PAGE = '/desk/goals/customer-experience/updates/fy2018-q4/indicators';

describe(`the indicators of an update on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  let leader: Visitor;
  beforeAll(async () => {
    desk = await servedDesk();
    const moments = { submissionsDueAt: new Date('2018-10-20T21:00:00Z'), releaseAt: null };
    await desk.record.context.get(RoundsService).open({ quarter: 'FY2018-Q4', ...moments }, desk.people.ppm);
    leader = await desk.as('leader');
  });
  afterAll(() => desk.stop());

  const now = async () => {
    const goal = await desk.record.context.get(GoalsRecord, { strict: false }).bySlug('customer-experience');
    return desk.record.context.get(IndicatorsRecord, { strict: false }).inQuarter(goal!, 'FY2018-Q4');
  };
  const logged = () =>
    desk.record.context
      .get(UnitOfWork, { strict: false })
      .manager.getRepository(LogEntry)
      .find({ where: { subjectKind: 'indicators', actorName: 'Lee Carter' }, order: { at: 'ASC' } });
  const formOf = (html: string): Fields => {
    const page = load(html);
    return Object.fromEntries(
      page('form [name^="was."], form [name*="."]')
        .toArray()
        .map((field) => [page(field).attr('name')!, String(page(field).val() ?? '')]),
    );
  };

  it('are carried over without values, take values a line each, and the log says from what to what', async () => {
    const before = await now();
    expect(before.map(({ values }) => values)).toEqual([[], [], []]);
    const form = formOf((await leader.get(PAGE)).html);
    const values = 'FY 2018 Q3:\r\nFY 2018 Q4: 62%';
    const answer = await leader.post(PAGE, { ...form, 'values.1': values, 'target.1': '80%' });
    expect([answer.status, answer.location]).toEqual([303, PAGE]);
    expect((await now())[1]).toMatchObject({
      target: '80%',
      values: [
        { period: 'FY 2018 Q3', value: null },
        { period: 'FY 2018 Q4', value: '62%' },
      ],
    });
    expect(await logged()).toMatchObject([
      { action: 'updated', before: { values: null }, after: { target: '80%', values: 'FY 2018 Q3:\nFY 2018 Q4: 62%' } },
    ]);
    const preview = await leader.get('/desk/goals/customer-experience/updates/fy2018-q4/preview');
    expect(preview.text).toContain('62%');
  });

  it('refuse a line without a period, keep what was typed, and change nothing', async () => {
    const before = await now();
    const form = formOf((await leader.get(PAGE)).html);
    const answer = await leader.post(PAGE, { ...form, 'values.0': '12' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('“12” names no period: write it as “Q1 FY 2019: 12”.');
    expect(load(answer.html)('#values-0').val()).toBe('12');
    expect(await now()).toEqual(before);
  });

  it('refuse a character that cannot be kept, in any of their texts', async () => {
    const before = await now();
    const form = formOf((await leader.get(PAGE)).html);
    for (const field of ['values.0', 'target.0']) {
      const answer = await leader.post(PAGE, { ...form, [field]: 'Q4: 1\uFFFE2' });
      expect([answer.status, answer.text.includes('holds the character U+FFFE after “Q4: 1”')]).toEqual([422, true]);
    }
    const added = await leader.post(`${PAGE}/new`, { name: 'Trust\u0007' });
    expect([added.status, added.text.includes('holds the character U+0007 after “Trust”')]).toEqual([422, true]);
    expect(await now()).toEqual(before);
  });

  it('show both versions to whoever saves second, and overwrite nothing', async () => {
    const [first, second] = [formOf((await leader.get(PAGE)).html), formOf((await leader.get(PAGE)).html)];
    await leader.post(PAGE, { ...first, 'values.0': 'Q4: 1' });
    const answer = await leader.post(PAGE, { ...second, 'values.0': 'Q4: 2' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Q4: 1');
    expect(load(answer.html)('#values-0').val()).toBe('Q4: 2');
    expect((await now())[0]!.values).toEqual([{ period: 'Q4', value: '1' }]);
    await leader.post(PAGE, formOf(answer.html));
    expect((await now())[0]!.values).toEqual([{ period: 'Q4', value: '2' }]);
  });

  it('are added, once by each name', async () => {
    const added = { name: 'Trust in service', unit: 'percent', baseline: '50%', target: '60%' };
    expect((await leader.post(`${PAGE}/new`, added)).status).toBe(303);
    expect((await now()).at(-1)).toMatchObject({ name: 'Trust in service', baseline: '50%', values: [] });
    const again = await leader.post(`${PAGE}/new`, added);
    expect([again.status, again.text.includes('already')]).toEqual([422, true]);
    expect(await now()).toHaveLength(4);
  });

  it('are not for another goal’s leader', async () => {
    const before = await now();
    const form = formOf((await leader.get(PAGE)).html);
    expect((await (await desk.as('other')).post(PAGE, { ...form, 'values.0': 'Q4: 9' })).status).toBe(403);
    expect(await now()).toEqual(before);
  });
});
