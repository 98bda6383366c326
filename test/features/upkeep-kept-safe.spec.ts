import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalUpkeep } from '../../src/drafting/upkeep/goal-upkeep.service.js';
import { MilestoneLeaving } from '../../src/drafting/upkeep/milestone-leaving.service.js';
import { MilestoneReturning } from '../../src/drafting/upkeep/milestone-returning.service.js';
import { MilestoneUpkeep } from '../../src/drafting/upkeep/milestone-upkeep.service.js';
import { StrategyEnding } from '../../src/drafting/upkeep/strategy-ending.service.js';
import { StrategyUpkeep } from '../../src/drafting/upkeep/strategy-upkeep.service.js';
import { UpdateAccess } from '../../src/drafting/update-access.js';
import { CorrectionService } from '../../src/drafting/correction/correction.service.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import type { QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { GoalStatementsRecord } from '../../src/goals/goal-statements.record.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestoneDeparture } from '../../src/milestones/milestone-departure.entity.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { QuarterlyUpdatesService } from '../../src/quarterly-updates/quarterly-updates.service.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { StaleEdit } from '../../src/stale-edit.js';
import { StrategiesRecord } from '../../src/strategies/strategies.record.js';
import { Strategy } from '../../src/strategies/strategy.entity.js';
import { type Fields, type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const CX = 'customer-experience';
const Q4 = 'FY2018-Q4';
const Q3 = 'FY2018-Q3';

let desk: ServedDesk;
let leader: Visitor;
let ppm: Visitor;

beforeAll(async () => {
  desk = await servedDesk();
  const submissionsDueAt = new Date('2099-10-20T21:00:00Z');
  await get(RoundsService).open({ quarter: Q4, submissionsDueAt, releaseAt: null }, desk.people.ppm);
  leader = await desk.as('leader');
  ppm = await desk.as('ppm');
});

afterAll(async () => {
  await desk.stop();
});

const get = <T>(token: abstract new (...args: never[]) => T): T => desk.record.context.get<T>(token);

const goalOf = async (slug: string) => {
  const goal = await get(GoalsRecord).bySlug(slug);
  if (!goal) throw new Error(`There is no ${slug}`);
  return goal;
};
const updateOf = async (slug: string, quarter: QuarterKey = Q4) => {
  const update = await get(QuarterlyUpdatesRecord).inQuarter(await goalOf(slug), quarter);
  if (!update) throw new Error('There is no update');
  return update;
};
const rows = async (slug = CX, quarter: QuarterKey = Q4): Promise<QuarterlyStatus[]> =>
  get(MilestonesRecord).inQuarter(await goalOf(slug), quarter);
const row = async (reference: string, quarter: QuarterKey = Q4) => {
  const found = (await rows(CX, quarter)).find(({ milestone }) => milestone.reference === reference);
  if (!found) throw new Error(`There is no ${reference}`);
  return found;
};
const strategies = async (slug = CX, quarter: QuarterKey = Q4) =>
  get(StrategiesRecord).inQuarter(await goalOf(slug), quarter);
const report = async (slug = CX, quarter: QuarterKey = Q4) =>
  get(ReportAssembly).of(await updateOf(slug, quarter), await goalOf(slug));
const reported = async (reference: string) => {
  const found = (await report()).report.milestones.find((one) => one.reference === reference);
  if (!found) throw new Error(`${reference} is not in the report`);
  return found;
};
const references = async () => (await rows()).map(({ milestone }) => milestone.reference);
const entries = () => get(UnitOfWork).manager.getRepository(LogEntry).count();
const seen = async (reference: string) => ({ reference, version: (await row(reference)).version });
const place = { slug: CX, quarter: Q4 } as const;

const act = async (deed: string, reference: string, fields: Fields = {}) => {
  const now = (await rows()).find(({ milestone }) => milestone.reference === reference);
  const version: Fields = deed === 'return' ? {} : { version: String(now?.version ?? 1) };
  return leader.post(`/desk/goals/${CX}/milestones/${reference}/${deed}`, { quarter: Q4, ...version, ...fields });
};

const split = async (reference: string): Promise<string[]> =>
  get(MilestoneLeaving).split(desk.people.leader, place, await seen(reference), ['One', 'Two'], 'It was too large.');

describe('a milestone that was split', () => {
  it('does not lose a part in the quarter of the split, nor its row while the part carries it on', async () => {
    const [first = '', second = ''] = await split('CX-008');
    const before = await references();
    for (const [deed, fields] of [
      ['departure', {}],
      ['merger', { into: 'CX-009' }],
      ['split', { titles: 'A\nB' }],
    ] as [string, Fields][]) {
      const answer = await act(deed, second, { reason: 'No more.', ...fields });
      expect([deed, answer.status]).toEqual([deed, 422]);
      expect(answer.text).toContain(`${second} was split off from CX-008 in Q4 FY 2018: bring CX-008 back first`);
    }
    const withdrawn = await act('withdrawal', first, { reason: 'No more.' });
    expect([withdrawn.status, withdrawn.text.includes(`${first} carries CX-008 on since Q4 FY 2018`)]).toEqual([
      422,
      true,
    ]);
    expect(await references()).toEqual(before);
    expect((await act('return', 'CX-008')).status).toBe(303);
  });

  it('does not come back while something else rests on a part', async () => {
    const [first = ''] = await split('CX-008');
    expect((await act('merger', 'CX-009', { into: first, reason: 'It is the same.' })).status).toBe(303);
    const refused = await act('return', 'CX-008');
    expect([refused.status, refused.text.includes(`${first} carries CX-009 on`)]).toEqual([422, true]);
    expect((await act('return', 'CX-009')).status).toBe(303);
    expect((await act('return', 'CX-008')).status).toBe(303);
    expect(await references()).toEqual(expect.arrayContaining(['CX-008', 'CX-009']));
  });

  it('hands its due dates and its miss on to its parts', async () => {
    const missed = (await report()).report.milestones.find(
      ({ due, missed, changes }) => missed && due.first !== null && changes.some(({ kind }) => kind === 'still-missed'),
    );
    if (!missed) throw new Error('Nothing is still missed');
    const { reference, due } = missed;
    const [first = ''] = await split(reference);
    expect(await reported(first)).toMatchObject({ missed: true, due: { first: due.first, history: due.history } });
    const { id, version } = await row(first);
    const change = { dueText: 'Q2 FY 2019' };
    await get(RowsService).change(desk.people.leader, CX, Q4, [{ row: id, version, change }]);
    const part = await reported(first);
    expect(part.changes).toEqual([
      { kind: 'new', from: null, to: 'Not reported' },
      { kind: 'due-moved', from: due.quarter, to: 'FY2019-Q2' },
    ]);
    expect(part.due).toMatchObject({ first: due.first, moves: due.moves + 1, movedAfterMiss: true });
    expect(part.due.slip).toBeGreaterThan(0);
    expect((await report()).findings).toContainEqual(
      expect.objectContaining({ code: 'move-without-reason', reference: first }),
    );
    expect((await act('return', reference)).status).toBe(303);
  });
});

describe('what carries another on', () => {
  it('is not withdrawn', async () => {
    expect((await act('merger', 'CX-006', { into: 'CX-009', reason: 'One step.' })).status).toBe(303);
    const refused = await act('withdrawal', 'CX-009', { reason: 'Gone too.' });
    expect([refused.status, refused.text.includes('CX-009 carries CX-006 on since Q4 FY 2018')]).toEqual([422, true]);
    expect((await row('CX-009')).status).not.toBe('Withdrawn');
    expect((await act('return', 'CX-006')).status).toBe(303);
  });
});

describe('what was kept at the desk', () => {
  const worked = async (slug: string) =>
    get(QuarterlyUpdatesService).isWorkedOn(await goalOf(slug), await updateOf(slug));
  const stage = async (slug: string) => (await get(UpdateAccess).of(await goalOf(slug), await updateOf(slug))).stage;
  const of = (slug: string) => ({ slug, quarter: Q4 }) as const;

  it.each([
    [
      'a milestone taken out',
      'workforce',
      async (slug: string) => {
        const [one] = await rows(slug);
        const what = { reference: one?.milestone.reference ?? '', version: one?.version ?? 0 };
        await get(MilestoneLeaving).takeOut(desk.people.ppm, of(slug), what, 'Done by others.');
      },
    ],
    [
      'a strategy reworded',
      'grants',
      async (slug: string) => {
        const [one] = await strategies(slug);
        if (!one) throw new Error('There is no strategy');
        const { label, lead, problem, theoryOfChange, description } = one;
        const words = { label, title: 'Other words', lead, problem, theoryOfChange, description };
        const what = { reference: one.strategy.reference, version: one.version };
        await get(StrategyUpkeep).reword(desk.people.ppm, of(slug), what, words);
      },
    ],
    [
      'a strategy moved',
      'category-management',
      async (slug: string) => {
        const [one] = await strategies(slug);
        await get(StrategyUpkeep).reorder(desk.people.ppm, of(slug), one?.strategy.reference ?? '', 'down');
      },
    ],
    [
      'what the goal says',
      'it-modernization',
      async (slug: string) => {
        const { version } = await get(GoalStatementsRecord).statement(await goalOf(slug), Q4);
        await get(GoalUpkeep).change(desk.people.ppm, of(slug), version, { partners: ['VA'] });
      },
    ],
  ])('is work that no import may overwrite: %s', async (_, slug, change) => {
    expect([await worked(slug), await stage(slug)]).toEqual([false, 'not started']);
    await change(slug);
    expect([await worked(slug), await stage(slug)]).toEqual([true, 'drafting']);
  });
});

describe('somebody else at the same time', () => {
  it('keeps what the second saver did not touch', async () => {
    const { version, title, ownerText, group } = await row('CX-017');
    const page = await leader.get(`/desk/goals/${CX}/milestones/CX-017`);
    const was = /id="words".*?name="was" value="([^"]*)"/s.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    await get(MilestoneUpkeep).reword(
      desk.people.deputy,
      place,
      { reference: 'CX-017', version },
      { title, ownerText: 'As Dana has it', group: group ?? '' },
    );
    const mine = { title: 'As Lee has it', ownerText: ownerText ?? '', group: group ?? '' };
    const answer = await act('words', 'CX-017', { ...mine, version: String(version), was: unescaped(was) });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('value="As Dana has it"');
    expect(answer.text).toContain('As Lee has it');
    expect(answer.html).toContain('<th scope="row">Milestone</th>');
    expect(answer.html).not.toContain('<th scope="row">Owner</th>');
  });

  it('is told also where the form came back for something else', async () => {
    const { version, ownerText, group } = await row('CX-018');
    await get(MilestoneUpkeep).reword(
      desk.people.deputy,
      place,
      { reference: 'CX-018', version },
      { title: 'As Dana has it', ownerText: ownerText ?? '', group: group ?? '' },
    );
    const answer = await act('words', 'CX-018', { title: ' ', ownerText: '', group: '', version: String(version) });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(new RegExp(`id="words".*?name="version" value="${version}"`, 's'));
  });

  it('who saves a row at the same moment is waited for', async () => {
    const { leader: person } = desk.people;
    await get(MilestoneLeaving).withdraw(person, place, await seen('CX-022'), 'The law changed.');
    const { id, version } = await row('CX-022');
    const edit = { row: id, version, change: { explanation: 'It waits for the law.' } };
    let saving = Promise.resolve();
    await new Promise<void>((saved) => {
      saving = get(UnitOfWork).run(async () => {
        await get(RowsService).change(person, CX, Q4, [edit]);
        saved();
        await pause(1000);
      });
    });
    const returning = get(MilestoneReturning).bringBack(person, place, 'CX-022');
    await Promise.all([saving, returning]);
    expect(await row('CX-022')).toMatchObject({ explanation: 'It waits for the law.', reason: null });
    expect((await row('CX-022')).status).not.toBe('Withdrawn');
  });

  it('does not make the log tell what was not done', async () => {
    const { leader: person } = desk.people;
    await get(MilestoneLeaving).withdraw(person, place, await seen('CX-019'), 'The law changed.');
    const [first = ''] = await split('CX-020');
    const before = await entries();
    const change = jest.spyOn(get(MilestonesRecord), 'change').mockResolvedValueOnce(false);
    await expect(get(MilestoneReturning).bringBack(person, place, 'CX-019')).rejects.toThrow(StaleEdit);
    change.mockRestore();
    expect([await entries(), (await row('CX-019')).status]).toEqual([before, 'Withdrawn']);
    expect(await references()).toContain(first);
    await get(MilestoneReturning).bringBack(person, place, 'CX-020');
  });
});

