import fc from 'fast-check';
import { readStatus } from './read-status.js';
import { MILESTONE_STATUSES } from './status.js';

describe('a status text', () => {
  it.each(MILESTONE_STATUSES)('%s is what we print ourselves, and reads back', (status) => {
    expect(readStatus(status)).toBe(status);
  });

  it.each([
    'Complete',
    'complete; 407 proposals published on Performance.gov',
    'Completed – M-18-23 issued',
    'Completed—M-18-23 issued',
    'Completed (Q2)',
    'Completed in Q2 FY18',
    'Completed on April 4, 2018',
    'Completed 4/4/2018',
    'Completed ahead of schedule',
    'Completed, on time',
    'Completed and published',
    'Complete as of June 2018',
    'Complete\n407 proposals published',
    'Status: Complete',
    'Milestone completed.',
    '100% complete',
    'Complete (24 of 24 agencies)',
    'Complete; memo issued 6/15',
    'Complete; memo issued 6/15 to agencies',
    'Complete. Final report published on 3/1.',
    'Complete; 24/7 support live',
    'Complete; 24/24 agencies',
    'Complete 06/2018',
    'Complete March 2018',
    'Action completed',
    'Action item: complete',
    'Milestone completed',
    'Task complete',
    'Done',
    'COMPLETED*',
    'Completed¹',
  ])('%j is Completed', (text) => {
    expect(readStatus(text)).toBe('Completed');
  });

  it.each([
    'Complete for over 90% of programs',
    '90% complete',
    'Complete – 90% of programs',
    'partially complete',
    'nearly complete',
    'to be completed in FY19',
    'Complete by Q4 FY18',
    'Complete in Q4 FY19',
    'not complete',
    'not yet completed',
    'incomplete',
    'in-complete',
    'Completed except VA',
    'Complete pending signature',
    'Complete; pending signature',
    'Completed, awaiting publication',
    'Complete; guidance will be issued in July',
    'complete for 20 of 24 agencies',
    'Completed 20 of 24',
    'Complete (20/24)',
    'Complete for 22/24 agencies',
    'Complete; issued to 22/24 agencies',
    'Complete; deployed 6/12 systems',
    'Complete; 6/12 agencies',
    'Complete (6/12)',
    '22 of 24 agencies complete',
    'Completed 22/24',
    'Complete 22/24',
    'Complete Q4 FY19',
    'Complete (for VA)',
    'Complete (phase 1)',
    'Completed (partial)',
    'Complete (draft)',
    'Completed review of guidance',
    'Completed: No',
    'Complete?',
    'VA: complete; DoD: pending',
  ])('%j is a completion with a reservation, and Not reported', (text) => {
    expect(readStatus(text)).toBe('Not reported');
  });

  it.each([
    ['Behind schedule', 'At risk'],
    ['Delayed – At Risk', 'At risk'],
    ['Delayed', 'At risk'],
    ['at-risk', 'At risk'],
    ['At high risk', 'At risk'],
    ['Postponed to FY19', 'At risk'],
    ['not on track', 'At risk'],
    ['No longer on track', 'At risk'],
    ['Isn’t on track', 'At risk'],
    ['Off track', 'At risk'],
    ['In progress', 'On track'],
    ['In Progress', 'On track'],
    ['on schedule', 'On track'],
    ['in development; on schedule', 'On track'],
    ['On-track', 'On track'],
    ['on track; (OPM assessment of current data-collection to be completed in FY19)', 'On track'],
    ['On track; 90% complete', 'On track'],
    ['90% complete; on track', 'On track'],
    ['Underway', 'On track'],
    ['Currently on track', 'On track'],
    ['On-going', 'Ongoing'],
    ['ongoing; (OPM assessment of current data-collection to be completed in FY19)', 'Ongoing'],
    ['Ongoing – quarterly', 'Ongoing'],
    ['Missed', 'Missed'],
    ['missed,', 'Missed'],
    ['Not met', 'Missed'],
    ['Past due', 'Missed'],
    ['Not Started', 'Not started'],
    ['Not yet started', 'Not started'],
    ['Withdrawn', 'Withdrawn'],
    ['Cancelled', 'Withdrawn'],
    ['Canceled due to funding', 'Withdrawn'],
    ['Discontinued', 'Withdrawn'],
    ['Removed', 'Withdrawn'],
    ['No longer pursued', 'Withdrawn'],
    ['No longer being pursued', 'Withdrawn'],
    ['Merged with milestone 3', 'Withdrawn'],
  ])('%j is %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  it.each([
    ['On track / At risk', 'At risk'],
    ['On track, but delayed', 'At risk'],
    ['On Track-Delayed', 'At risk'],
    ['Complete; at risk', 'At risk'],
    ['Complete / On track', 'On track'],
    ['Ongoing; at risk', 'At risk'],
    ['Missed; on track for Q4', 'Missed'],
    ['Missed; withdrawn', 'Missed'],
    ['Not started; on track', 'Not started'],
    ['VA: complete; DoD: in progress', 'On track'],
    ['Ongoing; on track', 'Ongoing'],
    ['On track; ongoing', 'On track'],
  ])('%j tells two, and the worse is %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  it.each([
    null,
    '',
    '-',
    'TBD',
    'date change',
    'target release June 2018',
    'Final guidance pending',
    'Award established and will be presented in Oct 2018',
    'Developing roadmap and planning workshop to help agencies',
    'Removed 40 requirements',
    'Ongoing talks with agencies',
    'not at risk',
    'no longer at risk',
    'To be withdrawn',
    'On track?',
    'On track – no',
  ])('%j is Not reported', (text) => {
    expect(readStatus(text)).toBe('Not reported');
  });

  it('is always read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(MILESTONE_STATUSES).toContain(readStatus(text));
      }),
    );
  });

  it.each(['not', 'partially', 'nearly', 'almost', 'to be', 'will be', 'expected to be', '95%', '3 of 4'])(
    'never counts "%s" complete as Completed',
    (reservation) => {
      expect(readStatus(`${reservation} completed`)).toBe('Not reported');
      expect(readStatus(`Completed; ${reservation} published`)).toBe('Not reported');
    },
  );
});
