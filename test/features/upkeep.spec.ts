import { load } from 'cheerio';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { StrategiesRecord } from '../../src/strategies/strategies.record.js';
import { type Fields, type ServedDesk, servedDesk, type Visitor, type Who } from '../support/desk.js';

const SLUG = 'customer-experience';
const QUARTER = 'FY2018-Q4';
const BASE = `/desk/goals/${SLUG}`;

let desk: ServedDesk;
const visitors = new Map<Who, Visitor>();

beforeAll(async () => {
  desk = await servedDesk();
  const submissionsDueAt = new Date('2099-10-20T21:00:00Z');
  await desk.record.context
    .get(RoundsService)
    .open({ quarter: QUARTER, submissionsDueAt, releaseAt: null }, desk.people.ppm);
});

afterAll(async () => {
  await desk.stop();
});

const as = async (who: Who): Promise<Visitor> => {
  const known = visitors.get(who) ?? (await desk.as(who));
  visitors.set(who, known);
  return known;
};

const get = <T>(token: abstract new (...args: never[]) => T): T => desk.record.context.get<T>(token);

const goal = async () => {
  const found = await get(GoalsRecord).bySlug(SLUG);
  if (!found) throw new Error('There is no goal');
  return found;
};

const rows = async (): Promise<QuarterlyStatus[]> => get(MilestonesRecord).inQuarter(await goal(), QUARTER);
const row = async (reference: string) => {
  const found = (await rows()).find(({ milestone }) => milestone.reference === reference);
  if (!found) throw new Error(`There is no ${reference}`);
  return found;
};
const strategies = async () => get(StrategiesRecord).inQuarter(await goal(), QUARTER);
const strategy = async (reference: string) => {
  const found = (await strategies()).find((one) => one.strategy.reference === reference);
  if (!found) throw new Error(`There is no ${reference}`);
  return found;
};
const references = async () => (await rows()).map(({ milestone }) => milestone.reference);
const said = async () => get(GoalsRecord).inQuarter(await goal(), QUARTER);

/** Everything of the quarter that upkeep can change. */
const everything = async () => JSON.stringify([await rows(), await strategies(), await said()]);

const report = async () => {
  const update = await get(QuarterlyUpdatesRecord).inQuarter(await goal(), QUARTER);
  if (!update) throw new Error('There is no update');
  return (await get(ReportAssembly).of(update, await goal())).report;
};

const lastOf = async (kind: string, id: string) => {
  const [entry] = await get(AuditReader).entriesOf([kind], id, 1);
  return { action: entry?.action, by: entry?.actorName, before: entry?.before, after: entry?.after };
};

const post = async (path: string, fields: Fields, who: Who = 'leader') =>
  (await as(who)).post(`${BASE}${path}`, { quarter: QUARTER, ...fields });

/** A change of a milestone, with the version it has. */
const change = async (reference: string, deed: string, fields: Fields = {}, who: Who = 'leader') => {
  const now = (await rows()).find(({ milestone }) => milestone.reference === reference);
  return post(`/milestones/${reference}/${deed}`, { version: String(now?.version ?? 1), ...fields }, who);
};