describe('the reason of what left', () => {
  const dropReason = async (reference: string) => {
    const departure = (await get(MilestonesRecord).departedIn(await goalOf(CX), Q4)).find(
      ({ milestone }) => milestone.reference === reference,
    );
    await get(UnitOfWork).run(async () => {
      const { manager } = get(UnitOfWork);
      await manager.getRepository(MilestoneDeparture).update({ id: departure?.id ?? '' }, { reason: null });
    });
  };

  it('is given on the page of the milestone, and stands in the log', async () => {
    const { milestoneId } = await row('CX-010');
    expect((await act('departure', 'CX-010', { reason: 'A slip.' })).status).toBe(303);
    await dropReason('CX-010'); // as an imported plan leaves it
    const codes = async () =>
      (await report()).findings.filter(({ reference }) => reference === 'CX-010').map(({ code }) => code);
    expect(await codes()).toEqual(['departure-without-reason']);
    const address = `/desk/goals/${CX}/milestones/CX-010`;
    expect((await leader.get(address)).text).toContain('Give the reason');
    const fields = { quarter: Q4, seen: '', reason: ' ' };
    expect((await leader.post(`${address}/reason`, fields)).text).toContain('Say why');
    const given = { ...fields, reason: 'Done by others.' };
    expect((await leader.post(`${address}/reason`, given)).status).toBe(303);
    expect(await codes()).toEqual([]);
    const [entry] = await get(AuditReader).entriesOf(['milestone'], milestoneId, 1);
    expect(entry).toMatchObject({
      ...{ action: 'reason changed', actorName: 'Lee Carter' },
      ...{ before: { quarter: Q4, reason: null }, after: { quarter: Q4, reason: 'Done by others.' } },
    });
    const stale = await leader.post(`${address}/reason`, { ...given, reason: 'As Lee has it.' });
    expect([stale.status, stale.text.includes('Lee Carter changed this')]).toEqual([409, true]);
    const other = await desk.as('other');
    expect((await other.post(`${address}/reason`, given)).status).toBe(403);
    expect((await act('return', 'CX-010')).status).toBe(303);
    const none = await leader.post(`${address}/reason`, given);
    expect([none.status, none.text.includes('CX-010 did not leave in Q4 FY 2018')]).toEqual([422, true]);
  });

  it('is changed on the page of a strategy that ended', async () => {
    const ending = (await strategies()).at(-1);
    const { id, reference } = ending?.strategy ?? { id: '', reference: '' };
    const what = { reference, version: ending?.version ?? 0 };
    await get(StrategyEnding).end(desk.people.leader, place, what, { reason: 'Done.', withMilestones: true });
    const address = `/desk/goals/${CX}/strategies/${reference}`;
    expect((await leader.get(address)).text).toContain('Change the reason');
    const answer = await leader.post(`${address}/reason`, { quarter: Q4, seen: 'Done.', reason: 'It is all done.' });
    expect(answer.status).toBe(303);
    const strategy = await get(UnitOfWork).manager.getRepository(Strategy).findOneByOrFail({ id });
    expect(strategy.endReason).toBe('It is all done.');
    const [entry] = await get(AuditReader).entriesOf(['strategy'], id, 1);
    expect(entry).toMatchObject({ action: 'reason changed', after: { quarter: Q4, endReason: 'It is all done.' } });
  });
});

