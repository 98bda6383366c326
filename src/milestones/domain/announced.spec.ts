import { announcementOf, speaksOfMove } from './announced.js';

describe('words that speak of a moved date', () => {
  it.each([
    // Under "change from last quarter" in the plans of fiscal year 2018, beside a date that moved.
    ['Milestone Due Date Changed', true],
    ['Milestone due date adjusted from Q3 to Q4', true],
    ['Revised Due Date', true],
    ['date adjusted', true],
    ['pushed 1 month due to clearance timing', true],
    ['No change', false],
    ['No Change', false],
    ['Better', false],
    ['Action Completed', false],
    ['N/A', false],
    ['Worse', false],
    ['At risk', false],
    ['first round of research completed', false],
    ['Released new Executive Performance dashboard on 5/1.', false],
    ['Hosted industry event with 50 SBs; solicitation closed for on-ramp SB to BIC solution.', false],
    // Beside dates that did not move: these must not be taken for an announcement.
    ['Unchanged from 12 agencies', false],
    ['Decrease from 12 agencies to 11', false],
    ['On April 4th, CMLC approved FY18-20 plans for all 10 categories.', false],
    [
      'The Suitability & Credentialing Executive Agent and the Security Executive Agent are reviewing revised draft standards for signature.',
      false,
    ],
    [
      'An updated position designation tool is being deployed in a new environment that will allow for iterative improvement and integration with related applications.',
      false,
    ],
    ['Updated security manager capabilities have recently been deployed to the DoD.', false],
    ['Effort kicked off in January 2018 with ongoing NBIB & DoD discussions on BI transfer for DoD personnel.', false],
    ['Recommendations are on track for Performance Accountability Council consideration in Q2.', false],
    // In footnotes and explanations.
    ['Due date updated to align with Gears of Government Awards process', true],
    ['Modified select milestone dates to align with the in depth analysis being conducted by the WG.', true],
    ['Milestone due date has been updated based on the FAST-41 initiation fee Notice of Proposed Rulemaking.', true],
    ['Milestone aligned to statutory timeline in PMIAA', true],
    ['Consolidated milestones', false],
    // As people write it at the desk.
    ['Moved to Q1 FY19', true],
    ['Rescheduled', true],
    ['Extended by two quarters', true],
    ['Deadline is now September', true],
    ['Due date: no change', false],
    ['No changes to due date', false],
    ['Due date unchanged', false],
    ['Updated tool, on schedule', false],
    ['16 interviews to date; plan revised', false],
    ['Moved to strategy 3', false],
    ['', false],
    [null, false],
  ])('%s: %s', (text, spoken) => {
    expect(speaksOfMove(text)).toBe(spoken);
  });
});

describe('where a move is announced', () => {
  const beside = { remark: null, footnotes: [], explanation: null, reason: null };
  it.each([
    [
      'IP-003 in Q3 FY 2018',
      {
        remark: 'Milestone Due Date Changed',
        footnotes: ['Milestone due date has been updated to align with OMB Memorandum 18-25.'],
      },
      'in-remark',
    ],
    [
      'LVHV-016 in Q3 FY 2018',
      { remark: 'date adjusted', explanation: 'date may push depending on timing of pilot process and results' },
      'in-remark',
    ],
    [
      'CX-017 in Q3 FY 2018',
      { remark: 'No change', footnotes: ['Due date updated to align with Gears of Government Awards process'] },
      'in-note',
    ],
    ['a move with a reason that was recorded at the desk', { reason: 'The grants system comes first.' }, 'in-note'],
    [
      'CX-002 in Q2 FY 2018',
      {
        remark: 'No change',
        explanation: 'Agencies could change priorities and drop out of the pilot. Will remain engaged on this front.',
      },
      'nowhere',
    ],
    ['IP-004 in Q3 FY 2018', { remark: 'Action Completed' }, 'nowhere'],
    ['MA-012 in Q2 FY 2018', {}, 'nowhere'],
  ])('%s', (_, words, where) => {
    expect(announcementOf({ ...beside, ...words })).toBe(where);
  });
});
