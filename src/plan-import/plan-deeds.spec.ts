import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { Milestone } from '../milestones/milestone.entity.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { Strategy } from '../strategies/strategy.entity.js';
import { deedsOf, type PlanWritten, type QuarterOnRecord } from './plan-deeds.js';

const agenda = {
  ...{ id: 'agenda', slug: 'pma-2017', title: 'Agenda' },
  ...{ firstQuarter: 'FY2017-Q2' as const, lastQuarter: 'FY2021-Q1' as const },
};
const goal: Goal = { id: 'goal', agendaId: 'agenda', number: 4, slug: 'cx', title: 'CX', prefix: 'CX', agenda };

const strategy: Strategy = {
  ...{ id: 's1', goalId: 'goal', number: 1, reference: 'CX-S1', firstQuarter: 'FY2018-Q1', continuesId: null },
  ...{ endedIn: null, endReason: null, goal, continues: null },
};

const status = (quarter: QuarterKey, id: string, reference: string, title: string): QuarterlyStatus => ({
  ...{ id: `${id} ${quarter}`, milestoneId: id, strategyId: 's1', quarter, position: 0, group: null, title },
  ...{ ownerText: null, dueText: null, dueKind: 'unclear' as const, dueQuarter: null, dueInterpreted: false },
  ...{ statusText: null, status: 'On track' as const, remark: null, explanation: null },
  ...{ recoveryText: null, recoveryQuarter: null, reason: null, footnotes: [], page: null },
  ...{ carriedOver: false, editedAt: null, editedBy: null, version: 1 },
  milestone: { id, reference } as Milestone,
  strategy,
});

const onRecord = (quarter: QuarterKey, ...statuses: QuarterlyStatus[]): QuarterOnRecord => ({
  quarter,
  update: {
    ...{ id: `update ${quarter}`, goalId: 'goal', goal, quarter, highlights: [], components: [], progress: [] },
    ...{ notes: [], sourceFile: null, sourcePages: null, planSha256: 'ab', importedAt: new Date('2018-06-14') },
    editedAt: null,
  },
  goal: { title: 'CX', statement: [], challenge: [], opportunity: [], leaders: [], partners: [] },
  indicators: [],
  strategies: [],
  ended: [],
  statuses,
  departures: [],
});

/** The deeds on milestones: what was done, to which, and the quarter and title before and after. */
const milestoneDeeds = (changed: Partial<PlanWritten> & Pick<PlanWritten, 'written'>) =>
  deedsOf({ goal, opensAgenda: false, last: null, erased: [], ...changed })
    .filter(({ subject }) => subject.kind === 'milestone')
    .map(({ action, subject, before, after }) => [action, subject.title, said(before), said(after)]);

const said = (value: object | null): string | null => {
  if (value === null) return null;
  const { quarter, title } = value as { quarter: string; title: string };
  return `${quarter} ${title}`;
};

describe('the deeds of an import', () => {
  const [q1, q2, q3] = ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3'] as const;

  it('have nothing before what is reported for the first time', () => {
    expect(milestoneDeeds({ written: onRecord(q1, status(q1, 'a', 'CX-001', 'One')) })).toEqual([
      ['added', 'CX-001', null, 'FY2018-Q1 One'],
    ]);
  });

  it('have what was last reported before what is reported now', () => {
    const last = { ...onRecord(q2, status(q2, 'a', 'CX-001', 'One')), departed: [status(q1, 'b', 'CX-002', 'Two')] };
    const written = onRecord(q3, status(q3, 'a', 'CX-001', 'One'), status(q3, 'b', 'CX-002', 'Two'));
    expect(milestoneDeeds({ written, last })).toEqual([
      ['reported', 'CX-001', 'FY2018-Q2 One', 'FY2018-Q3 One'],
      ['reported', 'CX-002', 'FY2018-Q1 Two', 'FY2018-Q3 Two'],
    ]);
  });

  it('have what was erased of the same quarter before it, known by what it is, by its words or by its reference', () => {
    const last = { ...onRecord(q1, status(q1, 'a', 'CX-001', 'One')), departed: [] };
    const erased = [
      onRecord(
        q2,
        status(q2, 'a', 'CX-001', 'One, wrong'),
        status(q2, 'x', 'CX-002', 'Gone'),
        status(q2, 'y', 'CX-003', 'Three'),
        status(q2, 'z', 'CX-004', 'Four, wrong'),
      ),
    ];
    const written = onRecord(
      q2,
      status(q2, 'a', 'CX-001', 'One'),
      status(q2, 'b', 'CX-003', 'Five'),
      status(q2, 'c', 'CX-004', 'Four'),
      status(q2, 'd', 'CX-005', 'Three'),
    );
    expect(milestoneDeeds({ written, last, erased })).toEqual([
      ['erased', 'CX-002', 'FY2018-Q2 Gone', null],
      ['reported', 'CX-001', 'FY2018-Q2 One, wrong', 'FY2018-Q2 One'],
      ['added', 'CX-003', null, 'FY2018-Q2 Five'],
      ['reported', 'CX-004', 'FY2018-Q2 Four, wrong', 'FY2018-Q2 Four'],
      ['reported', 'CX-005', 'FY2018-Q2 Three', 'FY2018-Q2 Three'],
    ]);
  });

  it('name all that was erased of later quarters', () => {
    const erased = [onRecord(q2, status(q2, 'a', 'CX-001', 'One')), onRecord(q3, status(q3, 'a', 'CX-001', 'One'))];
    const written = onRecord(q2, status(q2, 'a', 'CX-001', 'One'));
    expect(milestoneDeeds({ written, erased })).toEqual([
      ['erased', 'CX-001', 'FY2018-Q3 One', null],
      ['reported', 'CX-001', 'FY2018-Q2 One', 'FY2018-Q2 One'],
    ]);
  });

  it('begin with the agenda and the goal where they are new', () => {
    const deeds = deedsOf({ goal, opensAgenda: true, written: onRecord(q1), last: null, erased: [] });
    expect(deeds.map(({ action, subject }) => `${action} ${subject.kind}`)).toEqual([
      'added agenda',
      'added goal',
      'imported quarterly update',
      'reported goal',
    ]);
    const again = deedsOf({ goal, opensAgenda: true, written: onRecord(q1), last: null, erased: [onRecord(q1)] });
    expect(again.map(({ action }) => action)).toEqual(['imported', 'reported']);
  });
});
