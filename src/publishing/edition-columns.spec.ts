import { missedMilestone, sampleMilestone, sampleReport } from '../../test/support/published-samples.js';
import { editionColumnsOf, milestoneColumnsOf } from './edition-columns.js';

describe('what is kept of a report for lists', () => {
  it('names the owners of what was missed, each once', () => {
    const milestones = [sampleMilestone(), missedMilestone({ owners: ['OPM', 'GSA', 'OPM'] })];
    expect(milestoneColumnsOf(sampleReport({ milestones }))).toMatchObject([
      { reference: 'CX-001', missed: false, missedOwners: [], strategyTitle: 'Improve digital services' },
      { reference: 'CX-002', missed: true, missedOwners: ['GSA', 'OPM'], position: 1, quarter: 'FY2018-Q3' },
    ]);
  });

  it('counts as the report counts', () => {
    expect(editionColumnsOf(sampleReport())).toMatchObject({ milestones: 2, missed: 1, goalNumber: 4 });
  });

  it('is not made of a report with a milestone that stands in no strategy', () => {
    const homeless = sampleReport({ milestones: [sampleMilestone({ strategy: '?' })] });
    expect(() => milestoneColumnsOf(homeless)).toThrow('CX-001 stands in the strategy ?, which the report lacks');
  });
});
