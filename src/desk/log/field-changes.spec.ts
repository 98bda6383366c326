import { fieldChangesOf, quartersOf } from './field-changes.js';

const changesOf = (action: string, before: object | null, after: object | null) =>
  fieldChangesOf({ action, before, after }).map(({ name, from, to }) => [name, from, to]);

describe('what an entry tells of', () => {
  it('is what differs, in plain words, what matters most first', () => {
    const before = {
      quarter: 'FY2018-Q3',
      position: 1,
      theoryOfChange: null,
      dueQuarter: 'FY2018-Q4',
      status: 'On track',
    };
    const after = {
      quarter: 'FY2018-Q4',
      position: 2,
      theoryOfChange: 'It helps.',
      dueQuarter: 'FY2019-Q1',
      status: 'At risk',
    };
    expect(changesOf('reported', before, after)).toEqual([
      ['Status', 'On track', 'At risk'],
      ['Due quarter', 'Q4 FY 2018', 'Q1 FY 2019'],
      ['Theory of change', null, 'It helps.'],
      ['Place in the order', '2', '3'],
    ]);
  });

  it('is nothing where nothing but the quarter and the version differs', () => {
    const row = { reference: 'CX-1', status: 'On track', footnotes: ['As of April.'] };
    expect(
      changesOf('reported', { ...row, quarter: 'FY2018-Q3', version: 1 }, { ...row, quarter: 'FY2018-Q4', version: 2 }),
    ).toEqual([]);
  });

  it('is all that was added or taken out, but nothing that was empty', () => {
    const row = { title: 'Issue guidance', remark: null, footnotes: [], lead: '' };
    expect(changesOf('added', null, row)).toEqual([['Title', null, 'Issue guidance']]);
    expect(changesOf('erased', row, null)).toEqual([['Title', 'Issue guidance', null]]);
  });

  it('takes nothing away where a strategy or milestone that left is told of in other words', () => {
    const before = { quarter: 'FY2018-Q2', title: 'Train people', lead: 'OPM' };
    const after = { quarter: 'FY2018-Q3', endedIn: 'FY2018-Q3', endReason: 'Done.' };
    expect(changesOf('ended', before, after)).toEqual([
      ['Ended in', null, 'Q3 FY 2018'],
      ['Reason of the end', null, 'Done.'],
    ]);
    expect(changesOf('updated', { lead: 'OPM' }, {})).toEqual([['Lead', 'OPM', null]]);
  });

  it.each([
    [{ quarter: 'FY2018-Q2' }, { quarter: 'FY2018-Q3' }, { quarter: 'Q3 FY 2018', against: 'Q2 FY 2018' }],
    [{ quarter: 'FY2018-Q3' }, { quarter: 'FY2018-Q3' }, { quarter: 'Q3 FY 2018', against: null }],
    [{ quarter: 'FY2018-Q3' }, null, { quarter: 'Q3 FY 2018', against: null }],
    [null, null, { quarter: null, against: null }],
  ])('is of a quarter: %j, %j', (before, after, quarters) => {
    expect(quartersOf({ action: 'reported', before, after })).toEqual(quarters);
  });
});
