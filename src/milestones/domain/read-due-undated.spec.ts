import { readDue } from './read-due.js';

describe('a due text without a due quarter', () => {
  it.each([
    null,
    '',
    ' \u00a0\n',
    'TBD',
    'TBD*',
    'T.B.D.',
    'tba',
    'To be determined',
    'Not yet determined',
    'TBD – funding',
  ])('%j is unscheduled', (text) => {
    expect(readDue(text)).toEqual({ kind: 'unscheduled', quarter: null, interpreted: false });
  });

  it.each(['N/A', 'n/a', 'NA', 'Not applicable', 'None', '-', '—', '--', '*'])('%j is unscheduled too', (text) => {
    expect(readDue(text).kind).toBe('unscheduled');
  });

  it.each([
    'Ongoing',
    'On-going',
    'on going',
    'Ongoing - Quarterly',
    'Ongoing – Quarterly',
    'Continuous',
    'Continuously',
    'Ongoing; as funds allow',
    'Beginning Feb 2018',
    'Beginning in FY19',
    'Starting Q3 FY18',
    'From Q3 FY18',
    'Ongoing, starting in early 2019',
    'Ongoing (beginning Feb 2018)',
    'Q3 FY18 – ongoing',
    'Q3 FY18 onward',
    'FY19 and beyond',
  ])('%j is continuous', (text) => {
    expect(readDue(text)).toEqual({ kind: 'continuous', quarter: null, interpreted: false });
  });

  it.each([
    'February 2019 & 2020',
    'June & December 2019',
    'April & December 2018 - 2020',
    'January & July 2019 >',
    'January 2019 >',
    'Q2 and Q4 FY19',
    'Q1, Q2, and Q3 FY19',
    'Q1 & 3 FY19',
    'FY18 & FY19',
    'June and December',
    'September 30, 2018 and October 31, 2019',
    'Annually',
    'Quarterly',
    'Semi-annually',
    'Every quarter',
    'Twice a year',
    'Every January',
    'Annually in September',
    'Quarterly, starting Q1 FY19',
    'Annual/Ongoing',
  ])('%j is recurring', (text) => {
    expect(readDue(text)).toEqual({ kind: 'recurring', quarter: null, interpreted: false });
  });

  it.each([
    'QRB Alternatives: Q1/19-Pilot, Q2/19-Live Cases Assessment Alternatives: Q1/FY20',
    'When funds allow',
    'Complete',
    'Q1/19-Pilot',
    'May change',
    'Q3 FY18?',
    'x'.repeat(5_000),
    // not in the calendar
    'Q5 FY18',
    'Q0 FY18',
    '13/2018',
    '30/9/2018',
    'February 30, 2018',
    'Q3 FY1918',
    'Q3 FY2500',
    'Q3 FY181',
    'October 2199',
    '1776',
    // no year, or no telling which
    'Q3',
    'June',
    '18',
    'Q3 FY98',
    'Mar 18',
    'Sep 15-18',
    '9/18',
    '2011-12',
    'H1 2019',
    'October FY18',
    'Fall - Winter 2019',
    'Beginning of FY19',
    'Q4 2018 (calendar)',
    '2018 (fiscal)',
    // two dates, and none marked as the present one
    'Q3 FY18 Q4 FY18',
    'Q3 FY18, Q4 FY18',
    'Q3 FY18 → Q4 FY18',
    'Q3 FY18, now Q4 FY18',
    'Q3 FY18 (revised: Q4 FY18)',
    'Q3 FY18 (revised)',
    'Q3 FY18 (moved from Q3 to Q4)',
    'Q4FY19 (December)',
    'Q3 FY18 (draft); Q4 FY18 (final)',
    'Q3 FY18 (50%)',
    // a range that ends before it begins, or that may be one or not
    'Q4 FY18 - Q3 FY18',
    'Q4/Q1 2019',
    'Q3 FY18-19',
    'Q3 2018 - 2019',
    'September 2018 - 2020',
    // an end and no end
    'TBD FY19',
    'Q3 FY18 (TBD)',
    'Q4 FY18 (ongoing)',
    'Ongoing through FY19',
    'Starting Q3 FY18 - Q4 FY19',
    'After Q3 FY18',
    'Before Q3 FY18',
    'Q3 FY18 (',
  ])('%j is unclear', (text) => {
    expect(readDue(text)).toEqual({ kind: 'unclear', quarter: null, interpreted: false });
  });
});
