import { sampleDue, sampleMilestone } from '../../../test/support/published-samples.js';
import { type ReportBasis, basisOf, shownMilestone } from './report-basis.js';

const PLAN = { file: 'plan.pdf', pages: 18 };

describe('what a report was made of', () => {
  it.each<[ReportBasis, typeof PLAN | null, string[]]>([
    ['published plan', PLAN, ['Cover: September 2018.']],
    ['published plan', PLAN, []],
    ['other accounts', null, ['All other milestones: carried forward.']],
    ['drafted here', null, []],
  ])('is %s', (basis, source, notes) => {
    expect(basisOf({ source, notes })).toBe(basis);
  });

  it('leaves out what nobody printed, and nothing else', () => {
    const milestone = sampleMilestone({ statusText: 'Better', due: sampleDue({ text: '1Q FY19' }) });
    const shown = shownMilestone(milestone, 'other accounts');
    expect([shown.statusText, shown.remark, shown.due.text, shown.due.quarter]).toEqual([
      null,
      null,
      null,
      'FY2018-Q4',
    ]);
    expect(shown.title).toBe(milestone.title);
    expect(shownMilestone(milestone, 'published plan')).toBe(milestone);
    expect(shownMilestone(milestone, 'drafted here')).toBe(milestone);
  });
});
