import { missedMilestone, sampleMilestone, sampleReport } from '../../../test/support/published-samples.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { entriesOf, placeOf } from './entries-of.js';
import { facetsOf, facetsWanted } from './facets.js';

const of = (report: PublishedReport, subject: string) => {
  const entry = entriesOf(report).find((one) => one.subject === subject);
  if (!entry)
    throw new Error(
      `There is no ${subject} among ${entriesOf(report)
        .map((one) => one.subject)
        .join(', ')}`,
    );
  return { ...entry, said: entry.lines.map(({ part, text }) => (part === null ? text : `${part}: ${text}`)) };
};

describe('what of a report can be found', () => {
  it('is the goal with what it says of itself', () => {
    expect(of(sampleReport(), 'goal customer-experience')).toMatchObject({
      title: 'Improving Customer Experience',
      said: [
        'Provide a modern customer experience.',
        'The challenge: Services fail expectations.',
        'The opportunity: Increase trust.',
        'Goal leader: Mark Bussow, Director, OMB',
        'Partner: Department of State',
      ],
    });
  });

  it('is the progress, whether it was printed or drafted', () => {
    const subject = 'progress customer-experience FY2018-Q3';
    expect(of(sampleReport(), subject).said).toEqual([
      'Highlights: Guidance was issued.',
      'Data: Agencies capture data.',
      'Guidance',
      'Guidance: OMB met every provider.',
    ]);
    const drafted = sampleReport({
      summary: '## Progress\n\n- **OMB** met [every provider](https://www.performance.gov/).',
      highlightsText: 'Done.',
      ...{ highlights: [], components: [], progress: [] },
    });
    expect(of(drafted, subject).said).toEqual(['Progress', 'OMB met every provider.', 'Highlights: Done.']);
  });

  it('is nothing where no progress was reported, also of an edition from before there were drafts', () => {
    const { summary: _summary, highlightsText: _highlights, ...before } = sampleReport();
    const report = { ...before, highlights: [], components: [], progress: [] } as unknown as PublishedReport;
    expect(entriesOf(report).map(({ kind }) => kind)).not.toContain('progress');
  });

  it('is each strategy', () => {
    expect(of(sampleReport(), 'strategy customer-experience one')).toMatchObject({
      ...{ reference: 'one', title: 'Improve digital services', nth: 1 },
      said: [
        'Line one',
        'Line two',
        'The problem: Forms are on paper.',
        'Theory of change: Web forms reduce burden.',
        'Led by: USDS',
        'Label: Strategy 1',
        'Continues: Improve Services',
      ],
    });
  });

  it('is each milestone with everything that was reported of it', () => {
    const milestone = missedMilestone({
      ...{ reason: 'A delay.', group: 'Pilots', footnotes: ['A note', 'A delay.'], recoveryText: 'Spring' },
      ...{ owners: ['OMB', 'GSA'], ownerText: 'OMB/GSA' },
    });
    const entry = of(sampleReport({ milestones: [milestone] }), 'milestone CX-002');
    expect(entry).toMatchObject({
      ...{ kind: 'milestone', reference: 'CX-002', title: 'Identify agency candidates', status: 'Missed' },
      ...{ owners: ['OMB', 'GSA'], strategy: 'Improve digital services', goalTitle: 'Improving Customer Experience' },
    });
    expect(entry.said).toEqual([
      'Explanation: Schedules are unclear.',
      'Reason: A delay.',
      'Change as printed: At risk',
      'Recovery: Spring',
      'Note: A note',
      'Under: Pilots',
      'Owner: OMB/GSA',
      'Status: Missed',
      'Status as printed: At risk',
    ]);
  });

  it.each(['No change', 'N/A', 'None', 'NA.', '--'])('is no cell that says %s', (remark) => {
    const report = sampleReport({ milestones: [sampleMilestone({ remark, explanation: remark })] });
    expect(of(report, 'milestone CX-001').said).toEqual(['Owner: OMB', 'Status: On track']);
  });

  it('is what left with its reason, each indicator once, and the correction', () => {
    const [indicator] = sampleReport().indicators;
    const report = sampleReport({
      noLongerTracked: [
        {
          ...{ kind: 'milestone', reference: 'CX-009', title: 'Gone', strategy: 'S', lastStatus: 'At risk' },
          ...{ lastDue: 'FY2018-Q2', lastDueText: '2Q', wasDue: true, reason: 'Merged.', into: 'CX-001' },
          change: { kind: 'merged-into', from: 'CX-001', to: 'CX-001' },
        },
      ],
      indicators: indicator ? [indicator, indicator] : [],
      edition: { ...sampleReport().edition, number: 2, corrects: 1, correction: 'A wrong date.' },
    });
    expect(of(report, 'milestone CX-009')).toMatchObject({
      ...{ reference: 'CX-009', title: 'Gone', status: 'At risk', said: ['Reason: Merged.'] },
    });
    expect(entriesOf(report).filter(({ kind }) => kind === 'indicator')).toHaveLength(1);
    expect(of(report, 'correction customer-experience FY2018-Q3 2').said).toEqual([
      'What was corrected: A wrong date.',
    ]);
  });

  it('is filtered by what it is of', () => {
    const report = sampleReport();
    const facets = facetsOf(of(report, 'milestone CX-001'), placeOf(report));
    const none = { goal: null, quarter: null, owner: null, status: null, kind: null };
    const wanted = (filter: Partial<Parameters<typeof facetsWanted>[0]>) => facetsWanted({ ...none, ...filter });
    expect(facetsWanted(none)).toEqual([]);
    expect(facets).toEqual(
      expect.arrayContaining([
        ...wanted({ kind: 'milestone', goal: 'customer-experience', quarter: 'FY2018-Q3' }),
        ...wanted({ owner: 'OMB', status: 'On track' }),
      ]),
    );
    expect(facets).not.toEqual(expect.arrayContaining(wanted({ owner: 'GSA' })));
    for (const facet of facets) expect(facet).toMatch(/^z[a-z]+\d+$/);
  });
});
