import { plus } from '../../fiscal/fiscal-quarter.js';
import { compareQuarters } from '../domain/compare-quarters.js';
import type { EditionSummary } from '../published.js';
import {
  missedMilestone,
  periodOf,
  sampleDue,
  sampleEdition,
  sampleMilestone,
  sampleReport,
  sampleSite,
  sampleSummary,
} from '../../../test/support/published-samples.js';
import { compareChoicePage } from './compare-choice.page.js';
import { compareQuartersPage } from './compare-quarters.page.js';
import { comparisonInWords, milestonesInWords } from './comparison-words.js';
import { differenceItem } from './difference-items.js';

const q2 = sampleSummary({ quarter: 'FY2018-Q2' });
const q3 = sampleSummary({ quarter: 'FY2018-Q3' });

const moved = sampleMilestone({
  reference: 'IP-004',
  remark: 'Action Completed',
  due: sampleDue({
    quarter: 'FY2018-Q4',
    history: [{ in: 'FY2018-Q3', from: 'FY2018-Q3', to: 'FY2018-Q4', reason: null }],
  }),
});

const from = sampleReport({
  period: periodOf('FY2018-Q2'),
  milestones: [
    sampleMilestone({ title: 'Develop toolbox for staff' }),
    sampleMilestone({
      reference: 'CX-002',
      title: 'Identify agency candidates',
      due: missedMilestone().due,
    }),
    sampleMilestone({ reference: 'IP-004', due: sampleDue({ quarter: 'FY2018-Q3', first: 'FY2018-Q3' }) }),
    sampleMilestone({ reference: 'CX-021', title: 'Develop executive briefing materials', status: 'At risk' }),
  ],
});
const to = sampleReport({
  milestones: [sampleMilestone({ title: 'Develop toolbox for staff and leaders' }), missedMilestone(), moved],
  noLongerTracked: [
    {
      kind: 'milestone',
      reference: 'CX-021',
      title: 'Develop executive briefing materials',
      strategy: 'Improve digital services',
      lastStatus: 'At risk',
      lastDue: 'FY2018-Q3',
      lastDueText: '3Q FY18',
      wasDue: true,
      reason: 'Consolidated milestones',
      into: 'CX-001',
      change: { kind: 'merged-into', from: 'CX-021', to: 'CX-001' },
    },
  ],
});
const comparison = compareQuarters(from, to);

const page = (exported = false, ofGoal: EditionSummary[] = [q3, q2]) =>
  compareQuartersPage(
    {
      sides: { from: { quarter: 'FY2018-Q2', edition: null }, to: { quarter: 'FY2018-Q3', edition: null } },
      from: { ...sampleEdition(from), ofGoal },
      to: { ...sampleEdition(to), ofGoal },
      comparison,
    },
    { ...sampleSite(), exported },
  );

describe('the page of two quarters', () => {
  it('sums up in one sentence, and says which moves nobody announced', () => {
    expect(page().headline).toBe(
      'Between Q2 FY 2018 and Q3 FY 2018: 1 milestone was newly missed, 1 was reworded and 1 is no longer tracked; ' +
        '1 due date moved, and that without a word.',
    );
  });

  it('leads to every section, and to nothing else', () => {
    const { contents, sections } = page();
    expect(contents.map(({ text }) => text)).toEqual([
      'Newly missed (1)',
      'Due dates moved (1)',
      'Reworded (1)',
      'No longer tracked (1)',
    ]);
    expect(contents.map(({ href }) => href)).toEqual(sections.map(({ id }) => `#${id}`));
  });

  it('sets the counts of both reports side by side; each side adds up', () => {
    const { rows, sum } = page().counts;
    const added = (side: 'from' | 'to') => rows.reduce((total, row) => total + row[side], 0);
    expect([added('from'), added('to')]).toEqual([sum.from, sum.to]);
    expect(sum).toEqual({ name: 'Milestones', from: 4, to: 3, difference: '−1' });
    expect(page().sum).toBe('4 milestones in Q2 FY 2018 − 1 no longer tracked = 3 in Q3 FY 2018');
  });

  it('leads to the pairs before and after it', () => {
    const of = (quarter: EditionSummary['quarter']) => sampleSummary({ quarter });
    const { earlier, later } = page(false, [of('FY2019-Q1'), q3, q2, of('FY2018-Q1')]);
    expect([earlier?.text, later?.text]).toEqual(['Q1 FY 2018 to Q2 FY 2018', 'Q3 FY 2018 to Q1 FY 2019']);
    expect([page().earlier, page().later]).toEqual([null, null]);
  });

  it('has no form in a copy on a file server, which could not answer it', () => {
    expect(page(true).choice).toBeNull();
    expect(page().choice?.selects.map(({ name }) => name)).toEqual(['from', 'to']);
  });
});

