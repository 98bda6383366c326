import fc from 'fast-check';
import { missedMilestone, sampleMilestone } from '../../../test/support/published-samples.js';
import { totalsOf } from '../../milestones/domain/totals.js';
import { COUNT_COLUMNS, countCells, countsOf, POSTS_A_ROW, sumOf } from './counts.js';

const totals = totalsOf([sampleMilestone(), sampleMilestone(), missedMilestone()], 0);
const none = totalsOf([], 0);

describe('the counts of a report', () => {
  it('tells the missed first, and says so where there are none', () => {
    expect(countsOf(totals).parts).toEqual([
      { shape: 'missed', count: 1, text: 'missed' },
      { shape: 'on-track', count: 2, text: 'on track' },
    ]);
    expect(countsOf(none)).toMatchObject({
      milestones: '0 milestones',
      missed: { any: false, text: 'None missed' },
      parts: [{ shape: 'missed', count: 0 }],
      posts: { paths: [] },
    });
  });

  it('says the sum in words', () => {
    expect(countsOf(totals).sum).toBe('1 missed and 2 on track: 3 milestones');
  });

  it('adds up, in a row and over several reports, and draws one post a milestone', () => {
    const part = fc.nat(90);
    const report = fc
      .record({
        completed: part,
        onTrack: part,
        ongoing: part,
        notStarted: part,
        atRisk: part,
        missed: part,
        notReported: part,
        withdrawn: part,
      })
      .map((parts) => ({ ...parts, milestones: Object.values(parts).reduce((a, b) => a + b, 0) }));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 5 }), (reports) => {
        const sum = sumOf(reports);
        expect(countCells(sum).reduce((total, { count }) => total + count, 0)).toBe(sum.milestones);
        expect(countCells(sum)).toHaveLength(COUNT_COLUMNS.length);
        const posts = countsOf(sum).posts.paths.flatMap(({ path }) => path.match(/M\d+ \d+/g) ?? []);
        expect(new Set(posts).size).toBe(sum.milestones);
        expect(Math.ceil(sum.milestones / POSTS_A_ROW) * 34 || 34).toBe(countsOf(sum).posts.height);
      }),
    );
  });
});
