import { sampleDue, sampleMilestone, sampleReport } from '../../../test/support/published-samples.js';
import type { ReportedDue, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { reportCsv } from '../files/report-csv.js';
import { changeFacts } from './change-facts.js';
import { dueFacts } from './due-facts.js';
import { milestoneFacts, recoveryFacts, waiverInWords } from './milestone-facts.js';
import { statusTag } from './status-tag.js';

describe('a due date in words', () => {
  it.each<[string, Partial<ReportedDue>, string, string | null]>([
    ['one quarter', {}, 'Q4 FY 2018', null],
    ['another spelling of the quarter', { text: 'FY2018/Q4' }, 'Q4 FY 2018', null],
    ['a month', { text: 'Sept-2018' }, 'Q4 FY 2018', '“Sept-2018”'],
    ['a season', { text: 'Summer 2018', interpreted: true }, 'Q4 FY 2018', 'read from “Summer 2018”'],
    ['TBD', { kind: 'unscheduled', quarter: null, first: null, text: 'TBD' }, 'No date (TBD)', null],
    ['nothing', { kind: 'unscheduled', quarter: null, first: null, text: null }, 'No date', null],
    ['ongoing', { kind: 'continuous', quarter: null, first: null, text: 'Ongoing' }, 'Continuous', 'printed “Ongoing”'],
    [
      'two dates',
      { kind: 'recurring', quarter: null, text: 'Jan & July 2019' },
      'Recurring',
      'printed “Jan & July 2019”',
    ],
    ['no sense', { kind: 'unclear', quarter: null, text: 'soon' }, 'Unclear', 'printed “soon”'],
  ])('says %s', (_, due, text, printed) => {
    expect(dueFacts(sampleDue(due))).toMatchObject({ text, printed });
  });

  it('tells how far it is from the first promise', () => {
    expect(dueFacts(sampleDue())).toMatchObject({ first: null, slip: null, later: false });
    expect(dueFacts(sampleDue({ first: 'FY2018-Q2', slip: 2, moves: 1 }))).toMatchObject({
      first: 'First due Q2 FY 2018',
      slip: '2 quarters later than first promised',
      later: true,
    });
    expect(dueFacts(sampleDue({ first: 'FY2018-Q2', slip: 2, moves: 2 })).slip).toBe(
      '2 quarters later than first promised; moved 2 times',
    );
    expect(dueFacts(sampleDue({ slip: 0, moves: 2 })).slip).toBe('Back at the first date; moved 2 times');
  });
});

describe('a status in words', () => {
  it.each<[string, Partial<ReportedMilestone>, string, string | null]>([
    ['printed as read', {}, 'On track', null],
    [
      'printed in another case',
      { status: 'Completed', reportedStatus: 'Completed', statusText: 'complete' },
      'Completed',
      null,
    ],
    [
      'printed with more words',
      { status: 'Completed', reportedStatus: 'Completed', statusText: 'complete; 407 proposals' },
      'Completed',
      'printed “complete; 407 proposals”',
    ],
    [
      'missed by the calendar',
      { status: 'Missed', reportedStatus: 'At risk', statusText: 'Delayed – At Risk' },
      'Missed',
      'reported as “Delayed – At Risk”',
    ],
    [
      'missed and blank',
      { status: 'Missed', reportedStatus: 'Not reported', statusText: null },
      'Missed',
      'no status reported',
    ],
    [
      'completed late',
      {
        status: 'Completed',
        reportedStatus: 'Completed',
        statusText: 'Completed',
        completedLate: true,
        completedIn: 'FY2018-Q4',
      },
      'Completed',
      'late, in Q4 FY 2018',
    ],
    ['blank', { status: 'Not reported', reportedStatus: 'Not reported', statusText: null }, 'Not reported', null],
  ])('says what is %s', (_, milestone, text, note) => {
    expect(statusTag(sampleMilestone(milestone))).toMatchObject({ text, note });
  });
});

describe('a change in words', () => {
  it.each([
    ['due-moved', 'FY2018-Q4', 'FY2019-Q1', 'Due moved from Q4 FY 2018 to Q1 FY 2019'],
    ['due-moved', 'FY2018-Q4', null, 'Due date taken away: was Q4 FY 2018'],
    ['due-moved', null, 'FY2018-Q4', 'Due date set: Q4 FY 2018'],
    ['due-set', null, 'FY2018-Q4', 'Due date set: Q4 FY 2018'],
    ['due-restated', 'May 2018', 'June 2018', 'Due date rewritten: was “May 2018”'],
    ['due-restated', null, 'June 2018', 'Due date rewritten: was blank'],
    ['reworded', 'Old words', 'New words', 'Reworded: was “Old words”'],
    ['moved-strategy', 'A', 'B', 'Moved here from the strategy “A”'],
    ['owner-changed', null, 'OMB', 'Owner changed: was not reported'],
    ['better', 'At risk', 'On track', 'Better: was At risk'],
    ['worse', 'On track', 'At risk', 'Worse: was On track'],
    ['new', null, 'On track', 'New in this report'],
    ['completed', 'On track', 'Completed', 'Completed this quarter'],
    ['newly-missed', 'On track', 'Missed', 'Newly missed'],
    ['still-missed', 'Missed', 'Missed', 'Still missed'],
    ['status-changed', 'On track', 'Not reported', 'Status changed: was On track'],
    ['returned', null, 'On track', 'Tracked again'],
    ['withdrawn', 'On track', 'Withdrawn', 'Withdrawn'],
    ['left', 'On track', null, 'Left'],
    ['merged-into', null, null, 'Merged into another milestone'],
    ['no-change', null, null, 'No change'],
  ] as const)('says %s from %s to %s', (kind, from, to, text) => {
    expect(changeFacts({ kind, from, to })).toMatchObject({ text, link: null });
  });

  it.each([
    ['rescheduled', ', before it fell due', 'yes,no,no'],
    ['movedWhenDue', ', in the quarter it fell due', 'no,yes,no'],
    ['movedAfterMiss', ', after it was missed', 'no,no,yes'],
    [null, '', 'no,no,no'],
  ] as const)('says when a date moved: %s', (when, words, cells) => {
    const change = { kind: 'due-moved', from: 'FY2018-Q4', to: 'FY2019-Q1' } as const;
    const due = sampleDue(when === null ? {} : { [when]: true });
    const moved = sampleMilestone({ changes: [change], due });
    const text = `Due moved from Q4 FY 2018 to Q1 FY 2019${words}`;
    expect(milestoneFacts(moved, []).changes).toMatchObject([{ text }]);
    const csv = reportCsv(sampleReport({ milestones: [moved] }));
    expect(csv).toContain(`,rescheduled,moved_when_due,moved_after_miss,changes,`);
    expect(csv).toContain(`,${cells},${words === '' ? text : `"${text}"`},`);
  });

  it('links the milestone that another was merged into', () => {
    expect(changeFacts({ kind: 'merged-into', from: null, to: 'CX-003' })).toMatchObject({
      text: 'Merged into',
      link: { href: '/milestones/CX-003', text: 'CX-003' },
    });
  });
});

describe('a milestone as a row', () => {
  it('prints the plan’s own remark only where it says something else', () => {
    const remark = (changed: Partial<ReportedMilestone>) => milestoneFacts(sampleMilestone(changed), []).remark;
    expect(remark({ remark: 'No Change' })).toBeNull();
    expect(remark({ remark: null })).toBeNull();
    expect(remark({ remark: 'Action Completed', changes: [{ kind: 'completed', from: null, to: null }] })).toBeNull();
    expect(remark({ remark: 'No change', changes: [{ kind: 'due-moved', from: null, to: null }] })).toBe('“No change”');
    expect(remark({ remark: 'pushed 1 month' })).toBe('“pushed 1 month”');
  });

  it('does not print a footnote twice where it is the reason', () => {
    const facts = milestoneFacts(sampleMilestone({ reason: 'Aligned', footnotes: ['Aligned', 'Other'] }), []);
    expect(facts).toMatchObject({ reason: 'Aligned', footnotes: ['Other'] });
  });

  it('tells the recovery as it was read and as it was printed', () => {
    const of = (recovery: 'FY2019-Q1' | null, recoveryText: string | null) => recoveryFacts({ recovery, recoveryText });
    expect(of('FY2019-Q1', null)).toEqual({ recovery: 'Q1 FY 2019', recoveryPrinted: null });
    expect(of('FY2019-Q1', '1Q FY19')).toEqual({ recovery: 'Q1 FY 2019', recoveryPrinted: 'printed “1Q FY19”' });
    expect(of('FY2019-Q1', 'Q1 FY 2019')).toEqual({ recovery: 'Q1 FY 2019', recoveryPrinted: null });
    expect(of(null, 'when we can')).toEqual({ recovery: null, recoveryPrinted: 'printed “when we can”' });
    expect(of(null, null)).toEqual({ recovery: null, recoveryPrinted: null });
  });

  it('says what is lacking and why it was accepted', () => {
    expect(waiverInWords({ code: 'missed-without-explanation', reason: 'The plan gives none.' })).toBe(
      'No explanation was reported. Accepted because: The plan gives none.',
    );
    expect(waiverInWords({ code: 'approved-by-submitter', reason: 'Holiday.' })).toBe(
      'Approved by the person who submitted it. Accepted because: Holiday.',
    );
  });
});
