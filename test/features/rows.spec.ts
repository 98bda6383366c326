import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { RowRefused } from '../../src/drafting/row-refused.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import { UndoService } from '../../src/drafting/undo.service.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { AuditReader } from '../../src/audit/audit-reader.js';
import { NotAllowed } from '../../src/not-allowed.js';
import type { Person } from '../../src/people/domain/signed-in.js';
import { Refused } from '../../src/refused.js';
import { type OpenRecord, openRecord, samplePlans } from '../support/sample-plans.js';

const GOAL = 'customer-experience';
const QUARTER = 'FY2018-Q4';

const person = (name: string, role: Person['roles'][number]['role'], goal: string | null): Person => ({
  id: name,
  name,
  email: `${name}@example.gov`,
  roles: [{ role, goal }],
});
const LEADER = person('Lee Carter', 'leader', GOAL);
const DEPUTY = person('Dana Fox', 'deputy', GOAL);
const OTHER = person('Olu Brown', 'leader', 'infrastructure-permitting');

describe('the rows of an update', () => {
  let record: OpenRecord;
  let rows: RowsService;
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans(GOAL));
    for (const quarter of ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3'] as const) await record.publish(null, quarter);
    rows = record.context.get(RowsService);
  });
  afterAll(() => record.close());

  const all = async (quarter: typeof QUARTER | 'FY2018-Q3' = QUARTER): Promise<QuarterlyStatus[]> => {
    const goal = await record.context.get(GoalsRecord).bySlug(GOAL);
    if (!goal) throw new Error('There is no such goal.');
    return record.context.get(MilestonesRecord).inQuarter(goal, quarter);
  };
  const row = async (reference: string): Promise<QuarterlyStatus> => {
    const found = (await all()).find(({ milestone }) => milestone.reference === reference);
    if (!found) throw new Error(`There is no ${reference}.`);
    return found;
  };
  const edit = ({ id, version }: QuarterlyStatus, change: object) => ({ row: id, version, change });
  const logOf = async (unit: string | null) =>
    (await record.context.get(AuditReader).unit(unit ?? '')).map(
      ({ action, subjectTitle, actorRole, before, after }) => ({
        ...{ action, subjectTitle, actorRole, before, after },
      }),
    );

  it('change, and the log has what changed, before and after, and nothing else', async () => {
    const was = await row('CX-002');
    const change = { status: 'At risk', explanation: ' Late\r\nstaff ' };
    const changed = await rows.change(LEADER, GOAL, QUARTER, [edit(was, change)]);
    expect(changed).toMatchObject({ saved: [{ row: was.id, version: was.version + 1 }], changed: 1, stale: [] });
    const now = await row('CX-002');
    expect(now).toMatchObject({
      status: 'At risk',
      statusText: null,
      explanation: 'Late\nstaff',
      editedBy: 'Lee Carter',
    });
    expect(await logOf(changed.unit)).toEqual([
      {
        action: 'updated',
        subjectTitle: 'CX-002',
        actorRole: `goal leader of ${GOAL}`,
        before: { quarter: QUARTER, status: was.status, statusText: was.statusText, explanation: was.explanation },
        after: { quarter: QUARTER, status: 'At risk', statusText: null, explanation: 'Late\nstaff' },
      },
    ]);
  });

  it('write nothing where nothing is different', async () => {
    const was = await row('CX-003');
    const same = { status: was.status, dueText: was.dueText ?? '', explanation: was.explanation ?? '' };
    const changed = await rows.change(LEADER, GOAL, QUARTER, [edit(was, same)]);
    expect(changed).toMatchObject({ unit: null, changed: 0, saved: [{ row: was.id, version: was.version }] });
    expect(await row('CX-003')).toEqual(was);
  });

  it('read a due date and a recovery quarter', async () => {
    const was = await row('CX-004');
    await rows.change(LEADER, GOAL, QUARTER, [edit(was, { dueText: 'March 2019', recoveryText: '3Q FY19' })]);
    expect(await row('CX-004')).toMatchObject({
      dueQuarter: 'FY2019-Q2',
      dueText: 'March 2019',
      recoveryQuarter: 'FY2019-Q3',
    });
    await rows.change(LEADER, GOAL, QUARTER, [edit(await row('CX-004'), { dueText: '' })]);
    expect(await row('CX-004')).toMatchObject({ dueKind: 'unscheduled', dueText: null, dueQuarter: null });
  });

  it('refuse a due date nobody can read, with what would be right, and change no row', async () => {
    const [first, second] = [await row('CX-005'), await row('CX-006')];
    const refused = rows.change(LEADER, GOAL, QUARTER, [
      edit(first, { explanation: 'Not to be kept' }),
      edit(second, { dueText: 'soonish' }),
    ]);
    await expect(refused).rejects.toThrow(RowRefused);
    await expect(refused).rejects.toMatchObject({
      fields: [
        {
          row: second.id,
          reference: 'CX-006',
          field: 'dueText',
          sentence: expect.stringMatching(/soonish.*Q1 FY 2019/) as string,
        },
      ],
    });
    expect(await row('CX-005')).toEqual(first);
  });

  it('go back to no status yet, with the status of the last quarter', async () => {
    const was = await row('CX-007');
    const last = (await all('FY2018-Q3')).find(({ milestoneId }) => milestoneId === was.milestoneId);
    await rows.change(LEADER, GOAL, QUARTER, [edit(was, { status: '' })]);
    expect(await row('CX-007')).toMatchObject({ carriedOver: true, status: last?.status });
  });

  it('keep what somebody else saved in the meantime, and save the others', async () => {
    const [first, second] = [await row('CX-008'), await row('CX-009')];
    await rows.change(DEPUTY, GOAL, QUARTER, [edit(first, { explanation: 'Of Dana' })]);
    const changed = await rows.change(LEADER, GOAL, QUARTER, [
      edit(first, { explanation: 'Of Lee' }),
      edit(second, { explanation: 'Of Lee' }),
    ]);
    expect(changed.stale).toMatchObject([
      { row: first.id, reference: 'CX-008', theirs: { by: 'Dana Fox', values: { explanation: 'Of Dana' } } },
    ]);
    expect(await row('CX-008')).toMatchObject({ explanation: 'Of Dana' });
    expect(await row('CX-009')).toMatchObject({ explanation: 'Of Lee' });
  });

  it('are not for another goal’s leader, and a guessed row changes nothing', async () => {
    const was = await row('CX-010');
    await expect(rows.change(OTHER, GOAL, QUARTER, [edit(was, { explanation: 'No' })])).rejects.toThrow(NotAllowed);
    await expect(rows.changeAcross(OTHER, QUARTER, [edit(was, { explanation: 'No' })])).rejects.toThrow(NotAllowed);
    const [earlier] = await all('FY2018-Q3');
    if (!earlier) throw new Error('There is no row.');
    await expect(rows.change(LEADER, GOAL, QUARTER, [edit(earlier, { explanation: 'No' })])).rejects.toThrow(Refused);
    expect(await row('CX-010')).toEqual(was);
  });

  it('are set all at once, and taken back by whoever set them, but for what changed since', async () => {
    const ticked = await Promise.all(['CX-011', 'CX-012', 'CX-013'].map(row));
    const set = await rows.setForMany(
      LEADER,
      null,
      QUARTER,
      ticked.map(({ id, version }) => ({ row: id, version })),
      'At risk',
    );
    expect(set.unit).not.toBeNull();
    await rows.change(DEPUTY, GOAL, QUARTER, [edit(await row('CX-012'), { status: 'Completed' })]);
    const undo = record.context.get(UndoService);
    await expect(undo.undo(DEPUTY, set.unit ?? '')).rejects.toThrow(NotAllowed);
    expect(await undo.undo(LEADER, set.unit ?? '')).toEqual({ takenBack: ['CX-011', 'CX-013'], left: ['CX-012'] });
    const now = await Promise.all(['CX-011', 'CX-012', 'CX-013'].map(row));
    expect(now.map(({ status }) => status)).toEqual([ticked[0]?.status, 'Completed', ticked[2]?.status]);
    await expect(undo.undo(LEADER, 'nothing')).rejects.toThrow(Refused);
  });

  it('are not taken back where somebody else made them in the meantime what they are', async () => {
    const mine = await rows.change(LEADER, GOAL, QUARTER, [edit(await row('CX-014'), { status: 'At risk' })]);
    await rows.change(DEPUTY, GOAL, QUARTER, [edit(await row('CX-014'), { status: 'On track' })]);
    await rows.change(DEPUTY, GOAL, QUARTER, [edit(await row('CX-014'), { status: 'At risk' })]);
    const undo = record.context.get(UndoService);
    expect(await undo.undo(LEADER, mine.unit ?? '')).toEqual({ takenBack: [], left: ['CX-014'] });
    expect(await row('CX-014')).toMatchObject({ status: 'At risk', editedBy: 'Dana Fox' });
    const [one, two] = [
      await rows.change(LEADER, GOAL, QUARTER, [edit(await row('CX-014'), { status: 'Completed' })]),
      await rows.change(LEADER, GOAL, QUARTER, [edit(await row('CX-014'), { status: 'Ongoing' })]),
    ];
    await rows.change(DEPUTY, GOAL, QUARTER, [edit(await row('CX-014'), { remark: 'Of Dana' })]);
    for (const { unit } of [two, one]) expect((await undo.undo(LEADER, unit ?? '')).takenBack).toEqual(['CX-014']);
    expect(await row('CX-014')).toMatchObject({ status: 'At risk', remark: 'Of Dana' });
  });

  it('stay withdrawn where a status is set for many, and lose the reason of that with a status of their own', async () => {
    const { id, version } = await row('CX-030');
    const { context } = record;
    const change = { status: 'Withdrawn', carriedOver: false, reason: 'No funds' } as const;
    await context.get(UnitOfWork).run(() => context.get(MilestonesRecord).change(id, version, change));
    const ticked = await Promise.all(['CX-030', 'CX-031'].map(row));
    for (const status of ['On track', 'as last quarter', ''] as const) {
      const seen = await Promise.all(ticked.map(({ milestone }) => row(milestone.reference)));
      const those = seen.map((one) => ({ row: one.id, version: one.version }));
      const set = await rows.setForMany(LEADER, GOAL, QUARTER, those, status);
      expect([status, set.withdrawn, set.stale]).toEqual([status, ['CX-030'], []]);
    }
    expect(await row('CX-030')).toMatchObject({ status: 'Withdrawn', reason: 'No funds' });
    const back = await rows.change(LEADER, GOAL, QUARTER, [edit(await row('CX-030'), { status: 'At risk' })]);
    expect(await row('CX-030')).toMatchObject({ status: 'At risk', reason: null });
    expect((await logOf(back.unit))[0]).toMatchObject({
      ...{ before: { status: 'Withdrawn', reason: 'No funds' }, after: { status: 'At risk', reason: null } },
    });
  });

  it('are as last quarter where that has a status', async () => {
    const ticked = (await all()).map(({ id, version }) => ({ row: id, version }));
    const last = new Map((await all('FY2018-Q3')).map(({ milestoneId, status }) => [milestoneId, status]));
    const set = await rows.setForMany(LEADER, GOAL, QUARTER, ticked, 'as last quarter');
    expect(set.stale).toEqual([]);
    for (const now of await all()) {
      if (set.without.includes(now.milestone.reference)) continue;
      const before = last.get(now.milestoneId);
      expect([now.carriedOver, now.status]).toEqual([false, before === 'Missed' ? now.status : before]);
    }
  });
});
