import { load } from 'cheerio';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { ReviewRecord } from '../../src/quarterly-updates/review.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { type Answer, type Fields, type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const GOAL = 'customer-experience';
const QUARTER = 'FY2018-Q4';
const GRID = `/desk/goals/${GOAL}/updates/fy2018-q4/milestones`;
const ALL = '/desk/rounds/fy2018-q4/milestones';
const JSON_ASKED = { accept: 'application/json' };

/** The fields of the grid as a browser would send them, with some filled in otherwise. */
const gridFields = ({ html }: Answer, filled: Fields = {}): Fields => {
  const page = load(html);
  const fields: Record<string, string> = {};
  page('#grid')
    .find('input, select, textarea')
    .each((_, element) => {
      const field = page(element);
      const name = field.attr('name') ?? '';
      if (field.attr('type') === 'checkbox') return;
      const selected = field.find('option[selected]');
      const option = selected.length > 0 ? selected : field.find('option').first();
      const value = field.is('select')
        ? (option.attr('value') ?? option.text())
        : field.is('textarea')
          ? field.text()
          : field.val();
      fields[name] = typeof value === 'string' ? value : '';
    });
  return { ...fields, do: 'save', ...filled };
};

describe('the milestone grid', () => {
  let desk: ServedDesk;
  let leader: Visitor;
  let deputy: Visitor;
  let ppm: Visitor;
  beforeAll(async () => {
    desk = await servedDesk();
    const moments = { submissionsDueAt: new Date('2027-06-15T21:00:00Z'), releaseAt: null };
    await desk.record.context.get(RoundsService).open({ quarter: QUARTER, ...moments }, desk.people.ppm);
    [leader, deputy, ppm] = [await desk.as('leader'), await desk.as('deputy'), await desk.as('ppm')];
  });
  afterAll(() => desk.stop());

  const rows = async (slug = GOAL): Promise<QuarterlyStatus[]> => {
    const goal = await desk.record.context.get(GoalsRecord).bySlug(slug);
    if (!goal) throw new Error('There is no such goal.');
    return desk.record.context.get(MilestonesRecord).inQuarter(goal, QUARTER);
  };
  const row = async (reference: string, slug = GOAL): Promise<QuarterlyStatus> => {
    const found = (await rows(slug)).find(({ milestone }) => milestone.reference === reference);
    if (!found) throw new Error(`There is no ${reference}.`);
    return found;
  };
  const log = async () => desk.record.context.get(AuditReader).entries({ kind: 'milestone' }, null, 5);
  const wasOf = ({ html }: Answer, reference: string): string => String(load(html)(`[name="was.${reference}"]`).val());

  it('shows every milestone with last quarter, its fields and how it will print, and counts that add up', async () => {
    const page = await leader.get(GRID);
    expect(page.status).toBe(200);
    const $ = load(page.html);
    expect($('.grid-row')).toHaveLength(29);
    expect($('#CX-003').text()).toContain('On track');
    expect($('#status-CX-003 [selected]').text()).toBe('No status yet');
    expect($('#status-CX-029 [selected]').text()).toBe('Stays completed');
    expect($('#grid-totals').text()).toContain('9 of 29 have a status');
    expect($('#grid-totals').text()).toContain('29 of 29 shown');
    const chips = Object.fromEntries(
      $('.chip')
        .get()
        .map((chip) => {
          const [, text = '', count] = /^(.*) (\d+)$/.exec($(chip).text()) ?? [];
          return [text, Number(count)];
        }),
    );
    expect(chips).toMatchObject({ All: 29, 'No status yet': 20, 'Due this quarter': 4 });
    expect($('.table--grid th').eq(2).text()).toBe('Last report, Q3\u00a0FY\u00a02018');
    expect($('#CX-003').attr('data-needs')).toBe('explanation recoveryText');
    expect($('#CX-003 .grid-word__hint').text()).toBe('such as Q1 FY 2019');
    expect($('#CX-014 .grid-more summary').text()).toContain('Explanation, reason, remark');
    expect($('.grid-head a[href$="/indicators"]')).toHaveLength(1);
  });

  it('narrows and orders, and says so in its links', async () => {
    const due = load((await leader.get(`${GRID}?show=due&sort=owner`)).html);
    expect(due('.grid-row')).toHaveLength(4);
    expect(due('#grid').attr('action')).toBe(`${GRID}?show=due&sort=owner`);
    const none = await leader.get(`${GRID}?text=nothing+like+this`);
    expect(none.text).toContain('No milestone is like that');
    const all = load((await ppm.get(`${ALL}?goal=${GOAL}`)).html);
    expect(all('.grid-row')).toHaveLength(29);
    expect(all('.table--grid th').eq(2).text()).toBe('Last report');
  });

  it('saves what is different and nothing else, and takes it back', async () => {
    const page = await leader.get(`${GRID}?show=no-status`);
    const was = await row('CX-003');
    const saved = await leader.post(
      `${GRID}?show=no-status`,
      gridFields(page, { 'status.CX-003': 'Completed', 'explanation.CX-005': 'Words' }),
    );
    expect([saved.status, saved.location]).toEqual([303, `${GRID}?show=no-status`]);
    const after = await leader.get(`${GRID}?show=no-status`);
    expect(after.text).toContain('2 milestones saved.');
    expect(await row('CX-003')).toMatchObject({
      status: 'Completed',
      carriedOver: false,
      editedBy: 'Lee Carter',
      version: was.version + 1,
    });
    expect(await log()).toContainEqual(
      expect.objectContaining({
        ...{ action: 'updated', subjectTitle: 'CX-003', actorName: 'Lee Carter' },
        before: { quarter: QUARTER, status: 'On track', statusText: 'On track', carriedOver: true },
        after: { quarter: QUARTER, status: 'Completed', statusText: null, carriedOver: false },
      }),
    );
    expect((await rows()).filter(({ editedAt }) => editedAt !== null)).toHaveLength(2);
    const undo = load(after.html)('.said form').attr('action') ?? '';
    const back = await leader.post(undo, {}, { referer: `${desk.address}${GRID}?show=no-status` });
    expect([back.status, back.location]).toEqual([303, `${GRID}?show=no-status`]);
    expect(await row('CX-003')).toMatchObject({ status: 'On track', carriedOver: true });
    expect((await log())[0]).toMatchObject({ action: 'taken back' });
    const elsewhere = await leader.post(undo, {}, { referer: 'https://elsewhere.example/desk/goals' });
    expect(elsewhere.location).toBe('/desk');
    expect((await leader.get(GRID)).text).toContain('changed since then');
  });

  it('sets many at once, those without a status or those that are ticked', async () => {
    const page = await leader.get(GRID);
    const ticked = gridFields(page, { do: 'many', which: 'ticked', to: 'Completed', tick: ['CX-030', 'CX-031'] });
    expect((await leader.post(GRID, ticked)).status).toBe(303);
    expect((await row('CX-031')).status).toBe('Completed');
    const again = await leader.get(GRID);
    expect(again.text).toContain('2 milestones set to Completed.');
    const asLast = gridFields(again, { do: 'many', which: 'no-status', to: 'as last quarter' });
    expect((await leader.post(GRID, asLast)).status).toBe(303);
    const done = await leader.get(GRID);
    expect(done.text).toContain('18 milestones confirmed as in the last report.');
    expect(load(done.html)('#grid-totals').text()).toContain('29 of 29 have a status');
    const none = load((await leader.get(`${GRID}?show=no-status`)).html)('.grid-none');
    expect(none.text()).toMatch(/All have a status\.\s+Explain 3 misses/);
    expect(none.find('a').attr('href')).toBe(`${GRID}?show=no-words`);
    const unit = load(done.html)('.said form').attr('action') ?? '';
    expect(JSON.parse((await leader.post(unit, {}, JSON_ASKED)).html)).toMatchObject({ left: [] });
    expect((await rows()).filter(({ carriedOver }) => carriedOver)).toHaveLength(27);
    const nothing = await leader.post(
      GRID,
      gridFields(await leader.get(GRID), { do: 'many', which: 'ticked', to: 'Completed' }),
    );
    expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining('No milestone is ticked')]);
  });

  it('leaves out what is withdrawn where a status is set for many, and names it', async () => {
    const { id, version } = await row('CX-031');
    const change = { status: 'Withdrawn', carriedOver: false, reason: 'No funds' } as const;
    const { context } = desk.record;
    await context.get(UnitOfWork).run(() => context.get(MilestonesRecord).change(id, version, change));
    const before = gridFields(await leader.get(GRID), {
      do: 'many',
      which: 'ticked',
      to: 'At risk',
      tick: ['CX-030', 'CX-031'],
    });
    expect((await leader.post(GRID, before)).status).toBe(303);
    const done = await leader.get(GRID);
    expect(done.text).toContain('1 milestone set to At risk. CX-031 is withdrawn and stays so.');
    expect(await row('CX-031')).toMatchObject({ status: 'Withdrawn', reason: 'No funds' });
    const back = { status: 'On track', carriedOver: true, reason: null } as const;
    await leader.post(load(done.html)('.said form').attr('action') ?? '');
    await context.get(UnitOfWork).run(() => context.get(MilestonesRecord).change(id, version + 1, back));
  });

  it('refuses a due date nobody can read, keeps what was typed, and changes nothing', async () => {
    const was = [await row('CX-012'), await row('CX-013')];
    const page = await leader.get(GRID);
    const refused = await leader.post(
      GRID,
      gridFields(page, { 'dueText.CX-012': 'soonish', 'status.CX-013': 'Completed' }),
    );
    expect(refused.status).toBe(422);
    const $ = load(refused.html);
    expect($('.error-summary a').attr('href')).toBe('#dueText-CX-012');
    expect($('#dueText-CX-012').val()).toBe('soonish');
    expect($('#dueText-CX-012-error').text()).toContain('Q1 FY 2019');
    expect($('#status-CX-013 [selected]').attr('value')).toBe('Completed');
    expect([await row('CX-012'), await row('CX-013')]).toEqual(was);
    const missed = { 'was.CX-014': wasOf(page, 'CX-014'), 'status.CX-014': 'Missed' };
    const asked = await leader.post(GRID, missed, JSON_ASKED);
    expect([asked.status, JSON.parse(asked.html)]).toMatchObject([422, { errors: [{ id: 'status-CX-014' }] }]);
    for (const body of [{ 'was.CX-014': '{}' }, { 'was.CX-014': 'no' }, { ...missed, 'status.CX-014': 'Splendid' }])
      expect((await leader.post(GRID, body)).status).toBe(422);
  });

  it('refuses a character that cannot be kept, at its field, and changes nothing', async () => {
    const was = await row('CX-012');
    const page = await leader.get(GRID);
    const refused = await leader.post(GRID, gridFields(page, { 'remark.CX-012': 'No\uFFFF change' }));
    expect(refused.status).toBe(422);
    expect(load(refused.html)('#remark-CX-012-error').text()).toContain('holds the character U+FFFF after “No”');
    expect(await row('CX-012')).toEqual(was);
  });

  it('asks for a recovery quarter, words and reason where they are needed', async () => {
    const page = await leader.get(GRID);
    const edits = { 'status.CX-002': 'At risk', 'dueText.CX-014': 'Q4 FY 2020' };
    await leader.post(GRID, gridFields(page, edits));
    const $ = load((await leader.get(GRID)).html);
    expect($('#CX-002').attr('data-needs')).toBe('explanation recoveryText');
    expect($('#CX-002').text()).toContain('Needs an explanation');
    expect($('#CX-014').attr('data-needs')).toBe('reason');
    expect($('#CX-014').text()).toContain('Needs a reason for the new date');
    expect(load((await leader.get(`${GRID}?show=moved`)).html)('.grid-row')).toHaveLength(1);
  });

  it('shows both versions to whoever saves second, and saves mine with the next press', async () => {
    const [mine, theirs] = [await leader.get(GRID), await deputy.get(GRID)];
    await deputy.post(
      GRID,
      gridFields(theirs, {
        'explanation.CX-015': 'Of Dana',
        'remark.CX-015': 'Dana alone',
        'status.CX-019': 'At risk',
      }),
    );
    const stale = await leader.post(
      GRID,
      gridFields(mine, { 'explanation.CX-015': 'Of Lee', 'explanation.CX-017': 'Of Lee' }),
    );
    expect(stale.status).toBe(409);
    const $ = load(stale.html);
    expect($('#stale-CX-015').text()).toMatch(/Dana Fox changed this/);
    expect($('#stale-CX-015').text()).toMatch(/Theirs\s+Of Dana.*Yours\s+Of Lee/s);
    expect($('#stale-CX-015').text()).toMatch(/Theirs\s+Dana alone.*As theirs/s);
    expect($('#explanation-CX-015').val()).toBe('Of Lee');
    expect($('#stale-CX-019')).toHaveLength(0);
    expect(stale.text).toContain('1 milestone saved.');
    expect([await row('CX-015'), await row('CX-019'), await row('CX-017')]).toMatchObject([
      { explanation: 'Of Dana' },
      { status: 'At risk' },
      { explanation: 'Of Lee' },
    ]);
    const taken = await leader.post(GRID, { ...gridFields(stale, { take: 'CX-015' }), do: '' });
    expect(taken.status).toBe(303);
    expect(await row('CX-015')).toMatchObject({ explanation: 'Of Dana' });
    await leader.post(GRID, gridFields(stale));
    expect(await row('CX-015')).toMatchObject({ explanation: 'Of Lee', remark: 'Dana alone', editedBy: 'Lee Carter' });
  });

  it('answers a script row by row: saved, both versions, and the row anew', async () => {
    const page = await leader.get(GRID);
    const edit = (status: string) => ({ 'was.CX-018': wasOf(page, 'CX-018'), 'status.CX-018': status });
    const saved = await leader.post(GRID, edit('At risk'), JSON_ASKED);
    expect(JSON.parse(saved.html)).toMatchObject({
      saved: [{ row: (await row('CX-018')).id }],
      unit: expect.any(String) as string,
    });
    const stale = await leader.post(GRID, edit('Completed'), JSON_ASKED);
    expect([stale.status, JSON.parse(stale.html)]).toMatchObject([
      409,
      { stale: [{ reference: 'CX-018', differences: [{ label: 'Status', theirs: 'At risk', mine: 'Completed' }] }] },
    ]);
    const part = await leader.get(`${GRID}/CX-018`);
    expect(part.html).not.toContain('<html');
    expect(load(part.html)('#status-CX-018 [selected]').text()).toBe('At risk');
    expect((await leader.get(`${GRID}/CX-999`)).status).toBe(404);
  });

  it('is only to read for another goal’s leader, and changes nothing for them', async () => {
    const other = await desk.as('other');
    const page = await other.get(GRID);
    expect([page.status, load(page.html)('#grid select')]).toMatchObject([200, { length: 0 }]);
    const was = await row('CX-020');
    const edit = { 'was.CX-020': JSON.stringify({ id: was.id, version: was.version }), 'explanation.CX-020': 'No' };
    expect((await other.post(GRID, edit)).status).toBe(403);
    expect((await other.post(ALL, edit)).status).toBe(403);
    expect((await other.post('/desk/goals/infrastructure-permitting/updates/fy2018-q4/milestones', edit)).status).toBe(
      422,
    );
    expect((await (await desk.as(null)).post(GRID, edit)).status).toBe(401);
    expect(await row('CX-020')).toEqual(was);
  });

  it('takes a whole page of all goals from PPM, and not from one who leads one of them', async () => {
    const page = await ppm.get(`${ALL}?sort=reference&text=IP-`);
    const [first] = await rows('infrastructure-permitting');
    const reference = first?.milestone.reference ?? '';
    const saved = await ppm.post(
      `${ALL}?sort=reference&text=IP-`,
      gridFields(page, { [`explanation.${reference}`]: 'Of Pat' }),
    );
    expect(saved.location).toBe(`${ALL}?text=IP-&sort=reference`);
    expect(await row(reference, 'infrastructure-permitting')).toMatchObject({ explanation: 'Of Pat' });
    const { id, version } = await row(reference, 'infrastructure-permitting');
    const edit = { [`was.${reference}`]: JSON.stringify({ id, version }), [`remark.${reference}`]: 'No' };
    expect((await leader.post(ALL, edit)).status).toBe(403);
    expect(await row(reference, 'infrastructure-permitting')).toMatchObject({ remark: null });
  });

  it('refuses a submitted update, and says what to do', async () => {
    const { context } = desk.record;
    const page = await leader.get(GRID);
    const goal = await context.get(GoalsRecord).bySlug(GOAL);
    const update = goal && (await context.get(QuarterlyUpdatesRecord).inQuarter(goal, QUARTER));
    await context.get(UnitOfWork).run(() =>
      context.get(ReviewRecord).addStep({
        ...{ updateId: update?.id ?? '', kind: 'submitted', at: new Date('2027-06-01T12:00:00Z'), reason: null },
        ...{ personId: desk.people.leader.id, personName: desk.people.leader.name },
      }),
    );
    const was = await row('CX-022');
    const refused = await leader.post(GRID, gridFields(page, { 'explanation.CX-022': 'Too late' }));
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('under review')]);
    expect(await row('CX-022')).toEqual(was);
    expect(load((await leader.get(GRID)).html)('#grid select')).toHaveLength(0);
  });

  it('says that it changes a published report while that is corrected, and leads to no round that is not there', async () => {
    const released = `/desk/goals/${GOAL}/updates/fy2018-q3`;
    await ppm.post(`${released}/correction`, { reason: 'A date was wrong.' });
    const $ = load((await ppm.get(`${released}/milestones`)).html);
    expect($('.notice--correction').text()).toContain('Correction of edition 1. A date was wrong.');
    expect($('.notice--correction a').attr('href')).toBe(`${released}/correction`);
    expect($('#grid select').length).toBeGreaterThan(0);
    const trail = $('nav.usa-breadcrumb a, .trail a')
      .get()
      .map((link) => $(link).attr('href'));
    expect(trail).toContain(`/desk/goals/${GOAL}`);
    expect($('a[href="/desk/rounds/fy2018-q3"]')).toHaveLength(0);
    const all = load((await ppm.get('/desk/rounds/fy2018-q3/milestones')).html);
    expect(all('.notice--correction a').attr('href')).toBe(`${released}/correction`);
  });

  it('is nothing for a quarter or goal that is not there', async () => {
    expect((await leader.get('/desk/goals/nothing/updates/fy2018-q4/milestones')).status).toBe(404);
    expect((await leader.get(`/desk/goals/${GOAL}/updates/fy2031-q1/milestones`)).status).toBe(404);
    expect((await leader.get(`/desk/goals/${GOAL}/updates/soon/milestones`)).status).toBe(400);
    expect((await ppm.get('/desk/rounds/fy2031-q1/milestones')).status).toBe(404);
  });
});
