import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDue } from './read-due.js';
import { readStatus } from './read-status.js';
import type { MilestoneStatus } from './status.js';

/** Every due text of data/plans with its reading, so that a change of a reading is seen in review. `ends in`: it was interpreted. */
const DUES: Record<string, (string | null)[]> = {
  'FY2017-Q3': ['Q3FY2017'],
  'FY2018-Q1': ['December 2017', 'Nov 2017', 'October 2017', 'Q1 FY18'],
  'FY2018-Q2': ['2Q FY18', 'Feb 2018', 'Mar-2018', 'Q2 FY18', 'Q2FY18'],
  'FY2018-Q3': [
    '3Q FY18',
    '3Q2018',
    'April 2018',
    'Jun-2018',
    'June 2018',
    'May 2018',
    'Q3 FY 2018',
    'Q3 FY18',
    'Q3/18',
    'Q3FY18',
    'Q3FY2018',
  ],
  'FY2018-Q4': [
    '4Q FY18',
    'August 2018',
    'July 2018',
    'Q4 FY18',
    'Q4/18',
    'Q4FY18',
    'Q4FY2018',
    'Sept 2018',
    'September 2018',
  ],
  'FY2019-Q1': [
    '1Q FY19',
    '1Q2019',
    'Dec-2018',
    'December 2018',
    'Oct-2018',
    'October 2018',
    'Q1 FY 2019',
    'Q1 FY19',
    'Q1/19',
    'Q1FY19',
  ],
  'FY2019-Q2': [
    '2Q FY19',
    '2Q2019',
    'Feb 2019',
    'February 2019',
    'Jan 2019',
    'January 2019',
    'March 2019',
    'Q2 2019',
    'Q2 FY 2019',
    'Q2 FY19',
    'Q2/19',
    'Q2FY19',
    'Q2FY2019',
  ],
  'FY2019-Q3': [
    '3Q FY19',
    '3Q2019',
    'Apr-2019',
    'April 2019',
    'June 2019',
    'May 2019',
    'May-2019',
    'Q3 FY 2019',
    'Q3 FY19',
    'Q3/19',
    'Q3FY19',
  ],
  'FY2019-Q4': ['4Q FY19', 'Jul-2019', 'Q4/19', 'Q4FY19', 'Q4FY2019', 'Sep-2019'],
  'FY2020-Q1': ['1Q FY20', 'Dec. 2019', 'Oct-2019', 'October 2019', 'Q1 FY20'],
  'FY2020-Q2': ['2Q2020', 'March 2020'],
  'FY2020-Q3': ['3Q2020'],
  'FY2020-Q4': ['4Q2020', 'Q4/20', 'Q4FY20'],
  'FY2021-Q2': ['Mar-2021'],
  'FY2022-Q1': ['Oct-2021'],
  'FY2022-Q4': ['Q4 FY 2022', 'Q4FY22'],
  continuous: ['Beginning Feb 2018', 'On-going', 'Ongoing', 'Ongoing - Quarterly', 'Ongoing – Quarterly'],
  'ends in FY2018-Q3': ['April/May 2018', 'Early Spring 2018', 'Q2-3 FY18'],
  'ends in FY2018-Q4': ['FY2018', 'Summer 2018'],
  'ends in FY2019-Q1': ['2018', 'August – November 2018'],
  'ends in FY2019-Q3': ['Q4 FY 2018 to Q3 FY 2019', 'Q4 FY 2018-Q3 FY 2019', 'Q4FY18-Q3FY19'],
  'ends in FY2019-Q4': ['FY 19', 'FY 2019', 'FY19', 'FY2018-19', 'Q4FY19 (September)'],
  'ends in FY2020-Q1': ['Summer - Fall 2019', 'Summer/ Fall 2019'],
  'ends in FY2020-Q4': ['2Q2019 - 4Q2020', '2Q2019-4Q2020', '4Q2020 (phase 1)', 'FY 2019-20'],
  recurring: ['April & December 2018 - 2020', 'February 2019 & 2020', 'January & July 2019 >', 'June & December 2019'],
  unclear: ['QRB Alternatives: Q1/19-Pilot, Q2/19-Live Cases Assessment Alternatives: Q1/FY20'],
  unscheduled: [null, 'TBD'],
};

/** Every status text of data/plans with its reading. */
const STATUSES: Partial<Record<MilestoneStatus, (string | null)[]>> = {
  'At risk': ['At Risk', 'At risk', 'Delayed – At Risk', 'at risk'],
  Completed: ['Complete', 'Completed', 'complete', 'complete; 407 proposals published on Performance.gov'],
  Missed: ['Missed', 'missed'],
  'Not reported': [
    null,
    'Award established and will be presented in Oct 2018',
    'Complete for over 90% of programs',
    'Developing roadmap and planning workshop to help agencies',
    'Establishing data feed from first pilot agency',
    'FAI is finalizing the alignment.',
    'Final guidance pending',
    'OFPP has established a cross-agency group to help develop the content.',
    'Planning workshop to help agencies',
    'date change',
    'target release June 2018',
  ],
  'Not started': ['Not Started', 'Not started'],
  'On track': [
    'In Progress',
    'In progress',
    'On Track',
    'On track',
    'On-track',
    'in development; on schedule',
    'in progress',
    'on schedule',
    'on track',
    'on track; (OPM assessment of current data-collection to be completed in FY19)',
  ],
  Ongoing: ['On-going', 'ongoing; (OPM assessment of current data-collection to be completed in FY19)'],
};

interface Printed {
  strategies: { milestones: { due: string | null; status: string | null }[] }[];
}

const PLANS = join(process.cwd(), 'data/plans');
const milestones = readdirSync(PLANS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => (JSON.parse(readFileSync(join(PLANS, file), 'utf8')) as Printed).strategies)
  .flatMap((strategy) => strategy.milestones);

const readingOf = (text: string | null): string => {
  const { kind, quarter, interpreted } = readDue(text);
  return quarter === null ? kind : `${interpreted ? 'ends in ' : ''}${quarter}`;
};

const rowsOf = (table: Record<string, (string | null)[]>): [string | null, string][] =>
  Object.entries(table).flatMap(([reading, texts]) => texts.map((text): [string | null, string] => [text, reading]));

describe('the words of the real plans', () => {
  it.each(rowsOf(DUES))('due %j reads as %s', (text, reading) => {
    expect(readingOf(text)).toBe(reading);
  });

  it.each(rowsOf(STATUSES))('status %j reads as %s', (text, reading) => {
    expect(readStatus(text)).toBe(reading);
  });

  it('are all in the tables, and nothing else is', () => {
    const texts = (table: Record<string, (string | null)[]>): Set<string | null> =>
      new Set(Object.values(table).flat());
    expect(texts(DUES)).toEqual(new Set(milestones.map(({ due }) => due)));
    expect(texts(STATUSES)).toEqual(new Set(milestones.map(({ status }) => status)));
  });
});
