import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { readDue } from '../../milestones/domain/read-due.js';
import { readStatus } from '../../milestones/domain/read-status.js';
import { assembleReport } from './assemble-report.js';
import type { FindingCode } from './findings.js';
import type { PublishedReport } from './report.js';
import type { MilestoneOnRecord, StrategyOnRecord, UpdateOnRecord } from './update-on-record.js';

const noProse = { summary: null, highlightsText: null, carriedOver: [] };

const strategy = (
  key: string,
  title: string,
  continues: Pick<StrategyOnRecord, 'continues' | 'continuesKey'> | null = null,
): StrategyOnRecord => ({
  key,
  label: null,
  title,
  lead: null,
  problem: null,
  theoryOfChange: null,
  description: null,
  ...(continues ?? { continues: null, continuesKey: null }),
});

const milestone = (
  reference: string,
  over: Partial<Omit<MilestoneOnRecord, 'due' | 'status'>> & { due?: string } = {},
): MilestoneOnRecord => {
  const { due = '4Q FY18', statusText = 'On track', ...rest } = over;
  return {
    reference,
    strategy: 'CX-S1',
    group: null,
    title: `Milestone ${reference}`,
    ownerText: 'PPM',
    due: { ...readDue(due), text: due },
    statusText,
    status: readStatus(statusText),
    remark: null,
    explanation: null,
    recoveryText: null,
    recoveryQuarter: null,
    reason: null,
    footnotes: [],
    ...rest,
  };
};

const update = (
  quarter: QuarterKey,
  milestones: MilestoneOnRecord[],
  over: Partial<UpdateOnRecord> = {},
): UpdateOnRecord => ({
  quarter,
  goal: {
    number: 4,
    slug: 'customer-experience',
    title: 'Customer Experience',
    agenda: { slug: 'pma-2017', title: 'PMA' },
    statement: [],
    challenge: [],
    opportunity: [],
    leaders: [],
    partners: [],
  },
  words: { ...noProse, highlights: ['OMB issued guidance'], components: [], progress: [], source: null, notes: [] },
  strategies: [strategy('CX-S1', 'Improve Digital Services')],
  milestones,
  departures: [],
  indicators: [],
  signatures: null,
  ...over,
});

const published = (record: UpdateOnRecord, last: PublishedReport | null = null): PublishedReport => ({
  ...assembleReport(record, last).report,
  edition: { number: 1, publishedAt: '2018-06-14T12:00:00.000Z', sha256: 'f', corrects: null, correction: null },
});

const q2 = published(update('FY2018-Q2', [milestone('CX-001', { due: '3Q FY18' }), milestone('CX-002')]));

const codes = (record: UpdateOnRecord, last: PublishedReport | null = q2): FindingCode[] =>
  assembleReport(record, last).findings.map(({ code }) => code);

