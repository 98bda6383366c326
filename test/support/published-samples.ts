import { daysOf, labelOf, quarterOf, type QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { totalsOf } from '../../src/milestones/domain/totals.js';
import type { Edition, EditionSummary, PublishedMilestone } from '../../src/publishing/published.js';
import { NAVIGATION } from '../../src/publishing/pages/paths.js';
import {
  type PublishedReport,
  REPORT_SCHEMA,
  type ReportedDue,
  type ReportedMilestone,
} from '../../src/quarterly-updates/domain/report.js';
import type { Site } from '../../src/rendering/site.js';

/** A site with every asset, in its demonstration form. */
export const sampleSite = (changed: Partial<Site> = {}): Site => ({
  name: 'Milepost',
  agency: { href: 'https://www.whitehouse.gov/omb/', text: 'Office of Management and Budget' },
  parentAgency: { href: 'https://www.whitehouse.gov/', text: 'Executive Office of the President' },
  demonstration: true,
  address: 'https://milepost.example.gov',
  contact: { href: 'mailto:milepost@example.gov', text: 'Contact us' },
  identifierLinks: [{ href: 'https://www.whitehouse.gov/omb/', text: 'About OMB' }],
  navigation: NAVIGATION,
  searchable: false,
  exported: false,
  assets: Object.fromEntries(
    [
      'milepost.css',
      'milepost.svg',
      'milepost-card.png',
      'us_flag_small.png',
      'icon-dot-gov.svg',
      'icon-https.svg',
    ].map((name) => [name, name]),
  ),
  ...changed,
});

export const sampleDue = (changed: Partial<ReportedDue> = {}): ReportedDue => ({
  kind: 'scheduled',
  quarter: 'FY2018-Q4',
  text: '4Q FY18',
  interpreted: false,
  first: 'FY2018-Q4',
  slip: 0,
  moves: 0,
  history: [],
  rescheduled: false,
  movedWhenDue: false,
  movedAfterMiss: false,
  ...changed,
});

export const sampleMilestone = (changed: Partial<ReportedMilestone> = {}): ReportedMilestone => ({
  reference: 'CX-001',
  title: 'Issue dashboard guidance',
  group: null,
  strategy: 'one',
  owners: ['OMB'],
  ownerText: 'OMB',
  status: 'On track',
  reportedStatus: 'On track',
  statusText: 'On track',
  due: sampleDue(),
  missed: false,
  completedLate: false,
  completedIn: null,
  changes: [{ kind: 'no-change', from: null, to: null }],
  remark: 'No change',
  reason: null,
  explanation: null,
  recovery: null,
  recoveryText: null,
  footnotes: [],
  firstReported: 'FY2018-Q1',
  ...changed,
});

/** A milestone that the calendar says was missed and the plan printed as at risk. */
export const missedMilestone = (changed: Partial<ReportedMilestone> = {}): ReportedMilestone =>
  sampleMilestone({
    reference: 'CX-002',
    title: 'Identify agency candidates',
    status: 'Missed',
    reportedStatus: 'At risk',
    statusText: 'At risk',
    missed: true,
    due: sampleDue({ quarter: 'FY2018-Q3', first: 'FY2018-Q2', slip: 1, moves: 1, text: '3Q FY18' }),
    changes: [{ kind: 'newly-missed', from: 'At risk', to: 'Missed' }],
    remark: 'At risk',
    explanation: 'Schedules are unclear.',
    recovery: 'FY2019-Q1',
    ...changed,
  });

export const sampleReport = (changed: Partial<PublishedReport> = {}): PublishedReport => {
  const milestones = changed.milestones ?? [sampleMilestone(), missedMilestone()];
  return {
    schema: REPORT_SCHEMA,
    edition: {
      number: 1,
      publishedAt: '2018-09-14T14:00:00.000Z',
      sha256: 'ab'.repeat(32),
      corrects: null,
      correction: null,
    },
    goal: {
      number: 4,
      slug: 'customer-experience',
      title: 'Improving Customer Experience',
      agenda: { slug: 'pma-2018', title: 'President’s Management Agenda, 2017–2021' },
      statement: ['Provide a modern customer experience.'],
      challenge: ['Services fail expectations.'],
      opportunity: ['Increase trust.'],
      leaders: [{ name: 'Mark Bussow', title: 'Director', organization: 'OMB' }],
      partners: ['Department of State'],
    },
    period: periodOf('FY2018-Q3'),
    previous: { quarter: 'FY2018-Q2', label: 'Q2 FY 2018', edition: 1, sha256: 'cd'.repeat(32) },
    headline: 'The goal has met or is on track for all of its milestones except one.',
    totals: totalsOf(milestones, changed.noLongerTracked?.length ?? 0),
    summary: null,
    highlightsText: null,
    highlights: ['Guidance was issued.'],
    components: [{ name: 'Data', text: 'Agencies capture data.' }],
    progress: [{ heading: 'Guidance', items: ['OMB met every provider.'] }],
    strategies: [
      {
        key: 'one',
        label: 'Strategy 1',
        title: 'Improve digital services',
        lead: 'USDS',
        problem: 'Forms are on paper.',
        theoryOfChange: 'Web forms reduce burden.',
        description: 'Line one\nLine two',
        continues: 'Improve Services',
      },
    ],
    milestones,
    noLongerTracked: [],
    indicators: [
      {
        name: 'Programs that collect feedback',
        description: 'Being developed',
        unit: '%',
        baseline: '10',
        target: '60',
        values: [
          { period: 'FY 2017', value: '42' },
          { period: 'FY 2018', value: null },
        ],
      },
    ],
    waivers: [],
    source: { file: 'plan.pdf', pages: 18 },
    notes: ['Cover: September 2018.'],
    ...changed,
  };
};

/** A report in which everything that may be absent is. */
export const emptyReport = (): PublishedReport =>
  sampleReport({
    goal: { ...sampleReport().goal, statement: [], challenge: [], opportunity: [], leaders: [], partners: [] },
    previous: null,
    headline: 'The goal has no milestones yet.',
    highlights: [],
    components: [],
    progress: [],
    strategies: [],
    milestones: [],
    indicators: [],
    source: null,
    notes: [],
  });

export const periodOf = (key: QuarterKey): PublishedReport['period'] => ({
  ...quarterOf(key),
  key,
  label: labelOf(key),
  ...daysOf(key),
});

export const sampleEdition = (report: PublishedReport = sampleReport(), changed: Partial<Edition> = {}): Edition => ({
  id: 'edition',
  files: [],
  sequence: 1,
  goal: { slug: report.goal.slug, number: report.goal.number, title: report.goal.title },
  agenda: report.goal.agenda,
  leaders: report.goal.leaders,
  quarter: report.period.key,
  number: report.edition.number,
  publishedAt: new Date(report.edition.publishedAt),
  sha256: report.edition.sha256,
  headline: report.headline,
  totals: report.totals,
  corrects: report.edition.corrects,
  correction: report.edition.correction,
  report,
  text: JSON.stringify(report),
  newest: 1,
  ...changed,
});

/** An edition of another quarter, or a second one of the same: the summary is all that lists see. */
export const sampleSummary = (changed: Partial<EditionSummary> = {}): EditionSummary => {
  const { report: _report, text: _text, newest: _newest, files: _files, ...summary } = sampleEdition();
  return { ...summary, ...changed };
};

export const publishedMilestone = (
  milestone: ReportedMilestone = missedMilestone(),
  changed: Partial<PublishedMilestone> = {},
): PublishedMilestone => {
  const { goal, quarter, number, publishedAt } = sampleEdition();
  return {
    goal,
    quarter,
    edition: number,
    publishedAt,
    strategyTitle: 'Improve digital services',
    milestone,
    ...changed,
  };
};
