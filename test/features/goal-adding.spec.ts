import { load } from 'cheerio';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { EditionsRecord } from '../../src/publishing/editions.record.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { GoalAdding } from '../../src/rounds/goal-adding.service.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { databaseKind } from '../support/database.js';
import { type Fields, type ServedDesk, servedDesk } from '../support/desk.js';
import { samplePlans } from '../support/sample-plans.js';

const QUARTER = 'FY2018-Q4';
const FRAUD: Fields = {
  ...{
    number: '15',
    slug: 'payment-fraud',
    title: 'Less payment fraud',
    statement: 'Pay whom we owe.\r\nAnd nobody else.',
  },
  leaders: 'Kim Novak; Controller; Office of Management and Budget\r\nJo Park',
};

describe(`adding a goal on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  beforeAll(async () => {
    desk = await servedDesk();
  }, 60_000);
  afterAll(() => desk.stop());

  const get = <T>(token: abstract new (...args: never[]) => T): T => desk.record.context.get<T>(token);
  const goals = () => get(GoalsRecord).all();
  const add = async (fields: Fields = {}, who: 'ppm' | 'leader' = 'ppm') =>
    (await desk.as(who)).post('/desk/goals/new', { ...FRAUD, ...fields });

  it('waits for a round', async () => {
    const before = await goals();
    const ppm = await desk.as('ppm');
    const shown = await ppm.get('/desk/goals/new');
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('No round is open')]);
    const sent = await add();
    expect([sent.status, sent.text]).toEqual([422, expect.stringContaining('Open a round first.')]);
    expect(await goals()).toEqual(before);
  });

  describe('in a round', () => {
    beforeAll(async () => {
      const moments = { submissionsDueAt: new Date('2099-10-20T21:00:00Z'), releaseAt: null };
      await get(RoundsService).open({ quarter: QUARTER, ...moments }, desk.people.ppm);
    }, 60_000);

    it('begins it with an update, in the agenda of its quarter, and is in the log', async () => {
      const ppm = await desk.as('ppm');
      expect((await ppm.get('/desk/goals')).html).toContain('href="/desk/goals/new"');
      const form = load((await ppm.get('/desk/goals/new')).html);
      const next = Math.max(...(await goals()).map(({ number }) => number)) + 1;
      expect(form('input[name=number]').attr('value')).toBe(String(next));
      const answer = await add();
      expect([answer.status, answer.location]).toEqual([303, '/desk/goals/payment-fraud']);
      const goal = (await get(GoalsRecord).bySlug('payment-fraud')) ?? fail();
      expect(goal).toMatchObject({ number: 15, prefix: 'PF', title: 'Less payment fraud' });
      expect(goal.agenda.slug).toBe((await get(GoalsRecord).bySlug('grants'))?.agenda.slug);
      expect(await get(GoalsRecord).inQuarter(goal, QUARTER)).toEqual({
        ...{ title: 'Less payment fraud', statement: ['Pay whom we owe.', 'And nobody else.'] },
        ...{ challenge: [], opportunity: [], partners: [] },
        leaders: [
          { name: 'Kim Novak', title: 'Controller', organization: 'Office of Management and Budget' },
          { name: 'Jo Park', title: null, organization: null },
        ],
      });
      const update = (await get(QuarterlyUpdatesRecord).inQuarter(goal, QUARTER)) ?? fail();
      const [entry] = await get(AuditReader).entriesOf(['goal'], goal.id, 1);
      expect(entry).toMatchObject({ action: 'added', actorName: 'Pat Morgan', before: null });
      expect(entry?.after).toMatchObject({ number: 15, slug: 'payment-fraud', quarter: QUARTER });
      const [opened] = await get(AuditReader).entriesOf(['quarterly update'], update.id, 1);
      expect(opened).toMatchObject({ action: 'opened', unit: entry?.unit });
      for (const path of ['', '/updates/fy2018-q4', '/updates/fy2018-q4/milestones', '/updates/fy2018-q4/preview'])
        expect([path, (await ppm.get(`/desk/goals/payment-fraud${path}`)).status]).toEqual([path, 200]);
      expect((await ppm.get('/desk')).text).toContain('Less payment fraud');
      expect((await (await desk.as(null)).get('/goals/payment-fraud')).status).toBe(404);
      expect(await get(EditionsRecord).publishedQuarters(goal)).toEqual([]);
    });

    it('lets its leader, who can be named now, add a strategy and a milestone', async () => {
      const administrator = await desk.as('administrator');
      const { id } = desk.people.leader;
      await administrator.post(`/desk/people/${id}/roles`, { role: 'leader:payment-fraud' });
      const leader = await desk.as('leader');
      const base = '/desk/goals/payment-fraud';
      const words = { label: '', title: 'Look first', lead: '', problem: '', theoryOfChange: '', description: '' };
      expect((await leader.post(`${base}/strategies`, { quarter: QUARTER, ...words })).status).toBe(303);
      const milestone = {
        title: 'Match the lists',
        ownerText: '',
        dueText: 'Q1 FY 2019',
        group: '',
        strategy: 'PF-S1',
      };
      const added = await leader.post(`${base}/milestones`, { quarter: QUARTER, ...milestone });
      expect(added.location).toBe(`${base}/milestones/PF-001`);
      expect((await leader.get(`${base}/updates/fy2018-q4`)).text).toContain('Match the lists');
    });

    it.each([
      ['a name that is taken', { slug: 'grants', number: '40' }, 'grants is the name of another goal in addresses'],
      ['a number that is taken', { slug: 'other', number: '1' }, 'Number 1 is that of'],
      ['a name that is an address', { slug: 'new', number: '40' }, '“new” cannot be the name'],
      ['a name with capitals', { slug: 'Payment Fraud' }, 'Enter small letters, digits and single hyphens'],
      ['no number', { number: 'x' }, 'Enter the number of the goal, such as 15.'],
      ['no title', { title: ' ' }, 'Enter the title of the goal.'],
      [
        'a leader without a name',
        { leaders: 'Jo Park\n ; Controller' },
        'Begin the line of each leader with the name.',
      ],
    ])('refuses %s, and keeps what was typed', async (_, fields, sentence) => {
      const before = await goals();
      const answer = await add(fields);
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sentence)]);
      const shown: Fields = { ...FRAUD, ...fields };
      expect(load(answer.html)('input[name=slug]').attr('value')).toBe(shown.slug);
      expect(await goals()).toEqual(before);
    });

    it('is for PPM staff alone', async () => {
      const before = await goals();
      const fields = { slug: 'another', number: '41' };
      expect((await add(fields, 'leader')).status).toBe(403);
      const said = { title: 'x', statement: [], challenge: [], opportunity: [], leaders: [], partners: [] };
      const adding = get(GoalAdding).add(desk.people.leader, { number: 41, slug: 'another', said });
      await expect(adding).rejects.toThrow('Only PPM staff may add a goal.');
      expect((await (await desk.as('leader')).get('/desk/goals')).html).not.toContain('/desk/goals/new');
      expect(await goals()).toEqual(before);
    });

    it('leaves the goal to the import of its plan until somebody works on it', async () => {
      await add({ slug: 'filled', number: '42' });
      const goal = (await get(GoalsRecord).bySlug('filled')) ?? fail();
      const [file] = (await samplePlans('customer-experience')).filter(({ quarter }) => quarter === 'FY2018-Q1');
      const plan = file?.plan ?? fail();
      const ofGoal = Object.assign(plan, { goal: Object.assign(plan.goal, { slug: 'filled', number: 42 }) });
      await desk.record.import([{ ...(file ?? fail()), quarter: QUARTER, plan: ofGoal, sha256: 'f'.repeat(64) }]);
      expect(await get(MilestonesRecord).inQuarter(goal, QUARTER)).not.toEqual([]);
      expect((await get(GoalsRecord).inQuarter(goal, QUARTER)).title).toBe(plan.goal.title);
    });

    it('gives a name once, also where two add it at once', async () => {
      const each = await Promise.all([1, 2, 3].map((index) => add({ slug: 'twice', number: String(50 + index) })));
      expect(each.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    });
  });
});

const fail = (): never => {
  throw new Error('It is not there.');
};