describe('a report', () => {
  it('compares with the last edition and carries the history of due dates on', () => {
    const q3 = published(update('FY2018-Q3', [milestone('CX-001', { due: '1Q FY19' }), milestone('CX-002')]), q2);
    const { report } = assembleReport(
      update('FY2018-Q4', [milestone('CX-001', { due: '2Q FY19' }), milestone('CX-002', { statusText: 'Complete' })]),
      q3,
    );
    const [moved, completed] = report.milestones;
    expect(moved?.due).toMatchObject({
      first: 'FY2018-Q3',
      quarter: 'FY2019-Q2',
      slip: 3,
      moves: 2,
      rescheduled: true,
    });
    expect(moved?.changes).toEqual([{ kind: 'due-moved', from: 'FY2019-Q1', to: 'FY2019-Q2' }]);
    expect(completed).toMatchObject({ completedIn: 'FY2018-Q4', completedLate: false, firstReported: 'FY2018-Q2' });
    expect(report.previous).toMatchObject({ quarter: 'FY2018-Q3', edition: 1 });
  });

  it('calls late what the last edition shows as missed, and nothing that may have been on time', () => {
    const completed = (due: string) => [milestone('CX-001', { due, statusText: 'Completed' }), milestone('CX-002')];
    const late = (record: UpdateOnRecord, last: PublishedReport | null) =>
      assembleReport(record, last).report.milestones[0]?.completedLate;
    const missed = published(update('FY2018-Q3', [milestone('CX-001', { due: '3Q FY18' }), milestone('CX-002')]), q2);
    expect(late(update('FY2018-Q4', completed('3Q FY18')), missed)).toBe(true);
    expect(late(update('FY2018-Q4', completed('4Q FY18')), missed)).toBe(true); // the date rewritten with the completion
    expect(late(update('FY2018-Q4', completed('3Q FY18')), q2)).toBe(false); // nothing was published of Q3
    expect(late(update('FY2018-Q3', completed('3Q FY18')), q2)).toBe(false);
    expect(late(update('FY2018-Q1', completed('Q3FY2017')), null)).toBe(false);
  });

  it('hands the due dates and the miss of a milestone that was split on to its parts', () => {
    const q3 = published(update('FY2018-Q3', [milestone('CX-001', { due: '3Q FY18' }), milestone('CX-002')]), q2);
    const part = (over: Parameters<typeof milestone>[1]) => {
      const row = milestone('CX-003', { splitFrom: 'CX-001', ...over });
      return assembleReport(update('FY2018-Q4', [row, milestone('CX-002')]), q3).report.milestones[0];
    };
    const isNew = { kind: 'new', from: null, to: 'On track' };
    expect(part({ due: '3Q FY18' })).toMatchObject({ missed: true, firstReported: 'FY2018-Q4', due: { moves: 0 } });
    const moved = part({ due: '1Q FY19' });
    expect(moved?.due).toMatchObject({ first: 'FY2018-Q3', slip: 2, moves: 1, movedAfterMiss: true });
    expect(moved?.changes).toEqual([isNew, { kind: 'due-moved', from: 'FY2018-Q3', to: 'FY2019-Q1' }]);
    const done = part({ due: '3Q FY18', statusText: 'Complete' });
    expect(done).toMatchObject({ completedIn: 'FY2018-Q4', completedLate: true });
    const unknown = part({ due: '1Q FY19', splitFrom: 'CX-099' });
    expect([unknown?.due.first, unknown?.changes]).toEqual(['FY2019-Q1', [isNew]]);
  });

  it('keeps the first due date of a milestone that is tracked again after a quarter without it', () => {
    const without = published(update('FY2018-Q3', [milestone('CX-002')]), q2);
    const record = update('FY2018-Q4', [milestone('CX-001', { due: '2Q FY19' }), milestone('CX-002')]);
    const [again] = assembleReport(record, without, q2.milestones).report.milestones;
    expect(again).toMatchObject({ firstReported: 'FY2018-Q2', due: { first: 'FY2018-Q3', slip: 3, moves: 1 } });
    expect(again?.changes.map(({ kind }) => kind)).toEqual(['returned', 'due-moved']);
  });

  it('keeps why a milestone was withdrawn as long as it stays so', () => {
    const withdrawn = (reason: string | null) => [
      milestone('CX-001', { due: '3Q FY18', statusText: 'Withdrawn', reason }),
      milestone('CX-002', { statusText: 'Completed' }),
    ];
    const q3 = published(update('FY2018-Q3', withdrawn('The rule was repealed')), q2);
    const { report, findings } = assembleReport(update('FY2018-Q4', withdrawn(null)), q3);
    expect([report.milestones[0]?.reason, findings]).toEqual(['The rule was repealed', []]);
  });

  it('shows the missed one as missed and keeps what was printed beside it', () => {
    const { report } = assembleReport(
      update('FY2018-Q3', [milestone('CX-001', { due: '3Q FY18', statusText: 'At risk' })]),
      q2,
    );
    expect(report.milestones[0]).toMatchObject({
      status: 'Missed',
      reportedStatus: 'At risk',
      statusText: 'At risk',
      missed: true,
    });
  });

  it('has no changes in a goal’s first report', () => {
    expect(q2.milestones.map(({ changes }) => changes)).toEqual([[], []]);
  });

  it('names the strategies of a milestone that moved, but not where one continues the other', () => {
    const moved = update('FY2018-Q3', [milestone('CX-001', { strategy: 'CX-S2' }), milestone('CX-002')], {
      strategies: [strategy('CX-S1', 'Improve Digital Services'), strategy('CX-S2', 'Celebrate Success')],
    });
    expect(assembleReport(moved, q2).report.milestones[0]?.changes).toContainEqual({
      kind: 'moved-strategy',
      from: 'Improve Digital Services',
      to: 'Celebrate Success',
    });
    const continued = update('FY2018-Q3', [milestone('CX-001', { strategy: 'CX-S2', due: '3Q FY18' })], {
      strategies: [
        strategy('CX-S2', 'Improve services', { continues: 'Improve Digital Services', continuesKey: 'CX-S1' }),
      ],
    });
    const { report } = assembleReport(continued, q2);
    expect(report.milestones[0]?.changes.map(({ kind }) => kind)).not.toContain('moved-strategy');
    expect(report.noLongerTracked.map(({ kind }) => kind)).toEqual(['milestone']);
  });

  it('lets nothing leave silently: a milestone has its own reason, or that of its strategy', () => {
    const strategies = [strategy('CX-S2', 'Celebrate Success')];
    const record = update('FY2018-Q3', [milestone('CX-009', { strategy: 'CX-S2' })], {
      strategies,
      departures: [
        { reference: 'CX-S1', reason: 'It grew into a wider award', into: null },
        { reference: 'CX-002', reason: 'Merged', into: 'CX-009' },
      ],
    });
    expect(assembleReport(record, q2).report.noLongerTracked).toEqual([
      expect.objectContaining({
        kind: 'strategy',
        title: 'Improve Digital Services',
        reason: 'It grew into a wider award',
      }),
      expect.objectContaining({
        reference: 'CX-001',
        reason: 'It grew into a wider award',
        into: null,
        lastDue: 'FY2018-Q3',
      }),
      expect.objectContaining({ reference: 'CX-002', reason: 'Merged', into: 'CX-009' }),
    ]);
  });
});

