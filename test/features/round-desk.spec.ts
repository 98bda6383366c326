import { load } from 'cheerio';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { PlanImportService } from '../../src/plan-import/plan-import.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { RoundsRecord } from '../../src/rounds/rounds.record.js';
import { type Fields, servedDesk, type ServedDesk } from '../support/desk.js';
import { PPM, samplePlans } from '../support/sample-plans.js';

const Q4 = 'FY2018-Q4';
const ROUND = '/desk/rounds/fy2018-q4';

let desk: ServedDesk;

const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);

const opened = async () => {
  const ppm = await desk.as('ppm');
  await ppm.post('/desk/rounds/new', { quarter: Q4, submissionsDueAt: '2028-11-15T17:00', releaseAt: '' });
  return ppm;
};

const mail = () => get(UnitOfWork).manager.getRepository(OutgoingMail).findBy({ cause: 'reminder' });
const logged = (action: string) => get(UnitOfWork).manager.getRepository(LogEntry).findBy({ action });

const columnOf = (html: string, label: string): number[] => {
  const $ = load(html);
  return $(`tbody td[data-label="${label}"]`)
    .toArray()
    .map((cell) => Number.parseInt($(cell).text(), 10));
};

describe('The round desk', () => {
  beforeEach(async () => {
    desk = await servedDesk();
  });

  afterEach(() => desk.stop());

  it('says that no round is open, and lets PPM staff open one', async () => {
    const ppm = await desk.as('ppm');
    expect((await ppm.get('/desk')).html).toContain('href="/desk/rounds/new"');
    const leader = await desk.as('leader');
    const page = await leader.get('/desk');
    expect(page.text).toContain('Your goals appear here once they have.');
    expect(page.html).not.toContain('/desk/rounds/new');
    expect((await leader.get('/desk/rounds/new')).status).toBe(403);
    expect((await leader.post('/desk/rounds/new', { quarter: Q4, submissionsDueAt: '2028-11-15T17:00' })).status).toBe(
      403,
    );

    const form = await ppm.get('/desk/rounds/new');
    expect(load(form.html)('option').first().text()).toBe('Q4 FY 2018');
    const sent = await ppm.post('/desk/rounds/new', {
      ...{ quarter: Q4, submissionsDueAt: '2028-11-15T17:00', releaseAt: '2028-12-01T09:00' },
    });
    expect([sent.status, sent.location]).toEqual([303, ROUND]);
    expect(await get(RoundsRecord).of(Q4)).toMatchObject({
      submissionsDueAt: new Date('2028-11-15T22:00:00Z'),
      releaseAt: new Date('2028-12-01T14:00:00Z'),
    });
  });

  it('shows the form again with what is wrong and what was typed', async () => {
    const ppm = await desk.as('ppm');
    const page = await ppm.post('/desk/rounds/new', {
      ...{ quarter: 'FY2018-Q9', submissionsDueAt: 'soon', releaseAt: '2028-02-30T10:00' },
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Three things need your attention');
    expect(page.text).toContain('Say when submissions are due, as a date and time');
    expect(page.html).toContain('value="soon"');
    const published = await ppm.post('/desk/rounds/new', {
      ...{ quarter: 'FY2018-Q3', submissionsDueAt: '2028-11-15T17:00', releaseAt: '' },
    });
    expect(published.status).toBe(422);
    expect(published.text).toContain('Reports of Q3 FY 2018 are published already');
    expect(await get(RoundsRecord).all()).toEqual([]);
  });

  it('shows PPM staff every goal, with totals that add up, in the order asked for', async () => {
    const ppm = await opened();
    const page = await ppm.get('/desk');
    const $ = load(page.html);
    expect($('tbody tr')).toHaveLength(14);
    for (const label of ['No status', 'Missed, not explained', 'Other findings', 'Open comments']) {
      const sum = Number($(`tfoot td[data-label="${label}"]`).text().replace(',', ''));
      expect(columnOf(page.html, label).reduce((all, one) => all + one, 0)).toBe(sum);
    }
    const byStatus = columnOf((await ppm.get('/desk?sort=no-status')).html, 'No status');
    expect(byStatus).toEqual(byStatus.toSorted((a, b) => b - a));
    expect((await ppm.get('/desk/rounds/fy2018-q1')).status).toBe(404);
    expect((await ppm.get('/desk/rounds')).text).toContain('Q4 FY 2018');
  });

  it('shows a leader their goals with the very next thing to do', async () => {
    await opened();
    const leader = await desk.as('leader');
    const page = await leader.get('/desk');
    const $ = load(page.html);
    expect($('.next-card')).toHaveLength(1);
    expect($('.next-card__next a').text()).toMatch(/^Give \d+ milestones a status$/);
    expect($('.next-card__next a').attr('href')).toBe(
      '/desk/goals/customer-experience/updates/fy2018-q4/milestones?show=no-status',
    );
    expect($('table')).toHaveLength(0);
    const all = await leader.get(ROUND);
    expect(load(all.html)('tbody tr')).toHaveLength(14);
    expect(all.html).not.toContain('/reminders');
    expect((await leader.get(`${ROUND}/release`)).status).toBe(403);
  });

  it('reminds those of one goal, or of all that are not submitted, one message a person', async () => {
    const ppm = await opened();
    await ppm.post(`${ROUND}/reminders`, { goal: 'customer-experience' });
    const first = await mail();
    expect(first.map(({ recipient }) => recipient).sort()).toEqual(['dana.fox@example.gov', 'lee.carter@example.gov']);
    expect(first[0]?.body).toContain('Improving Customer Experience');
    expect(first[0]?.body).toContain('/desk');
    const again = await ppm.post(`${ROUND}/reminders`, { goal: 'customer-experience' });
    expect([again.status, again.text.includes('customer-experience was reminded less than 10 minutes ago')]).toEqual([
      ...[422, true],
    ]);
    const everybody = load((await ppm.get(ROUND)).html)('form[action$="/reminders"]').first();
    await ppm.post(`${ROUND}/reminders`, { goal: everybody.find('[name=goal]').attr('value') ?? '' });
    const said = (await ppm.get(ROUND)).text;
    expect(said).toContain('The reminder to Olu Brown (1 goal) is written and waits: mail is not set up.');
    expect(said).toContain('customer-experience was reminded a moment ago. Nobody has an account for');
    expect(await mail()).toHaveLength(3);
    expect(await logged('reminded')).toHaveLength(2);

    const leader = await desk.as('leader');
    expect((await leader.post(`${ROUND}/reminders`)).status).toBe(403);
    const nobody = await ppm.post(`${ROUND}/reminders`, { goal: 'nowhere' });
    expect([nobody.status, nobody.text.includes('nowhere has no update for Q4 FY 2018.')]).toEqual([422, true]);
    for (const fields of [{}, { goal: '' }, { goal: ['grants', 'workforce'] }, { goal: 'x'.repeat(201) }]) {
      const bad = await ppm.post(`${ROUND}/reminders`, fields as Fields);
      expect([bad.status, bad.text.includes('Say which goal is to be reminded.')]).toEqual([422, true]);
    }
    expect(await mail()).toHaveLength(3);
  });

  it('shows both dates where somebody else changed them meanwhile', async () => {
    const ppm = await opened();
    const other = await desk.as('ppm2');
    const dates = { version: '1', submissionsDueAt: '2028-11-20T17:00', releaseAt: '' };
    expect((await other.post(`${ROUND}/dates`, dates)).status).toBe(303);
    const stale = await ppm.post(`${ROUND}/dates`, { ...dates, submissionsDueAt: '2028-11-22T17:00' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('November 20, 2028 at 5:00 PM Eastern');
    expect(stale.html).toContain('value="2028-11-22T17:00"');
    const version = load(stale.html)('input[name=version]').attr('value') ?? '';
    await ppm.post(`${ROUND}/dates`, { ...dates, version, submissionsDueAt: '2028-11-22T17:00' });
    expect((await get(RoundsRecord).of(Q4))?.submissionsDueAt).toEqual(new Date('2028-11-22T22:00:00Z'));
    expect((await ppm.post(`${ROUND}/dates`, { ...dates, submissionsDueAt: '' })).status).toBe(422);
  });

  it('does not let an import overwrite what somebody worked on', async () => {
    await opened();
    const plans = await samplePlans('customer-experience');
    const last = plans.filter(({ quarter }) => quarter === Q4);
    const goal = await get(GoalsRecord).bySlug('customer-experience');
    const row = () =>
      get(MilestonesRecord)
        .inQuarter(goal!, Q4)
        .then(([first]) => first!);
    const { id, version } = await row();
    await get(UnitOfWork).run(() =>
      get(MilestonesRecord).change(id, version, { carriedOver: false, editedAt: new Date(0), editedBy: 'Lee Carter' }),
    );
    await expect(get(PlanImportService).import(last, PPM)).rejects.toThrow(
      'customer-experience Q4 FY 2018 is being worked on at the desk',
    );
    expect(await row()).toMatchObject({ id, carriedOver: false });

    await get(UnitOfWork).run(() => get(MilestonesRecord).change(id, version + 1, { editedAt: null, editedBy: null }));
    await get(PlanImportService).import(last, PPM);
    const update = await get(QuarterlyUpdatesRecord).inQuarter(goal!, Q4);
    expect(update?.planSha256).not.toBeNull();
    expect(await get(UpdateTextsRecord).of(update!.id)).toEqual([]);
  });
});