describe('a correction', () => {
  it('changes words and places, and what stands in the report stays', async () => {
    await get(CorrectionService).open(desk.people.ppm, { slug: CX, quarter: Q3 }, 'One owner was wrong.');
    const before = JSON.stringify([await rows(CX, Q3), await strategies(CX, Q3)]);
    const [one] = await strategies(CX, Q3);
    const strategy = one?.strategy.reference ?? '';
    const words = { label: '', title: 'Another', lead: '', problem: '', theoryOfChange: '', description: '' };
    const base = `/desk/goals/${CX}`;
    const seenNow = { quarter: Q3, version: String((await row('CX-017', Q3)).version) };
    const seenOne = { quarter: Q3, version: String(one?.version) };
    for (const [path, fields] of [
      ['/milestones', { quarter: Q3, title: 'New', ownerText: '', group: '', dueText: '', strategy }],
      ['/milestones/CX-017/departure', { ...seenNow, reason: 'Gone.' }],
      ['/milestones/CX-017/withdrawal', { ...seenNow, reason: 'Gone.' }],
      ['/milestones/CX-017/merger', { ...seenNow, into: 'CX-018', reason: 'One.' }],
      ['/milestones/CX-017/split', { ...seenNow, titles: 'A\nB', reason: 'Two.' }],
      ['/milestones/CX-017/return', { quarter: Q3 }],
      ['/milestones/CX-017/reason', { quarter: Q3, seen: '', reason: 'Other words.' }],
      ['/strategies', { quarter: Q3, ...words }],
      [`/strategies/${strategy}/successor`, { ...seenOne, ...words }],
      [`/strategies/${strategy}/ending`, { ...seenOne, reason: 'Done.', milestones: 'leave' }],
      [`/strategies/${strategy}/return`, { quarter: Q3 }],
      [`/strategies/${strategy}/reason`, { quarter: Q3, seen: '', reason: 'Other words.' }],
    ] as [string, Fields][]) {
      const answer = await ppm.post(`${base}${path}`, fields);
      expect([path, answer.status]).toEqual([path, 422]);
      expect(answer.text).toContain('The report of Q3 FY 2018 is being corrected');
    }
    expect(JSON.stringify([await rows(CX, Q3), await strategies(CX, Q3)])).toBe(before);
    const page = await ppm.get(`${base}/milestones/CX-017?quarter=fy2018-q3`);
    expect(page.html).toContain('/milestones/CX-017/words"');
    expect(page.html).not.toMatch(/CX-017\/(departure|withdrawal|merger|split)"/);
    expect(page.text).toContain('The report of Q3 FY 2018 is being corrected');
    const goalPage = await ppm.get(`${base}?quarter=fy2018-q3`);
    expect(goalPage.text).not.toContain('Add a strategy');
    const ofStrategy = await ppm.get(`${base}/strategies/${strategy}?quarter=fy2018-q3`);
    expect([ofStrategy.text.includes('Change its words'), ofStrategy.text.includes('End it')]).toEqual([true, false]);
    const adding = await ppm.get(`${base}/strategies/new?quarter=fy2018-q3`);
    expect(adding.html).not.toContain('name="title"');
    const { title, ownerText, group } = await row('CX-017', Q3);
    const owner = { ...seenNow, title, ownerText: 'GSA and OMB', group: group ?? '' };
    expect([ownerText === 'GSA and OMB', (await ppm.post(`${base}/milestones/CX-017/words`, owner)).status]).toEqual([
      false,
      303,
    ]);
  });
});

const unescaped = (text: string): string =>
  text.replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
