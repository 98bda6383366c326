import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { DueMove } from '../../milestones/domain/slip.js';
import type { Departure, PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import {
  missedMilestone,
  periodOf,
  sampleDue,
  sampleMilestone,
  sampleReport,
} from '../../../test/support/published-samples.js';
import { DIFFERENCE_KINDS } from './compare-quarters-kinds.js';
import { sumOfComparisons } from './compare-quarters-sums.js';
import { compareQuarters } from './compare-quarters.js';

type Changed = Partial<Omit<PublishedReport, 'milestones'>>;

const reportOf = (quarter: QuarterKey, milestones: ReportedMilestone[], changed: Changed = {}): PublishedReport =>
  sampleReport({ period: periodOf(quarter), milestones, ...changed });

const departure = (changed: Partial<Departure>): Departure => ({
  kind: 'milestone',
  reference: 'CX-001',
  title: 'Issue dashboard guidance',
  strategy: 'Improve digital services',
  lastStatus: 'On track',
  lastDue: 'FY2018-Q4',
  lastDueText: '4Q FY18',
  wasDue: false,
  reason: null,
  into: null,
  change: { kind: 'left', from: 'On track', to: null },
  ...changed,
});

const strategy = (key: string, title: string, continues: string | null = null) => ({
  ...{ key, label: null, title, lead: null, problem: null, theoryOfChange: null, description: null, continues },
});

/** The kinds that are counted at all. */
const kindsIn = (from: PublishedReport, to: PublishedReport, between: PublishedReport[] = []): string[] => {
  const { counts } = compareQuarters(from, to, between);
  return DIFFERENCE_KINDS.filter((kind) => counts[kind] > 0);
};

const before = sampleMilestone();

describe('what differs between two quarters', () => {
  it.each<[string, Partial<ReportedMilestone>, Partial<ReportedMilestone>, string[]]>([
    ['nothing', {}, {}, ['unchanged']],
    ['a completion', {}, { status: 'Completed' }, ['completed']],
    ['a miss', {}, { status: 'Missed', missed: true }, ['newly-missed']],
    ['a miss that stays', missedMilestone(), missedMilestone(), ['still-missed']],
    [
      'a miss made good',
      { status: 'Missed', missed: true },
      { status: 'Completed', completedLate: true },
      ['missed-no-longer', 'completed'],
    ],
    [
      'a miss that a later date takes away',
      { status: 'Missed', missed: true, due: sampleDue({ quarter: 'FY2018-Q2', first: 'FY2018-Q2' }) },
      { status: 'On track', due: sampleDue({ quarter: 'FY2019-Q1', first: 'FY2018-Q2' }) },
      ['missed-no-longer', 'due-moved', 'status-changed'],
    ],
    ['a worse status', {}, { status: 'At risk' }, ['worse']],
    ['a better status', { status: 'At risk' }, {}, ['better']],
    ['a status where none was reported', { status: 'Not reported' }, {}, ['status-changed']],
    ['a withdrawal', {}, { status: 'Withdrawn' }, ['withdrawn']],
    ['other words', {}, { title: 'Issue dashboard policy' }, ['reworded']],
    ['other end marks', {}, { title: 'Issue dashboard guidance.' }, ['unchanged']],
    ['another sub-heading', { group: 'Guidance' }, { group: 'Dashboards' }, ['moved']],
    ['another owner', {}, { owners: ['GSA'], ownerText: 'GSA' }, ['owner-changed']],
    [
      'a first date',
      { due: sampleDue({ kind: 'unscheduled', quarter: null, first: null, text: 'TBD' }) },
      {},
      ['due-set'],
    ],
    [
      'another date of the same quarter',
      { due: sampleDue({ text: 'May 2018' }) },
      { due: sampleDue({ text: 'June 2018' }) },
      ['due-restated'],
    ],
  ])('%s', (_, was, is, kinds) => {
    const from = reportOf('FY2018-Q2', [sampleMilestone({ ...was, reference: 'CX-001' })]);
    const to = reportOf('FY2018-Q3', [sampleMilestone({ ...is, reference: 'CX-001' })]);
    expect(kindsIn(from, to)).toEqual(kinds);
  });

  it('pairs by reference, and adds up', () => {
    const from = reportOf('FY2018-Q2', [before, sampleMilestone({ reference: 'CX-021' })]);
    const to = reportOf('FY2018-Q3', [
      sampleMilestone({ reference: 'CX-030', firstReported: 'FY2018-Q3', changes: [] }),
      before,
    ]);
    const { milestones, counts } = compareQuarters(from, to);
    expect(milestones.map(({ reference }) => reference)).toEqual(['CX-030', 'CX-001', 'CX-021']);
    expect([counts.new, counts.unchanged, counts.gone]).toEqual([1, 1, 1]);
    expect(from.totals.milestones - counts.gone + counts.new).toBe(to.totals.milestones);
  });
});

describe('a due date that moved', () => {
  // CX-017 of customer experience: 4Q FY18, then 1Q FY19, then 2Q FY19, each with a footnote and the words "No change".
  const AWARDS = 'Due date updated to align with Gears of Government Awards process';
  const step = (quarter: QuarterKey, from: QuarterKey, to: QuarterKey): DueMove => ({
    in: quarter,
    from,
    to,
    reason: AWARDS,
  });
  const first = step('FY2018-Q2', 'FY2018-Q4', 'FY2019-Q1');
  const second = step('FY2018-Q3', 'FY2019-Q1', 'FY2019-Q2');
  const shown = (quarter: QuarterKey, history: (typeof first)[], remark: string | null) =>
    sampleMilestone({
      ...{ due: sampleDue({ quarter, moves: history.length, history }), remark, footnotes: [AWARDS] },
      reason: history.at(-1)?.reason ?? null,
    });
  const q1 = reportOf('FY2018-Q1', [shown('FY2018-Q4', [], null)]);
  const q2 = reportOf('FY2018-Q2', [shown('FY2019-Q1', [first], 'Milestone due date adjusted')]);
  const q3 = reportOf('FY2018-Q3', [shown('FY2019-Q2', [first, second], 'No change')]);

  it('is told step by step, each with the words of the report that first shows it', () => {
    const { milestones, announced } = compareQuarters(q1, q3, [q2]);
    expect(milestones[0]?.moves).toEqual([
      { ...first, announcement: 'in-remark', remark: 'Milestone due date adjusted' },
      { ...second, announcement: 'in-note', remark: 'No change' },
    ]);
    // The milestone counts once, by the least that was said.
    expect(announced).toEqual({ 'in-remark': 0, 'in-note': 1, nowhere: 0 });
  });

  it('counts also where it moved away and back', () => {
    const back = step('FY2018-Q3', 'FY2019-Q1', 'FY2018-Q4');
    const returned = reportOf('FY2018-Q3', [shown('FY2018-Q4', [first, back], 'No change')]);
    expect(kindsIn(q1, returned, [q2])).toEqual(['due-moved']);
  });

  it('is told where a correction changed the date that it started from', () => {
    const corrected = reportOf('FY2018-Q2', [shown('FY2018-Q4', [], null)]);
    const { milestones } = compareQuarters(corrected, reportOf('FY2018-Q3', [shown('FY2019-Q1', [first], null)]));
    expect(milestones[0]?.moves.map(({ from, to, in: quarter }) => [from, to, quarter])).toEqual([
      ['FY2018-Q4', 'FY2019-Q1', 'FY2018-Q3'],
    ]);
  });

  it('is told without a break where a correction changed the date that a recorded move started from', () => {
    const corrected = reportOf('FY2018-Q1', [shown('FY2018-Q3', [], null)]);
    const movesTo = (to: PublishedReport, between: PublishedReport[]) =>
      compareQuarters(corrected, to, between).milestones[0]?.moves.map((move) => [move.in, move.from, move.to]);
    expect(movesTo(q3, [q2])).toEqual([
      ['FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'],
      ['FY2018-Q2', 'FY2018-Q4', 'FY2019-Q1'],
      ['FY2018-Q3', 'FY2019-Q1', 'FY2019-Q2'],
    ]);
    const unmoved = reportOf('FY2018-Q2', [shown('FY2018-Q4', [], null)]);
    const moved = { ...second, from: 'FY2018-Q4' as const };
    expect(movesTo(reportOf('FY2018-Q3', [shown('FY2019-Q2', [moved], null)]), [unmoved])).toEqual([
      ['FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'],
      ['FY2018-Q3', 'FY2018-Q4', 'FY2019-Q2'],
    ]);
  });

  it('is told with the words and the reason of the newest edition of the quarter that shows it', () => {
    const silent = { ...first, reason: null };
    const corrected = reportOf('FY2018-Q2', [
      { ...shown('FY2019-Q1', [first], 'No change'), footnotes: [], reason: 'The contract was late.' },
    ]);
    const to = reportOf('FY2018-Q3', [shown('FY2019-Q1', [silent], 'No change')]);
    expect(compareQuarters(q1, to, [corrected]).milestones[0]?.moves).toEqual([
      { ...silent, announcement: 'in-note', reason: 'The contract was late.', remark: 'No change' },
    ]);
  });
});

describe('what is gone', () => {
  const merged = departure({
    into: 'CX-022',
    reason: 'Consolidated milestones',
    change: { kind: 'merged-into', from: 'CX-001', to: 'CX-022' },
  });

  it('is told with the reason of the report that first lacked it, also where that lies between', () => {
    const from = reportOf('FY2018-Q1', [before]);
    const between = reportOf('FY2018-Q2', [], { noLongerTracked: [merged] });
    const { milestones } = compareQuarters(from, reportOf('FY2018-Q3', []), [between]);
    expect(milestones[0]?.left).toEqual({ departure: merged, in: 'FY2018-Q2' });
  });

  it('has no reason where no report gives one', () => {
    const { milestones, counts } = compareQuarters(reportOf('FY2018-Q1', [before]), reportOf('FY2018-Q3', []));
    expect([milestones[0]?.left, counts.gone]).toEqual([null, 1]);
  });

  it('is told of what came and went in between', () => {
    const between = reportOf('FY2018-Q2', [before]);
    const to = reportOf('FY2018-Q3', [], { noLongerTracked: [departure({})] });
    expect(kindsIn(reportOf('FY2018-Q1', []), to, [between])).toEqual(['came-and-went']);
  });
});

describe('what is there only now', () => {
  const part = sampleMilestone({ reference: 'CX-040', firstReported: 'FY2018-Q3' });

  it.each<[string, ReportedMilestone, PublishedReport[], string[]]>([
    ['is new', sampleMilestone({ ...part, changes: [{ kind: 'new', from: null, to: 'On track' }] }), [], ['new']],
    ['is new in a report between', part, [reportOf('FY2018-Q2', [part])], ['new']],
    [
      'is tracked again',
      sampleMilestone({
        firstReported: 'FY2017-Q4',
        missed: true,
        status: 'Missed',
        changes: [
          { kind: 'returned', from: 'On track', to: 'Missed' },
          { kind: 'newly-missed', from: 'On track', to: 'Missed' },
        ],
      }),
      [],
      ['newly-missed', 'returned'],
    ],
    [
      'is tracked again since a report between',
      sampleMilestone({ firstReported: 'FY2017-Q4' }),
      [reportOf('FY2018-Q2', [before])],
      ['returned'],
    ],
    ['is new in a report that was published before any other', sampleMilestone({ changes: [] }), [], ['new']],
  ])('%s', (_, now, between, kinds) => {
    expect(kindsIn(reportOf('FY2018-Q1', []), reportOf('FY2018-Q3', [now]), between)).toEqual(kinds);
  });

  it('names what it was split off from', () => {
    const split = departure({ change: { kind: 'split-into', from: 'CX-001', to: 'CX-040, CX-041' } });
    const to = reportOf('FY2018-Q3', [part], { noLongerTracked: [split] });
    const { milestones } = compareQuarters(reportOf('FY2018-Q2', [before]), to);
    expect(milestones.map(({ reference, partOf }) => [reference, partOf])).toEqual([
      ['CX-040', 'CX-001'],
      ['CX-001', null],
    ]);
  });
});

describe('strategies', () => {
  const three = ['FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const;
  const reports = (...strategies: ReturnType<typeof strategy>[][]): PublishedReport[] =>
    strategies.map((some, place) => reportOf(three[place] ?? 'FY2018-Q4', [], { strategies: some }));

  it('were added, ended with a reason, continued or reworded', () => {
    const [from, to] = reports(
      [strategy('a', 'Awards'), strategy('b', 'Services'), strategy('c', 'Data')],
      [strategy('d', 'Digital services', 'Services'), strategy('c', 'Data and dashboards'), strategy('e', 'People')],
    ) as [PublishedReport, PublishedReport];
    to.noLongerTracked = [departure({ kind: 'strategy', reference: null, title: 'Awards', reason: 'It is done.' })];
    const { added, ended, continued, reworded } = compareQuarters(from, to).strategies;
    expect(added.map(({ title }) => title)).toEqual(['People']);
    expect(ended.map(({ strategy: one, reason }) => [one.title, reason])).toEqual([['Awards', 'It is done.']]);
    expect(continued.map(({ strategy: one, continues }) => [one.title, continues])).toEqual([
      ['Digital services', ['Services']],
    ]);
    expect(reworded.map(({ differences }) => differences)).toEqual([
      [{ name: 'Title', from: 'Data', to: 'Data and dashboards' }],
    ]);
  });

  it('are not reworded where the later report does not give their words', () => {
    const led = { ...strategy('a', 'Services'), lead: 'USDS' };
    const from = reportOf('FY2018-Q2', [], { strategies: [led] });
    const to = reportOf('FY2018-Q3', [], { strategies: [{ ...led, lead: null }] });
    expect(compareQuarters(from, to).strategies.reworded).toEqual([]);
    const renamed = { ...to, strategies: [{ ...led, lead: null, title: 'Online services' }] };
    expect(compareQuarters(from, renamed).strategies.reworded).toMatchObject([
      { differences: [{ name: 'Title' }], notGiven: ['lead'] },
    ]);
  });

  it('are continued over the quarters between, and a milestone that went along has not moved', () => {
    const [from, between, to] = reports(
      [strategy('a', 'Services')],
      [strategy('b', 'Digital services', 'Services')],
      [strategy('c', 'Online services', 'Digital services')],
    ) as [PublishedReport, PublishedReport, PublishedReport];
    from.milestones = [sampleMilestone({ strategy: 'a' })];
    to.milestones = [sampleMilestone({ strategy: 'c' })];
    expect(kindsIn(from, to, [between])).toEqual(['unchanged']);
    expect(kindsIn(from, to)).toEqual(['moved']);
    expect(compareQuarters(from, to, [between]).strategies.ended).toEqual([]);
  });
});

it('sums up goals: every count is the sum of theirs', () => {
  const one = compareQuarters(reportOf('FY2018-Q2', [before]), reportOf('FY2018-Q3', []));
  const other = compareQuarters(reportOf('FY2018-Q2', [before]), reportOf('FY2018-Q3', [before]));
  const { from, to, counts } = sumOfComparisons([one, other]);
  expect([from, to, counts.gone, counts.unchanged]).toEqual([2, 1, 1, 1]);
});
