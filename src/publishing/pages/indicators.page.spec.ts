import { periodOf, sampleEdition, sampleReport, sampleSite } from '../../../test/support/published-samples.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { indicatorsPage } from './indicators.page.js';

describe('the indicators of a goal', () => {
  const earlier = [sampleReport({ period: periodOf('FY2018-Q2') })];
  const olderOf = (ofGoal: QuarterKey[]) => indicatorsPage(sampleEdition(), earlier, ofGoal, sampleSite()).older;

  it('name the reports that are too old to be read here', () => {
    expect(olderOf(['FY2018-Q3', 'FY2018-Q3', 'FY2018-Q2', 'FY2018-Q1', 'FY2017-Q4'])).toBe(
      'This page holds the newest 2 reports. It leaves out 2 older ones, Q4 FY 2017 to Q1 FY 2018: their values stand in the reports themselves.',
    );
    expect(olderOf(['FY2018-Q3', 'FY2018-Q2', 'FY2018-Q1'])).toContain('1 older one, Q1 FY 2018:');
  });

  it('say nothing of that where all of them are', () => {
    expect(olderOf(['FY2018-Q3', 'FY2018-Q2'])).toBeNull();
  });
});
