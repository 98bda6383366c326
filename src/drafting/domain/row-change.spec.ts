import { asLastQuarter, differenceOf, keptText, type RowColumns, type RowWords, shownStatus } from './row-change.js';
import { refusalsOf } from './row-refusals.js';
import { stepBack } from './step-back.js';

const ROW: RowColumns = {
  ...{ status: 'On track', statusText: 'On Track', carriedOver: true },
  ...{ dueText: '4Q FY18', dueKind: 'scheduled', dueQuarter: 'FY2018-Q4', dueInterpreted: false },
  ...{ reason: null, explanation: 'Staff', recoveryText: null, recoveryQuarter: null, remark: null },
};
const CONFIRMED: RowColumns = { ...ROW, carriedOver: false, statusText: null };
const Q4 = 'FY2018-Q4';

describe('what a change makes of a row', () => {
  it.each<[string, RowColumns, RowWords, Partial<RowColumns>]>([
    ['a status', ROW, { status: 'Completed' }, { status: 'Completed', statusText: null, carriedOver: false }],
    ['that of the last quarter, confirmed', ROW, { status: 'On track' }, { statusText: null, carriedOver: false }],
    ['no status, where there was none', ROW, { status: '' }, {}],
    ['no status, where there was one', CONFIRMED, { status: '' }, { status: 'At risk', carriedOver: true }],
    ['the same status again', CONFIRMED, { status: 'On track' }, {}],
    [
      'a status instead of withdrawn, for which the reason of that is none',
      { ...CONFIRMED, status: 'Withdrawn', reason: 'No funds' },
      { status: 'At risk' },
      { status: 'At risk', reason: null },
    ],
    [
      'the same, with a reason of its own',
      { ...CONFIRMED, status: 'Withdrawn', reason: 'No funds' },
      { status: 'At risk', reason: 'Funded again' },
      { status: 'At risk', reason: 'Funded again' },
    ],
    ['the same due text', ROW, { dueText: ' 4Q FY18 ' }, {}],
    ['no due text', ROW, { dueText: '' }, { dueText: null, dueKind: 'unscheduled', dueQuarter: null }],
    ['a month', ROW, { dueText: 'Mar 2019' }, { dueText: 'Mar 2019', dueQuarter: 'FY2019-Q2' }],
    [
      'a season, which is interpreted',
      ROW,
      { dueText: 'Summer 2019' },
      { dueText: 'Summer 2019', dueQuarter: 'FY2019-Q4', dueInterpreted: true },
    ],
    ['words', ROW, { explanation: 'More\r\nstaff ' }, { explanation: 'More\nstaff' }],
    ['no words', ROW, { explanation: ' ' }, { explanation: null }],
    [
      'a recovery quarter',
      ROW,
      { recoveryText: 'Q1 FY 2019' },
      { recoveryText: 'Q1 FY 2019', recoveryQuarter: 'FY2019-Q1' },
    ],
    ['nothing', ROW, {}, {}],
  ])('%s', (_, row, change, after) => {
    const difference = differenceOf(row, change, 'At risk');
    expect(difference.after).toEqual(after);
    const keys = Object.keys(after) as (keyof RowColumns)[];
    expect(difference.before).toEqual(Object.fromEntries(keys.map((key) => [key, row[key]])));
  });

  it('is not reported where the last quarter does not have it and the status is taken out', () => {
    expect(differenceOf(CONFIRMED, { status: '' }, null).after).toEqual({ status: 'Not reported', carriedOver: true });
  });

  it('shows no status while nobody has confirmed that of the last quarter', () => {
    expect([ROW, CONFIRMED, { status: 'Not reported', carriedOver: false } as const].map(shownStatus)).toEqual([
      '',
      'On track',
      '',
    ]);
  });

  it('keeps a text without spaces around it', () => {
    expect([keptText(' a\r\nb '), keptText(' \n')]).toEqual(['a\nb', null]);
  });
});

describe('as last quarter', () => {
  const due = (quarter: 'FY2018-Q4' | 'FY2019-Q1') => ({ kind: 'scheduled', quarter }) as const;
  it.each([
    ['On track', due('FY2019-Q1'), 'On track'],
    ['Completed', due('FY2018-Q4'), 'Completed'],
    ['Missed', due('FY2018-Q4'), 'Missed'],
    ['Missed', due('FY2019-Q1'), 'At risk'],
    ['Not reported', due('FY2019-Q1'), null],
    [null, due('FY2019-Q1'), null],
  ] as const)('%s, due %o: %s', (last, when, status) => {
    expect(asLastQuarter(last, when, Q4)).toBe(status);
  });
});

describe('what a row does not take', () => {
  it.each<[string, RowColumns, RowWords, [string, RegExp][]]>([
    [
      'a due date nobody can read',
      ROW,
      { dueText: 'soonish' },
      [['dueText', /“soonish” cannot be read as a due date/]],
    ],
    ['a recovery quarter nobody can read', ROW, { recoveryText: 'soonish' }, [['recoveryText', /Q1 FY 2019/]]],
    ['no date', ROW, { dueText: 'TBD', recoveryText: 'TBD' }, []],
    [
      'the unreadable text that is there',
      { ...ROW, dueText: 'soonish', dueKind: 'unclear' },
      { dueText: 'soonish' },
      [],
    ],
    ['missed, where it is due', ROW, { status: 'Missed' }, []],
    ['missed before it is due', ROW, { status: 'Missed', dueText: 'Q1 FY 2019' }, [['status', /due Q1 FY 2019/]]],
    ['missed without a due date', ROW, { status: 'Missed', dueText: '' }, [['status', /without a due quarter/]]],
    ['withdrawn', ROW, { status: 'Withdrawn' }, [['status', /on its own page/]]],
    ['withdrawn, as it was', { ...ROW, status: 'Withdrawn' }, { status: 'Withdrawn' }, []],
    ['not reported', ROW, { status: 'Not reported' }, [['status', /Choose a status/]]],
    ['a book', ROW, { explanation: 'a'.repeat(4001) }, [['explanation', /4001 characters/]]],
  ])('%s', (_, row, change, wrong) => {
    const found = refusalsOf(row, change, Q4);
    expect(found.map(({ field }) => field)).toEqual(wrong.map(([field]) => field));
    for (const [at, [, sentence]] of wrong.entries()) expect(found[at]?.sentence).toMatch(sentence);
  });
});

describe('a step back', () => {
  const { before, after } = differenceOf(ROW, { status: 'Completed' }, null);
  it('puts back what the change found', () => {
    expect(stepBack({ ...ROW, ...after }, before, after)).toEqual(before);
  });
  it('is none where the row has changed since, or the log has nothing of a row', () => {
    expect(stepBack({ ...ROW, ...after, status: 'At risk' }, before, after)).toBeNull();
    expect(stepBack(ROW, { quarter: Q4 }, { quarter: Q4 })).toBeNull();
  });
  it('leaves what others changed in other fields', () => {
    const since = [{ quarter: Q4, explanation: 'Theirs' }];
    expect(stepBack({ ...ROW, ...after, explanation: 'Theirs' }, before, after, since)).toEqual(before);
  });
  it('is none where others changed the same field since, though it is again as the change left it', () => {
    const since = [{ status: 'At risk' }, { status: 'Completed' }];
    expect(stepBack({ ...ROW, ...after }, before, after, since)).toBeNull();
  });
});
