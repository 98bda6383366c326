import { Moved } from '../web/refusals.js';
import { noGoal, noQuarter, noReport } from './unpublished.js';

describe('what is not published', () => {
  it('may be not published yet, and leads to the newest that is', () => {
    expect(noReport('grants', 'FY2019-Q1', ['FY2018-Q4', 'FY2018-Q3'])).toMatchObject({
      sentence:
        'This goal’s report for Q1 FY 2019 is not published, or not yet. Its newest report is that of Q4 FY 2018.',
      instead: [{ href: '/goals/grants/updates/fy2018-q4', text: 'The Q4 FY 2018 report of this goal' }],
    });
    expect(noQuarter('FY2019-Q1', ['FY2018-Q3', 'FY2018-Q4'])).toMatchObject({
      sentence: 'No report for Q1 FY 2019 is published, or not yet. The newest quarter is Q4 FY 2018.',
      instead: [{ href: '/updates/fy2018-q4' }],
    });
  });

  it('is not to come where a later report is there', () => {
    expect(noReport('grants', 'FY2018-Q2', ['FY2018-Q3']).message).toMatch(
      /^There is no report of this goal for Q2 FY 2018\./,
    );
    expect(noQuarter('FY2010-Q2', ['FY2018-Q3']).sentence).toMatch(/^No goal has a report for Q2 FY 2010\./);
  });

  it('has nothing to lead to where nothing is', () => {
    expect(noReport('nothing', 'FY2018-Q2', [])).toMatchObject({ sentence: null, instead: [] });
    expect(noQuarter('FY2018-Q2', [])).toMatchObject({ sentence: null, instead: [] });
  });

  it('is a goal in capitals, which has one address', () => {
    expect(noReport('Grants', 'FY2018-Q3', [])).toEqual(new Moved('/goals/grants/updates/fy2018-q3'));
    expect(noGoal('Customer-Experience')).toEqual(new Moved('/goals/customer-experience'));
    expect(noGoal('nothing')).not.toBeInstanceOf(Moved);
  });
});