describe('milestones', () => {
  it('are added with the next reference, where they belong, and stand in the log', async () => {
    const before = await rows();
    const [first] = await strategies();
    const reference = first?.strategy.reference ?? '';
    const words = { title: 'Publish the playbook', ownerText: 'OMB, GSA', group: '', dueText: 'Q1 FY 2019' };
    const answer = await post('/milestones', { ...words, strategy: reference });
    expect([answer.status, answer.location]).toEqual([303, `${BASE}/milestones/CX-033`]);
    const added = await row('CX-033');
    expect(added).toMatchObject({ title: 'Publish the playbook', dueQuarter: 'FY2019-Q1', status: 'Not reported' });
    expect((await rows()).length).toBe(before.length + 1);
    expect((await report()).milestones.find((one) => one.reference === 'CX-033')?.changes).toEqual([
      { kind: 'new', from: null, to: 'Not reported' },
    ]);
    expect(await lastOf('milestone', added.milestoneId)).toMatchObject({
      ...{ action: 'added', by: 'Lee Carter', before: null },
      after: { quarter: QUARTER, title: 'Publish the playbook', strategy: reference },
    });
  });

  it.each([
    ['without words', { title: ' ', dueText: 'TBD' }, 'Enter the words of the milestone.'],
    ['with a date nobody can read', { title: 'Do it', dueText: 'soonish' }, '“soonish” cannot be read as a due date.'],
    ['under no strategy', { title: 'Do it', dueText: '', strategy: '' }, 'Choose the strategy it stands under.'],
    ['under an unknown strategy', { title: 'Do it', dueText: '', strategy: 'CX-S99' }, 'CX-S99 is no strategy'],
  ])('are not added %s', async (_, fields, sentence) => {
    const before = await everything();
    const answer = await post('/milestones', { ownerText: 'OMB', group: '', strategy: 'CX-S1', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.html).toContain('value="OMB"');
    expect(await everything()).toBe(before);
  });

  it('are reworded; the report keeps the old words', async () => {
    const before = await row('CX-002');
    const words = { title: 'Publish the second thing', ownerText: 'GSA', group: before.group ?? '' };
    expect((await change('CX-002', 'words', words)).status).toBe(303);
    const after = await row('CX-002');
    expect(after).toMatchObject({ title: 'Publish the second thing', ownerText: 'GSA', editedBy: 'Lee Carter' });
    expect(after.milestone.reference).toBe('CX-002');
    const changes = (await report()).milestones.find(({ reference }) => reference === 'CX-002')?.changes;
    expect(changes).toContainEqual({ kind: 'reworded', from: before.title, to: 'Publish the second thing' });
    expect(await lastOf('milestone', after.milestoneId)).toMatchObject({
      ...{ action: 'reworded', by: 'Lee Carter' },
      before: { quarter: QUARTER, title: before.title, ownerText: before.ownerText },
      after: { quarter: QUARTER, title: 'Publish the second thing', ownerText: 'GSA' },
    });
  });

  it('are not reworded with a character that cannot be kept', async () => {
    const before = await row('CX-002');
    const words = { title: 'Publish\uFFFE it', ownerText: 'GSA', group: before.group ?? '' };
    const answer = await change('CX-002', 'words', words);
    expect([answer.status, answer.text.includes('This holds the character U+FFFE after “Publish”')]).toEqual([
      422,
      true,
    ]);
    expect(await row('CX-002')).toEqual(before);
  });

  it('show both versions to whoever saves second', async () => {
    const { version, group } = await row('CX-003');
    const fields = { version: String(version), ownerText: 'OMB', group: group ?? '' };
    expect((await post('/milestones/CX-003/words', { ...fields, title: 'As Dana has it' }, 'deputy')).status).toBe(303);
    const before = await everything();
    const answer = await post('/milestones/CX-003/words', { ...fields, title: 'As Lee has it' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Dana Fox changed this');
    expect(answer.text).toMatch(/As it is nowYours Milestone ?As Dana has it ?As Lee has it/);
    expect(await everything()).toBe(before);
    const newVersion = /id="words".*?name="version" value="(\d+)"/s.exec(answer.html)?.[1] ?? '';
    expect(
      (await post('/milestones/CX-003/words', { ...fields, version: newVersion, title: 'As both have it' })).status,
    ).toBe(303);
    expect((await row('CX-003')).title).toBe('As both have it');
  });

  it('move to another strategy and within it', async () => {
    const [, second] = await strategies();
    const to = second?.strategy.reference ?? '';
    expect((await change('CX-031', 'strategy', { strategy: to })).status).toBe(303);
    expect((await row('CX-031')).strategy.reference).toBe(to);
    const own = async () =>
      (await rows()).filter((one) => one.strategy.reference === to).map(({ milestone }) => milestone.reference);
    const order = await own();
    expect(order.at(-1)).toBe('CX-031');
    expect((await post('/milestones/CX-031/place', { way: 'up' })).status).toBe(303);
    expect((await own()).at(-2)).toBe('CX-031');
    const changes = (await report()).milestones.find(({ reference }) => reference === 'CX-031')?.changes;
    expect(changes?.map(({ kind }) => kind)).toContain('moved-strategy');
    const { milestoneId } = await row('CX-031');
    expect(await lastOf('milestone', milestoneId)).toMatchObject({ action: 'reordered', by: 'Lee Carter' });
    expect((await change('CX-031', 'strategy', { strategy: to })).text).toContain('already');
  });

  it('are withdrawn with a reason, and brought back as they were', async () => {
    const before = await row('CX-004');
    expect((await change('CX-004', 'withdrawal', { reason: ' ' })).text).toContain('Say why');
    expect((await change('CX-004', 'withdrawal', { reason: 'The law changed.' })).status).toBe(303);
    expect(await row('CX-004')).toMatchObject({ status: 'Withdrawn', reason: 'The law changed.', carriedOver: false });
    const { milestones } = await report();
    const printed = milestones.find(({ reference }) => reference === 'CX-004');
    expect([printed?.status, printed?.reason]).toEqual(['Withdrawn', 'The law changed.']);
    expect((await change('CX-004', 'return')).status).toBe(422); // a field it does not know
    expect((await post('/milestones/CX-004/return', {})).status).toBe(303);
    const { status, reason, carriedOver } = await row('CX-004');
    expect({ status, reason, carriedOver }).toEqual({
      ...{ status: before.status, reason: before.reason, carriedOver: before.carriedOver },
    });
    expect((await post('/milestones/CX-004/return', {})).text).toContain('is not withdrawn');
  });

  it('leave with a reason, stand under “No longer tracked”, and come back as they stood', async () => {
    const before = await row('CX-005');
    expect((await change('CX-005', 'departure', { reason: 'Done by others.' })).status).toBe(303);
    expect(await references()).not.toContain('CX-005');
    expect((await report()).noLongerTracked).toContainEqual(
      expect.objectContaining({ reference: 'CX-005', reason: 'Done by others.', into: null }),
    );
    expect(await lastOf('milestone', before.milestoneId)).toMatchObject({
      ...{ action: 'taken out', before: { title: before.title }, after: { reason: 'Done by others.' } },
    });
    const page = await (await as('leader')).get(`${BASE}/milestones/CX-005`);
    expect(page.text).toContain('No longer tracked in Q4 FY 2018. Done by others.');
    expect((await post('/milestones/CX-005/return', {})).status).toBe(303);
    const { title, ownerText, dueText, status, carriedOver, strategyId } = await row('CX-005');
    expect({ title, ownerText, dueText, status, carriedOver, strategyId }).toEqual({
      ...{ title: before.title, ownerText: before.ownerText, dueText: before.dueText, status: before.status },
      ...{ carriedOver: before.carriedOver, strategyId: before.strategyId },
    });
  });

  it('merge into another, which cannot leave before they are back', async () => {
    expect((await change('CX-006', 'merger', { into: 'CX-006', reason: 'One step.' })).text).toContain('into itself');
    expect((await change('CX-006', 'merger', { into: 'CX-009', reason: 'One step.' })).status).toBe(303);
    expect((await report()).noLongerTracked).toContainEqual(
      expect.objectContaining({
        ...{ reference: 'CX-006', into: 'CX-009' },
        change: { kind: 'merged-into', from: 'CX-006', to: 'CX-009' },
      }),
    );
    const refused = await change('CX-009', 'departure', { reason: 'Gone too.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('CX-009 carries CX-006 on');
    expect(await references()).toContain('CX-009');
  });

  it('merge into none that is completed or withdrawn, and show how the others stand', async () => {
    const completed = (await rows()).find(({ status }) => status === 'Completed');
    const done = completed?.milestone.reference ?? 'none';
    const page = load((await (await as('leader')).get(`${BASE}/milestones/CX-008`)).html);
    const choices = page('select[name=into] option')
      .toArray()
      .map((option) => page(option).text());
    expect(choices.some((text) => text.startsWith(done))).toBe(false);
    expect(choices.find((text) => text.startsWith('CX-009'))).toMatch(/\(.+, due Q\d FY \d{4}\)$/);
    const refused = await change('CX-008', 'merger', { into: done, reason: 'One step.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`${done} is completed and carries nothing on: choose a milestone that goes on.`);
    expect(await references()).toContain('CX-008');
  });

  it('split into others with the same due date, and back again', async () => {
    const before = await row('CX-008');
    const order = await references();
    expect((await change('CX-008', 'split', { titles: 'Only one', reason: 'Too large.' })).text).toContain(
      'two milestones at least',
    );
    const titles = 'Write the rule\nSign the rule';
    expect((await change('CX-008', 'split', { titles, reason: 'Too large.' })).status).toBe(303);
    const place = order.indexOf('CX-008');
    expect((await references()).slice(place, place + 2)).toEqual(['CX-034', 'CX-035']);
    expect(await row('CX-035')).toMatchObject({
      ...{ title: 'Sign the rule', dueText: before.dueText, ownerText: before.ownerText, status: 'Not reported' },
    });
    expect((await report()).noLongerTracked).toContainEqual(
      expect.objectContaining({
        ...{ reference: 'CX-008', into: 'CX-034', reason: 'Too large.' },
        change: { kind: 'split-into', from: 'CX-008', to: 'CX-034, CX-035' },
      }),
    );
    expect((await post('/milestones/CX-008/return', {})).status).toBe(303);
    expect((await references()).filter((one) => ['CX-008', 'CX-034', 'CX-035'].includes(one))).toEqual(['CX-008']);
  });
});

describe('strategies', () => {
  const words = { label: '', lead: '', problem: '', theoryOfChange: '', description: '' };

  it('are added, reworded and put in another place', async () => {
    const answer = await post('/strategies', { ...words, title: 'Federal front doors' });
    expect(answer.status).toBe(303);
    const reference = answer.location?.split('/').at(-1) ?? '';
    const { version, strategyId } = await strategy(reference);
    const again = { ...words, version: String(version), title: 'One front door', lead: 'GSA' };
    expect((await post(`/strategies/${reference}/statement`, again)).status).toBe(303);
    expect(await strategy(reference)).toMatchObject({ title: 'One front door', lead: 'GSA' });
    expect((await post(`/strategies/${reference}/statement`, again)).status).toBe(409);
    expect((await post(`/strategies/${reference}/place`, { way: 'up' })).status).toBe(303);
    expect((await strategies()).at(-2)?.strategy.reference).toBe(reference);
    expect(await lastOf('strategy', strategyId)).toMatchObject({ action: 'reordered', by: 'Lee Carter' });
    const taken = (await strategies())[0]?.title ?? '';
    expect((await post('/strategies', { ...words, title: taken })).text).toContain('Another strategy of this goal');
  });

  it('are continued as another, with their milestones', async () => {
    const [first] = await strategies();
    const old = first?.strategy.reference ?? '';
    const own = (await rows()).filter((one) => one.strategyId === first?.strategyId).length;
    const fields = { ...words, version: String(first?.version), title: 'Digital services for all' };
    const answer = await post(`/strategies/${old}/successor`, fields);
    expect(answer.status).toBe(303);
    const [next] = await strategies();
    expect([next?.title, next?.strategy.continues?.reference]).toEqual(['Digital services for all', old]);
    expect((await rows()).filter((one) => one.strategyId === next?.strategyId)).toHaveLength(own);
    const { noLongerTracked, milestones, strategies: printed } = await report();
    expect(printed[0]?.continues).toBe(first?.title);
    expect(noLongerTracked.filter(({ kind }) => kind === 'strategy')).toEqual([]);
    expect(milestones.filter(({ changes }) => changes.some(({ kind }) => kind === 'moved-strategy'))).toHaveLength(1);
  });

  it('end with a reason; their milestones must be moved first or leave with them', async () => {
    expect((await post('/milestones/CX-006/return', {})).status).toBe(303);
    const ending = (await strategies())[1];
    const { reference, id } = ending?.strategy ?? { reference: '', id: '' };
    const own = (await rows()).filter((one) => one.strategyId === id).map(({ milestone }) => milestone.reference);
    const fields = { version: String(ending?.version), reason: 'It is done.' };
    const before = await everything();
    const refused = await post(`/strategies/${reference}/ending`, { ...fields, milestones: 'stay' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('move them to another strategy first, or let them leave with it');
    expect(await everything()).toBe(before);
    const answer = await post(`/strategies/${reference}/ending`, { ...fields, milestones: 'leave' });
    expect(answer.status).toBe(303);
    const { noLongerTracked } = await report();
    expect(noLongerTracked.find(({ kind }) => kind === 'strategy')).toMatchObject({
      ...{ title: ending?.title, reason: 'It is done.' },
    });
    expect(await references()).toEqual(expect.not.arrayContaining(own));
    expect(await lastOf('strategy', id)).toMatchObject({ action: 'ended', after: { endReason: 'It is done.' } });
    expect((await post(`/milestones/${own[0] ?? ''}/return`, {})).text).toContain('bring that strategy back first');
    expect((await post(`/strategies/${reference}/return`, {})).status).toBe(303);
    expect((await post(`/milestones/${own[0] ?? ''}/return`, {})).status).toBe(303);
    expect(await references()).toContain(own[0]);
  });
});

describe('what a goal says', () => {
  const fields = async (over: Fields = {}): Promise<Fields> => {
    const { title, statement, challenge, opportunity, partners } = await said();
    const version = /id="statement".*?name="version" value="(\d+)"/s.exec(
      (await (await as('ppm')).get(BASE)).html,
    )?.[1];
    return {
      ...{ version: version ?? '', title, statement: statement.join('\n'), challenge: challenge.join('\n') },
      ...{ opportunity: opportunity.join('\n'), partners: partners.join('\n') },
      leaders: 'Ann Lee; Director; OMB\nBo Diaz; ; GSA\nCy Moss',
      ...over,
    };
  };

  it('is changed by PPM staff, with the leaders in their order', async () => {
    expect((await post('/statement', await fields({ partners: 'VA\nUSDA' }), 'ppm')).status).toBe(303);
    expect(await said()).toMatchObject({
      leaders: [
        { name: 'Ann Lee', title: 'Director', organization: 'OMB' },
        { name: 'Bo Diaz', title: null, organization: 'GSA' },
        { name: 'Cy Moss', title: null, organization: null },
      ],
      partners: ['VA', 'USDA'],
    });
    expect(await lastOf('goal', (await goal()).id)).toMatchObject({
      ...{ action: 'reworded', by: 'Pat Morgan', after: { quarter: QUARTER, partners: ['VA', 'USDA'] } },
    });
  });

  it('shows both versions to whoever saves second, and needs a title', async () => {
    const old = await fields({ title: 'As Sam has it' });
    expect((await post('/statement', old, 'ppm2')).status).toBe(303);
    const answer = await post('/statement', { ...old, title: 'As Pat has it' }, 'ppm');
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/Sam Reyes changed this.*As Sam has it ?As Pat has it/);
    expect((await post('/statement', await fields({ title: '' }), 'ppm')).text).toContain('Enter the title');
  });

  it('is not for a goal leader', async () => {
    const before = await everything();
    expect((await post('/statement', await fields({ title: 'Mine' }), 'leader')).status).toBe(403);
    expect(await everything()).toBe(before);
  });
});

describe('who may not, and what cannot be', () => {
  it.each([
    ['another goal’s leader', 'other'],
    ['an administrator', 'administrator'],
  ] as const)('%s changes nothing', async (_, who) => {
    const before = await everything();
    const { version } = await row('CX-017');
    const seen = { version: String(version) };
    for (const [path, fields] of [
      ['/milestones', { title: 'Mine', ownerText: '', group: '', dueText: '', strategy: 'CX-S1' }],
      ['/milestones/CX-017/words', { ...seen, title: 'Mine', ownerText: '', group: '' }],
      ['/milestones/CX-017/departure', { ...seen, reason: 'Mine' }],
      ['/strategies/CX-S2/ending', { ...seen, reason: 'Mine', milestones: 'leave' }],
    ] as [string, Fields][])
      expect((await post(path, fields, who)).status).toBe(403);
    expect(await everything()).toBe(before);
  });

  it('an unknown milestone is not found, and a released quarter is not changed', async () => {
    expect((await (await as('leader')).get(`${BASE}/milestones/CX-999`)).status).toBe(404);
    const { version } = await row('CX-017');
    const fields = { quarter: 'FY2018-Q3', version: String(version), title: 'Late', ownerText: '', group: '' };
    const answer = await (await as('leader')).post(`${BASE}/milestones/CX-017/words`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('is released');
  });

  it('keeps the pages for everybody at the desk to read', async () => {
    const other = await as('other');
    for (const path of ['', '/milestones/CX-017', '/strategies/CX-S3', '/milestones/new', '/strategies/new']) {
      const page = await other.get(`${BASE}${path}`);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.text).toContain('Only the leaders and deputies of this goal and PPM staff can change it.');
    }
    expect((await other.get('/desk/goals')).text).toContain('Getting Payments Right');
    const history = (await other.get(`${BASE}/milestones/CX-002`)).text;
    expect(history).toMatch(/History.*Lee Carter/);
  });
});
