import type { EntryPlace } from './entry.js';
import { countsByKind, type Hit, resultsOf } from './results.js';

const hit = (id: number, changed: Partial<Hit> = {}): Hit => ({
  ...{ id, kind: 'milestone', subject: 'milestone CX-001', position: 5 },
  ...{ goalSlug: 'customer-experience', goalNumber: 4, quarter: 'FY2018-Q1', number: 1 },
  ...changed,
});
const never = () => false;
const shown = (results: ReturnType<typeof resultsOf>) =>
  results.map(({ shown: one, superseded, others }) => [
    one.id,
    superseded,
    others.map((other) => `${other.hit.id}${other.superseded ? ' corrected' : ''}`),
  ]);

describe('what was found', () => {
  it('is one result over all quarters, told by the newest', () => {
    const hits = [hit(1), hit(3, { quarter: 'FY2018-Q3' }), hit(2, { quarter: 'FY2018-Q2' })];
    expect(shown(resultsOf([hits], never, 'best'))).toEqual([[3, false, ['2', '1']]]);
  });

  it('is told by an edition that holds, while there is one', () => {
    const hits = [
      hit(3, { quarter: 'FY2018-Q3', number: 1 }),
      hit(4, { quarter: 'FY2018-Q3', number: 2 }),
      hit(2, { quarter: 'FY2018-Q2' }),
    ];
    const corrected = ({ quarter, number }: EntryPlace) => quarter === 'FY2018-Q3' && number === 1;
    expect(shown(resultsOf([hits], corrected, 'best'))).toEqual([[4, false, ['3 corrected', '2']]]);
    expect(shown(resultsOf([[hits[0] as Hit, hits[2] as Hit]], corrected, 'best'))).toEqual([
      [2, false, ['3 corrected']],
    ]);
    expect(shown(resultsOf([[hits[0] as Hit]], corrected, 'best'))).toEqual([[3, true, []]]);
  });

  it('stands by how well it fits, or by its quarter', () => {
    const title = hit(1, { subject: 'a' });
    const newer = hit(2, { subject: 'b', quarter: 'FY2018-Q4' });
    const best = resultsOf([[title], [newer, title]], never, 'best');
    expect(best.map((one) => one.shown.subject)).toEqual(['a', 'b']);
    const newest = resultsOf([[title], [newer, title]], never, 'newest');
    expect(newest.map((one) => one.shown.subject)).toEqual(['b', 'a']);
  });

  it('stands among equals by kind, goal and place in the report', () => {
    const equals = [
      hit(1, { subject: 'e', kind: 'indicator' }),
      hit(2, { subject: 'd', goalNumber: 8 }),
      hit(3, { subject: 'c', position: 9 }),
      hit(4, { subject: 'b' }),
      hit(5, { subject: 'a', kind: 'goal', goalNumber: 12 }),
    ];
    expect(resultsOf([equals], never, 'best').map((one) => one.shown.subject)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('is once what left: by the last report that holds it, after what is still tracked', () => {
    const stood = hit(1, { quarter: 'FY2018-Q1' });
    const left = hit(9, { kind: 'departure', quarter: 'FY2018-Q2' });
    const tracked = hit(2, { subject: 'b', quarter: 'FY2018-Q1', goalNumber: 9 });
    const results = resultsOf([[stood, left, tracked]], never, 'best');
    expect(results.map((one) => [one.shown.id, one.left?.id ?? null, one.others.length])).toEqual([
      [2, null, 0],
      [1, 9, 0],
    ]);
    expect(countsByKind(results).map(({ kind }) => kind)).toEqual(['milestone', 'departure']);
  });

  it('has not left what came back', () => {
    const back = hit(3, { quarter: 'FY2018-Q3' });
    const left = hit(2, { kind: 'departure', quarter: 'FY2018-Q2' });
    const [result] = resultsOf([[back, left, hit(1)]], never, 'best');
    expect([result?.shown.id, result?.left, result?.others.map((one) => one.hit.id)]).toEqual([3, null, [1]]);
  });

  it('is counted by kind', () => {
    const results = resultsOf(
      [[hit(1), hit(2, { subject: 'x' }), hit(3, { subject: 'y', kind: 'goal' })]],
      never,
      'best',
    );
    expect(countsByKind(results)).toEqual([
      { kind: 'goal', count: 1 },
      { kind: 'milestone', count: 2 },
    ]);
  });
});
