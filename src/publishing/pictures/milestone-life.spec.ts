import {
  missedMilestone,
  publishedMilestone,
  sampleDue,
  sampleMilestone,
} from '../../../test/support/published-samples.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { columnsOf } from './life-columns.js';
import { lifeInWords } from './life-words.js';
import { lifeOf } from './milestone-life.js';

const REPORTS: QuarterKey[] = ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'];

const inReport = (quarter: QuarterKey, milestone: Partial<ReportedMilestone> = {}) =>
  publishedMilestone(sampleMilestone(milestone), { quarter });

/** Promised for Q2, moved once in silence, missed, completed: as CX-002 was. */
const moved = sampleDue({
  ...{ quarter: 'FY2018-Q3', first: 'FY2018-Q2', slip: 1, moves: 1 },
  history: [{ in: 'FY2018-Q2', from: 'FY2018-Q2', to: 'FY2018-Q3', reason: null }],
});
const missedLife = () =>
  lifeOf(
    [
      inReport('FY2018-Q4', { due: moved, status: 'Completed', completedIn: 'FY2018-Q4', completedLate: true }),
      inReport('FY2018-Q1', { due: sampleDue({ quarter: 'FY2018-Q2', first: 'FY2018-Q2' }), status: 'Not reported' }),
      inReport('FY2018-Q2', { due: moved, remark: 'No change' }),
      inReport('FY2018-Q3', { due: moved, status: 'Missed', missed: true }),
    ],
    REPORTS,
  );

describe('the life of a milestone', () => {
  it('has every quarter with what was reported, and the moves where a report shows them', () => {
    const life = missedLife();
    expect(life.quarters).toEqual([
      { quarter: 'FY2018-Q1', standing: { kind: 'reported', status: 'Not reported' }, moves: [] },
      { quarter: 'FY2018-Q2', standing: { kind: 'reported', status: 'On track' }, moves: [1] },
      { quarter: 'FY2018-Q3', standing: { kind: 'reported', status: 'Missed' }, moves: [] },
      { quarter: 'FY2018-Q4', standing: { kind: 'reported', status: 'Completed' }, moves: [] },
    ]);
    expect(life.moves).toEqual([
      { number: 1, in: 'FY2018-Q2', from: 'FY2018-Q2', to: 'FY2018-Q3', announced: 'nowhere' },
    ]);
    expect(lifeInWords(life)).toEqual([
      'First due in Q2 FY 2018.',
      'Moved once, to Q3 FY 2018, not announced.',
      'Missed in Q3 FY 2018.',
      'Completed in Q4 FY 2018, 2 quarters after it was first due.',
    ]);
  });

  it('goes on to its due date, and begins with a due date that was over before', () => {
    const due = sampleDue({ quarter: 'FY2019-Q2', first: 'FY2017-Q4' });
    const kinds = lifeOf([inReport('FY2018-Q2', { due })], ['FY2018-Q2', 'FY2018-Q4']).quarters.map(
      ({ quarter, standing }) => `${quarter} ${standing.kind}`,
    );
    expect(kinds).toEqual([
      ...['FY2017-Q4 no-report', 'FY2018-Q1 no-report', 'FY2018-Q2 reported', 'FY2018-Q3 no-report', 'FY2018-Q4 left'],
      ...['FY2019-Q1 ahead', 'FY2019-Q2 ahead'],
    ]);
  });

  it('does not call it gone where a later report has it again', () => {
    const life = lifeOf([inReport('FY2018-Q1'), inReport('FY2018-Q3')], REPORTS.slice(0, 3));
    expect(life.quarters[1]?.standing).toEqual({ kind: 'unlisted' });
    expect(lifeInWords(life).at(-1)).toBe('On track in the newest report, Q3 FY 2018.');
  });

  it('says nothing of an announcement whose report is not at hand', () => {
    const history = [{ in: 'FY2017-Q4' as const, from: null, to: 'FY2018-Q4' as const, reason: null }];
    const life = lifeOf([inReport('FY2018-Q1', { due: sampleDue({ history, moves: 1 }) })], ['FY2018-Q1']);
    expect(life.moves[0]?.announced).toBeNull();
  });

  it('tells a move by the newest edition of the quarter that shows it, or by the recorded reason where it has none', () => {
    const life = (q2: ReturnType<typeof inReport>[], reason: string | null) => {
      const due = { ...moved, history: moved.history.map((move) => ({ ...move, reason })) };
      return lifeOf([inReport('FY2018-Q3', { due }), ...q2], REPORTS).moves[0]?.announced;
    };
    const corrected = inReport('FY2018-Q2', { due: moved, reason: 'The contract was late.' });
    expect(life([corrected], null)).toBe('in-note');
    expect(life([], 'The contract was late.')).toBe('in-note');
    expect(life([], null)).toBe('nowhere');
  });

  it.each<[string, Partial<ReportedMilestone>, string[]]>([
    [
      'on time',
      {},
      ['First due in Q4 FY 2018.', 'The due date never moved.', 'On track in the newest report, Q1 FY 2018.'],
    ],
    [
      'without a date',
      { due: sampleDue({ kind: 'unscheduled', quarter: null, first: null, text: 'TBD' }) },
      ['No due quarter: no date (TBD).', 'On track in the newest report, Q1 FY 2018.'],
    ],
    [
      'continuous',
      { due: sampleDue({ kind: 'continuous', quarter: null, first: null, text: 'Ongoing' }), status: 'Ongoing' },
      ['No due quarter: continuous.', 'Ongoing in the newest report, Q1 FY 2018.'],
    ],
    [
      'missed, with a quarter of recovery',
      { ...missedMilestone(), due: sampleDue({ quarter: 'FY2018-Q1', first: 'FY2018-Q1' }) },
      [
        'First due in Q1 FY 2018.',
        'The due date never moved.',
        'Missed in Q1 FY 2018.',
        'To be made good by Q1 FY 2019.',
      ],
    ],
  ])('is told: %s', (_, milestone, words) => {
    expect(lifeInWords(lifeOf([inReport('FY2018-Q1', milestone)], ['FY2018-Q1']))).toEqual(words);
  });
});

describe('the columns of a life', () => {
  it('are the quarters, one each, where there are few', () => {
    expect(columnsOf(missedLife()).map(({ quarter, count, newest }) => [quarter, count, newest])).toEqual(
      REPORTS.map((quarter) => [quarter, 1, quarter === 'FY2018-Q4']),
    );
  });

  it('join quarters in a row in which nothing changes, and lose none', () => {
    const due = sampleDue({ quarter: 'FY2022-Q4', first: 'FY2022-Q4' });
    const [first, ...rest] = Array.from({ length: 9 }, (_, index) => {
      const key = `FY${2018 + Math.floor(index / 4)}-Q${(index % 4) + 1}` as QuarterKey;
      return inReport(key, { due, status: index === 4 ? 'At risk' : 'On track' });
    });
    if (!first) throw new Error('no report');
    const life = lifeOf([first, ...rest], []);
    const columns = columnsOf(life);
    expect(columns.map(({ quarter, last, count }) => `${quarter} ${last} ${count}`)).toEqual([
      'FY2018-Q1 FY2018-Q4 4',
      'FY2019-Q1 FY2019-Q1 1',
      'FY2019-Q2 FY2019-Q4 3',
      'FY2020-Q1 FY2020-Q1 1', // the newest report
      'FY2020-Q2 FY2022-Q3 10',
      'FY2022-Q4 FY2022-Q4 1', // due
    ]);
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(life.quarters.length);
  });
});
