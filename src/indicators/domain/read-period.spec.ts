import { type ReadPeriod, readPeriod } from './read-period.js';

describe('a printed period', () => {
  it.each<[string, ReadPeriod['role'], ReadPeriod['end'], ReadPeriod['span']]>([
    ['FY 2016 Baseline', 'baseline', 'FY2016-Q4', 'year'],
    ['FY13 (Baseline)', 'baseline', 'FY2013-Q4', 'year'],
    ['Aug ‘14 Baseline', 'baseline', 'FY2014-Q4', 'quarter'],
    ['FY 2017 Actuals', 'actual', 'FY2017-Q4', 'year'],
    ['FY18 Actual', 'actual', 'FY2018-Q4', 'year'],
    ['FY 2020 Goal', 'goal', 'FY2020-Q4', 'year'],
    ['FY16', 'actual', 'FY2016-Q4', 'year'],
    ['FY 15', 'actual', 'FY2015-Q4', 'year'],
    ['2017', 'actual', 'FY2017-Q4', 'year'],
    ['Q3 17', 'actual', 'FY2017-Q3', 'quarter'],
    ['Q1FY18', 'actual', 'FY2018-Q1', 'quarter'],
    ['FY17 Q3', 'actual', 'FY2017-Q3', 'quarter'],
    ['FY18Q1', 'actual', 'FY2018-Q1', 'quarter'],
    ['FY 17 Q1', 'actual', 'FY2017-Q1', 'quarter'],
    ['Q4 FY 2018', 'actual', 'FY2018-Q4', 'quarter'],
    ['October 2017 (FY 2017 Q4)', 'actual', 'FY2017-Q4', 'quarter'],
    ['January 2018 (FY 2018 Q1)', 'actual', 'FY2018-Q1', 'quarter'],
    ['October 2017', 'actual', 'FY2018-Q1', 'quarter'],
    ['Q2', 'actual', null, null],
    ['FY16 - FY17', 'actual', null, null],
    ['FY18 through 5/8/18', 'actual', null, null],
    ['so far', 'actual', null, null],
  ])('%j', (text, role, end, span) => {
    expect(readPeriod(text)).toEqual({ role, end, span });
  });
});