describe('a milestone in a section', () => {
  const item = (kind: Parameters<typeof differenceItem>[0], reference: string) => {
    const one = comparison.milestones.find((milestone) => milestone.reference === reference);
    if (!one) throw new Error(`There is no ${reference}`);
    return differenceItem(kind, one);
  };

  it('has its words marked where they changed', () => {
    const { title, runs } = item('reworded', 'CX-001');
    expect(title).toBeNull();
    expect(runs?.filter((run) => run.new).map(({ text }) => text.trim())).toEqual(['and leaders']);
  });

  it('tells how far its date moved, and what was printed beside it', () => {
    const { values, notes } = item('due-moved', 'IP-004');
    expect(values).toEqual({ from: 'Q3 FY 2018', to: 'Q4 FY 2018' });
    expect(notes).toEqual([
      { text: '1 quarter later.', lacking: false },
      { text: 'Not announced: “Change from last quarter” printed “Action Completed”', lacking: true },
    ]);
  });

  it('says why it was missed and by when it will be done', () => {
    expect(item('newly-missed', 'CX-002').notes.map(({ text }) => text)).toEqual([
      'Due: Q3 FY 2018',
      'Explanation: Schedules are unclear.',
      'Recovery quarter: Q1 FY 2019',
    ]);
  });

  it('is gone with its reason, and leads to what carries it on', () => {
    const { into, notes, status } = item('gone', 'CX-021');
    expect(into).toEqual({ text: 'Merged into', links: [{ href: '/milestones/CX-001', text: 'CX-001' }] });
    expect(status?.text).toBe('At risk');
    expect(notes.map(({ text }) => text)).toEqual([
      'Due: Q4 FY 2018',
      'It was due by then, and not completed.',
      'Reason: Consolidated milestones',
      'No longer tracked since the report of Q3 FY 2018.',
    ]);
  });
});

describe('the sentence of a comparison', () => {
  const none = compareQuarters(from, { ...from, period: periodOf('FY2018-Q3') });
  const counts = { ...none.counts, unchanged: 0 };
  const announced = { 'in-remark': 0, 'in-note': 0, nowhere: 0 };

  it.each<[Partial<typeof counts>, Partial<typeof announced>, string]>([
    [{ unchanged: 24 }, {}, 'no milestone changed.'],
    [{ completed: 1 }, {}, '1 milestone was completed.'],
    [{ completed: 5, 'newly-missed': 3 }, {}, '5 milestones were completed and 3 were newly missed.'],
    [{ 'due-moved': 4 }, { nowhere: 2, 'in-remark': 2 }, '4 due dates moved, 2 of them without a word.'],
    [{ 'due-moved': 2 }, { 'in-remark': 2 }, '2 due dates moved.'],
    [{ 'due-moved': 1 }, { nowhere: 1 }, '1 due date moved, and that without a word.'],
    [{ 'due-moved': 9 }, { 'in-note': 9 }, '9 due dates moved, all of them told only in a note.'],
    [
      { worse: 2 },
      {},
      'no milestone was completed, newly missed, moved to another date, reworded, added or taken out.',
    ],
  ])('%j %j', (some, how, words) => {
    expect(comparisonInWords({ counts: { ...counts, ...some }, announced: { ...announced, ...how } })).toBe(words);
  });

  it('tells how the milestones of one quarter became those of the other', () => {
    expect(
      milestonesInWords(
        { counts: { ...counts, gone: 6, new: 3, returned: 1 }, announced, from: 34, to: 32 },
        { from: 'Q2 FY 2018', to: 'Q3 FY 2018' },
      ),
    ).toBe('34 milestones in Q2 FY 2018 − 6 no longer tracked + 3 new + 1 tracked again = 32 in Q3 FY 2018');
  });
});

describe('the page where two quarters are chosen', () => {
  const choice = (...editions: EditionSummary[]) => compareChoicePage(q3.goal, editions, sampleSite());
  const optionsOf = (page: ReturnType<typeof choice>, name: string) =>
    page.choice?.selects.find((select) => select.name === name)?.groups.flatMap(({ options }) => options);

  it('offers each quarter with the one before, and chooses the newest two', () => {
    const page = choice(q3, q2, sampleSummary({ quarter: 'FY2018-Q1' }));
    expect(page.ready.map(({ href }) => href)).toEqual([
      '/goals/customer-experience/compare/fy2018-q2/fy2018-q3',
      '/goals/customer-experience/compare/fy2018-q1/fy2018-q2',
    ]);
    expect(optionsOf(page, 'from')?.find(({ selected }) => selected)?.value).toBe('fy2018-q2');
    expect(optionsOf(page, 'to')?.find(({ selected }) => selected)?.value).toBe('fy2018-q3');
  });

  it('offers the editions of a quarter that was corrected', () => {
    const page = choice(sampleSummary({ quarter: 'FY2018-Q3', number: 2 }), q3, q2);
    expect(optionsOf(page, 'to')?.map(({ value }) => value)).toEqual([
      ...['fy2018-q3', 'fy2018-q3-edition-2', 'fy2018-q3-edition-1', 'fy2018-q2'],
    ]);
  });

  it('groups the editions of a quarter that has several, and nothing else', () => {
    const page = choice(sampleSummary({ quarter: 'FY2018-Q3', number: 2 }), q3, q2);
    expect(page.choice?.selects[0]?.groups.map(({ label, options }) => [label, options.length])).toEqual([
      ['Q3 FY 2018', 3],
      [null, 1],
    ]);
  });

  it('leads to every pair where no form is answered, of the last twelve quarters', () => {
    const quarters = Array.from({ length: 14 }, (_, place) => plus('FY2018-Q1', place)).reverse();
    const editions = quarters.map((quarter) => sampleSummary({ quarter }));
    const { choice: form, pairs } = compareChoicePage(q3.goal, editions, sampleSite({ exported: true }));
    expect(form).toBeNull();
    expect(pairs?.flatMap(({ links }) => links)).toHaveLength((12 * 11) / 2);
    expect(pairs?.[0]?.links[1]).toEqual({
      href: '/goals/customer-experience/compare/fy2020-q4/fy2021-q2',
      text: 'since Q4 FY 2020',
    });
    expect(choice(...editions).pairs).toBeNull();
  });

  it('says that there is nothing to compare where there is one report', () => {
    expect(choice(q3)).toMatchObject({ only: true, choice: null, ready: [] });
  });
});
