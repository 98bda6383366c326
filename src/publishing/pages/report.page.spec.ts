import {
  emptyReport,
  missedMilestone,
  sampleEdition,
  sampleMilestone,
  sampleReport,
  sampleSite,
  sampleSummary,
} from '../../../test/support/published-samples.js';
import type { WaivedFinding } from '../../quarterly-updates/domain/findings.js';
import type { Departure, PublishedReport } from '../../quarterly-updates/domain/report.js';
import { draftPage, reportPage } from './report.page.js';

const page = (changed: Partial<PublishedReport> = {}) =>
  reportPage(sampleEdition(sampleReport(changed)), [sampleSummary()], sampleSite());

const waived = (finding: Partial<WaivedFinding>): WaivedFinding => ({
  code: 'missed-without-explanation',
  reference: null,
  strategy: null,
  sentence: 'Something is missing.',
  reason: 'The plan gives none.',
  ...finding,
});

describe('the page of a report', () => {
  it('opens with what it is, the headline and the counts', () => {
    expect(page()).toMatchObject({
      goal: { number: 4, title: 'Improving Customer Experience', href: '/goals/customer-experience' },
      period: { label: 'Q3 FY 2018', months: 'April to June 2018' },
      headline: 'The goal has met or is on track for all of its milestones except one.',
      counts: { milestones: '2 milestones', missed: { any: true, text: '1 missed' } },
      asides: ['1 newly missed'],
      compared: { text: 'Q2 FY 2018, edition 1', href: '/goals/customer-experience/updates/fy2018-q2/editions/1' },
      superseded: null,
      correction: null,
    });
  });

  it('tells of each missed milestone what, whose, when, why and by when', () => {
    expect(page().missed).toMatchObject([
      {
        reference: 'CX-002',
        status: { text: 'Missed', note: 'reported as “At risk”' },
        due: { text: 'Q3 FY 2018', first: 'First due Q2 FY 2018', slip: '1 quarter later than first promised' },
        explanation: 'Schedules are unclear.',
        recovery: 'Q1 FY 2019',
        strategy: 'Improve digital services',
        standing: 'New since the last report',
        overdue: null,
      },
    ]);
  });

  it('sets the prose that was drafted, and nothing of it that would run', () => {
    const drafted = page({ summary: '# Guidance\n\nIssued <b>now</b>.', highlightsText: '# One', highlights: [] });
    expect(drafted.summary?.toString()).toBe('<h3>Guidance</h3>\n<p>Issued &lt;b&gt;now&lt;/b&gt;.</p>\n');
    expect(drafted.highlightsProse?.toString()).toBe('<h4>One</h4>\n');
    expect(page({ summary: 'Issued.', highlights: [], components: [], progress: [] }).noProgress).toBeNull();
  });

  it('has no prose where an edition is older than the desk', () => {
    const { summary: _, highlightsText: __, ...older } = sampleReport();
    const shown = reportPage(sampleEdition(older), [sampleSummary()], sampleSite());
    expect([shown.summary, shown.highlightsProse, shown.noProgress]).toEqual([null, null, null]);
  });

  it('is marked as a draft before it is published, and has nothing to download', () => {
    const draft = { text: 'Not yet.', back: { href: '/desk', text: 'Back' } };
    const shown = draftPage(sampleEdition(), [sampleSummary({ quarter: 'FY2018-Q2' })], sampleSite(), draft);
    expect(shown).toMatchObject({ draft, files: [], quarters: { earlier: { text: 'Q2 FY 2018' } } });
    expect(shown.frame).toMatchObject({ canonical: null, alternates: [], indexed: false });
    expect(page().draft).toBeNull();
  });

  it('prints the waiver where the words are missing', () => {
    const silent = page({
      milestones: [missedMilestone({ explanation: null, recovery: null })],
      waivers: [waived({ reference: 'CX-002' })],
    });
    expect(silent.missed).toMatchObject([
      {
        explanation: null,
        whyMissing: 'No explanation was reported. Accepted because: The plan gives none.',
        recoveryMissing: 'No recovery quarter was reported.',
      },
    ]);
    expect(silent.strategies[0]?.groups[0]?.milestones[0]?.waivers).toEqual([
      'No explanation was reported. Accepted because: The plan gives none.',
    ]);
    expect(silent.waivers).toEqual([{ reason: 'The plan gives none.', sentences: ['Something is missing.'] }]);
    const noSummary = { highlights: [], components: [], progress: [], waivers: [waived({ code: 'no-summary' })] };
    expect(page(noSummary).noProgress).toBe(
      'No summary of progress was reported. Accepted because: The plan gives none.',
    );
  });

  it('says a reason that many gaps share once a section', () => {
    const references = ['CX-002', 'CX-003', 'CX-004', 'CX-005'];
    const milestones = references.map((reference) => missedMilestone({ reference, explanation: null }));
    const waivers = references.map((reference) => waived({ reference }));
    const shown = page({ milestones, waivers });
    expect(shown.missed.map(({ whyMissing }) => whyMissing)).toEqual(
      references.map(() => 'No explanation was reported: accepted, see above.'),
    );
    const once = 'Where words are missing here, that was accepted because: The plan gives none.';
    expect(shown.accepted).toEqual({ missed: once, milestones: once, departures: null });
    const other = page({ milestones, waivers: [...waivers, waived({ reference: 'CX-006', reason: 'Holiday.' })] });
    expect(other.accepted.missed).toBeNull();
    expect(other.missed[0]?.whyMissing).toBe('No explanation was reported. Accepted because: The plan gives none.');
  });

  it('calls nothing printed where no plan was at hand', () => {
    const milestone = missedMilestone({ recoveryText: '1Q FY19', remark: 'Carried forward' });
    const shown = page({ milestones: [milestone], source: null, notes: ['The recovery quarter is a reading.'] });
    expect(shown).toMatchObject({
      unsourced: true,
      missed: [
        { recovery: 'Q1 FY 2019', recoveryPrinted: null, remark: null, status: { note: 'reported as “At risk”' } },
      ],
    });
    const typed = page({ milestones: [milestone], source: null, notes: [] });
    expect(typed.missed).toMatchObject([{ recoveryPrinted: 'printed “1Q FY19”' }]);
  });

  it('says of moved dates whether anybody said so, with the way to the comparison', () => {
    const moved = { kind: 'due-moved', from: 'FY2018-Q4', to: 'FY2019-Q1' } as const;
    const milestones = [
      sampleMilestone({ changes: [moved], remark: 'Action Completed' }),
      sampleMilestone({ reference: 'CX-003', changes: [moved], footnotes: ['Due date updated.'] }),
    ];
    const shown = page({ milestones });
    expect(shown.moved).toBe('2 due dates moved, 1 of them without a word and 1 of them told only in a note');
    expect(shown.movedHref).toBe('/goals/customer-experience/compare/fy2018-q2/fy2018-q3#due-moved');
    expect(page({ milestones: [sampleMilestone()] }).moved).toBeNull();
  });

  it('lists what is no longer tracked with its reason, its waiver, or neither', () => {
    const left: Departure = {
      kind: 'milestone',
      reference: 'CX-009',
      title: 'Gone',
      strategy: 'Improve digital services',
      lastStatus: 'At risk',
      lastDue: null,
      lastDueText: 'TBD',
      wasDue: true,
      reason: null,
      into: 'CX-001',
      change: { kind: 'merged-into', from: 'CX-009', to: 'CX-001' },
    };
    const retired: Departure = {
      ...left,
      kind: 'strategy',
      reference: null,
      title: 'Celebrate Success',
      strategy: null,
      lastStatus: null,
      lastDueText: null,
      wasDue: false,
      reason: 'Left this goal.',
      into: null,
      change: { kind: 'left', from: null, to: null },
    };
    const { departures, contents } = page({
      noLongerTracked: [left, retired, { ...retired, reason: null }],
      waivers: [waived({ code: 'departure-without-reason', reference: 'CX-009' })],
    });
    expect(departures).toMatchObject([
      {
        kind: 'Milestone',
        link: { href: '/milestones/CX-009' },
        due: 'TBD',
        wasDue: 'It was due by then, and not completed.',
        status: { text: 'At risk' },
        waiver: 'No reason was reported. Accepted because: The plan gives none.',
        change: { text: 'Merged into', link: { text: 'CX-001', href: '/milestones/CX-001' } },
      },
      { kind: 'Strategy', link: null, reason: 'Left this goal.', change: { text: 'Left', link: null } },
      { reason: null, waiver: null },
    ]);
    expect(contents.map(({ text }) => text)).toContain('No longer tracked');
  });

  it('keeps sub-headings in the order of the report', () => {
    const { strategies } = page({
      milestones: [
        sampleMilestone({ reference: 'CX-001', group: 'A' }),
        sampleMilestone({ reference: 'CX-002', group: 'B' }),
        sampleMilestone({ reference: 'CX-003', group: 'B' }),
        sampleMilestone({ reference: 'CX-004', group: 'A' }),
      ],
    });
    expect(strategies[0]?.groups.map(({ heading, milestones }) => [heading, milestones.length])).toEqual([
      ['A', 1],
      ['B', 2],
      ['A', 1],
    ]);
    expect(strategies[0]).toMatchObject({ caption: 'Strategy 1: 4 milestones, Q3 FY 2018', hasExplanations: false });
  });

  it('says what the changes are counted from, where that is not the quarter before', () => {
    const heads = (previous: PublishedReport['previous']) => page({ previous }).strategies[0]?.changeHead;
    const q1 = { quarter: 'FY2018-Q1', label: 'Q1 FY 2018', edition: 1, sha256: 'cd' } as const;
    expect(heads(q1)).toBe('Change since Q1 FY 2018');
    expect(heads({ ...q1, quarter: 'FY2018-Q2', label: 'Q2 FY 2018' })).toBe('Change from last quarter');
    expect(heads(null)).toBe('Change from last quarter');
  });

  it('takes nothing for a recovery quarter that cannot be read as one', () => {
    const recovering = { recovery: null, recoveryText: 'when we can' };
    const { missed, strategies } = page({
      milestones: [missedMilestone({ ...recovering, explanation: null })],
      waivers: [waived({ code: 'missed-without-recovery', reference: 'CX-002' })],
    });
    const told = { recovery: null, recoveryPrinted: 'printed “when we can”' };
    const waiver = 'No recovery quarter after this one was reported. Accepted because: The plan gives none.';
    expect(missed).toMatchObject([{ ...told, recoveryMissing: waiver }]);
    expect(strategies[0]).toMatchObject({ hasExplanations: true, groups: [{ milestones: [told] }] });
    expect(page().missed).toMatchObject([{ recovery: 'Q1 FY 2019', recoveryPrinted: null, recoveryMissing: null }]);
  });

  it('says where there is nothing', () => {
    const empty = reportPage(sampleEdition(emptyReport()), [], sampleSite());
    expect(empty).toMatchObject({
      counts: { milestones: '0 milestones', missed: { any: false } },
      compared: null,
      missed: [],
      strategies: [],
      departures: [],
      indicators: null,
      noProgress: 'No summary of progress was reported.',
      source: null,
      quarters: { earlier: null, later: null, editions: [] },
    });
    expect(page({ milestones: [] }).strategies).toMatchObject([{ empty: true }]);
  });

  it('shows indicators without values, and those that share a description under it', () => {
    const bare = { name: 'One', description: 'Same\nwords', unit: null, baseline: null, target: null, values: [] };
    expect(page({ indicators: [bare, { ...bare, name: 'Two' }] }).indicators).toMatchObject({
      count: '2 indicators',
      hasBaselines: false,
      hasValues: false,
      groups: [{ shared: ['Same', 'words'], rows: [{ name: 'One', description: [] }, { name: 'Two' }] }],
    });
    expect(page().indicators).toMatchObject({ hasBaselines: true, hasValues: true, groups: [{ shared: [] }] });
  });

  it('leads from a superseded edition to the newest, and is not kept by search engines', () => {
    const second = sampleSummary({ number: 2, corrects: 1, correction: 'A due quarter was read wrongly.' });
    const first = reportPage(sampleEdition(sampleReport(), { newest: 2 }), [second, sampleSummary()], sampleSite());
    expect(first).toMatchObject({
      superseded: {
        why: 'A due quarter was read wrongly.',
        newest: { href: '/goals/customer-experience/updates/fy2018-q3/editions/2' },
      },
      frame: {
        canonical: 'https://milepost.example.gov/goals/customer-experience/updates/fy2018-q3/editions/1',
        indexed: false,
      },
      quarters: {
        editions: [
          { text: 'Edition 2', newest: true, current: false },
          { text: 'Edition 1', current: true },
        ],
      },
    });
  });

  it('says what a corrected edition corrects, and why', () => {
    const correcting = { number: 2, newest: 2, corrects: 1, correction: 'A due quarter was read wrongly.' };
    expect(reportPage(sampleEdition(sampleReport(), correcting), [], sampleSite())).toMatchObject({
      superseded: null,
      correction: { corrects: { text: 'edition 1' }, text: 'A due quarter was read wrongly.' },
      frame: { canonical: 'https://milepost.example.gov/goals/customer-experience/updates/fy2018-q3' },
    });
  });

  it('can be cited and checked', () => {
    expect(page().citation.text).toBe(
      'Milepost (demonstration). “Improving Customer Experience: Q3 FY 2018 report.” Edition 1, published September 14, 2018. ' +
        `https://milepost.example.gov/goals/customer-experience/updates/fy2018-q3/editions/1. SHA-256: ${'ab'.repeat(32)}.`,
    );
    const official = reportPage(sampleEdition(), [], sampleSite({ demonstration: false }));
    expect(official.citation.text).toMatch(/^Office of Management and Budget\. /);
  });

  it('offers the files there are, with the size of the one that lies ready', () => {
    const { files } = reportPage(sampleEdition(sampleReport(), { text: 'x'.repeat(18_400) }), [], sampleSite());
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['PDF', null],
      ['Excel', null],
      ['CSV', null],
      ['JSON', '18 KB'],
    ]);
  });

  it('leads to the quarters before and after', () => {
    const others = [sampleSummary({ quarter: 'FY2018-Q4' }), sampleSummary({ quarter: 'FY2018-Q1' }), sampleSummary()];
    expect(reportPage(sampleEdition(), others, sampleSite()).quarters).toMatchObject({
      earlier: { text: 'Q1 FY 2018' },
      later: { text: 'Q4 FY 2018', href: '/goals/customer-experience/updates/fy2018-q4' },
    });
  });
});