describe('what stands against publication', () => {
  const ready = [milestone('CX-001', { due: '3Q FY18', statusText: 'Completed' }), milestone('CX-002')];

  it.each([
    ['nothing, when all is said', ready, []],
    [
      'a miss without words',
      [milestone('CX-001', { due: '3Q FY18' }), ready[1]],
      ['missed-without-explanation', 'missed-without-recovery'],
    ],
    [
      'a miss whose cell says N/A',
      [milestone('CX-001', { due: '3Q FY18', explanation: 'N/A', recoveryQuarter: 'FY2019-Q1' }), ready[1]],
      ['missed-without-explanation'],
    ],
    [
      'nothing, when the miss is explained and has a recovery quarter',
      [
        milestone('CX-001', { due: '3Q FY18', explanation: 'Meetings were postponed', recoveryQuarter: 'FY2019-Q1' }),
        ready[1],
      ],
      [],
    ],
    [
      'a move without a reason',
      [ready[0], milestone('CX-002', { due: '1Q FY19', remark: 'No change' })],
      ['move-without-reason'],
    ],
    [
      'a recovery quarter that is over',
      [
        milestone('CX-001', { due: '3Q FY18', explanation: 'Meetings were postponed', recoveryQuarter: 'FY2018-Q3' }),
        ready[1],
      ],
      ['missed-without-recovery'],
    ],
    [
      'nothing, when a footnote says why',
      [ready[0], milestone('CX-002', { due: '1Q FY19', footnotes: ['Due date updated to align'] })],
      [],
    ],
    [
      'a milestone without a status',
      [ready[0], milestone('CX-002', { statusText: null })],
      ['milestone-without-status'],
    ],
    [
      'free text as a status',
      [ready[0], milestone('CX-002', { statusText: 'Final guidance pending' })],
      ['milestone-without-status'],
    ],
    [
      'a withdrawal without a reason',
      [ready[0], milestone('CX-002', { statusText: 'Withdrawn' })],
      ['withdrawal-without-reason'],
    ],
    [
      'a due date that nobody can read, so that it could never be missed',
      [ready[0], milestone('CX-002', { due: 'When funds allow', reason: 'No funds yet' })],
      ['due-unclear'],
    ],
    ['a milestone that is simply gone', [ready[0]], ['departure-without-reason']],
  ] as [string, MilestoneOnRecord[], FindingCode[]][])('%s', (_, milestones, expected) => {
    expect(codes(update('FY2018-Q3', milestones))).toEqual(expected);
  });

  it('a strategy that is simply gone, with its milestones', () => {
    const record = update('FY2018-Q3', [milestone('CX-009', { strategy: 'CX-S2' })], {
      strategies: [strategy('CX-S2', 'Other')],
    });
    expect(codes(record)).toEqual([
      'strategy-departure-without-reason',
      'departure-without-reason',
      'departure-without-reason',
    ]);
  });

  it('no summary, and an approval by whoever submitted', () => {
    const words = { ...noProse, highlights: [], components: [], progress: [], source: null, notes: [] };
    const pat = { id: '1', name: 'Pat Morgan' };
    const signatures = { submittedBy: pat, approvedBy: pat };
    expect(codes(update('FY2018-Q3', ready, { words, signatures }))).toEqual(['approved-by-submitter', 'no-summary']);
    const namesake = { submittedBy: pat, approvedBy: { ...pat, id: '2' } };
    expect(codes(update('FY2018-Q3', ready, { words, signatures: namesake }))).toEqual(['no-summary']);
  });

  it('nothing more of what was completed before and is not reported again', () => {
    const q3 = published(update('FY2018-Q3', ready), q2);
    const record = update('FY2018-Q4', [
      milestone('CX-001', { due: '3Q FY18', statusText: null }),
      milestone('CX-002', { statusText: 'Complete' }),
    ]);
    expect(codes(record, q3)).toEqual([]);
  });
});
