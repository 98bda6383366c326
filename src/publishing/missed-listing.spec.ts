import { missedFilterOf, missedPageOf } from './missed-listing.js';

describe('the query of the missed milestones', () => {
  it.each([
    [{}, { quarter: null, goal: null, owner: null }],
    [
      { quarter: '', goal: '', owner: '' },
      { quarter: null, goal: null, owner: null },
    ],
    [
      { quarter: 'fy2018-q3', goal: 'grants', owner: 'OMB' },
      { quarter: 'FY2018-Q3', goal: 'grants', owner: 'OMB' },
    ],
  ])('%j is read', (query, filter) => {
    expect(missedFilterOf(query)).toEqual(filter);
  });

  it.each([
    [
      { quater: 'fy2018-q3' },
      '“quater” is not known here. The address may name a quarter, a goal, an owner and a page.',
    ],
    [{ quarter: 'fy2018-q9' }, '“fy2018-q9” is not a fiscal quarter.'],
    [{ owner: ['OMB', 'GSA'] }, 'The address names more than one owner.'],
  ])('%j is told what would be right', (query, sentence) => {
    expect(() => missedFilterOf(query)).toThrow(sentence);
  });

  it('names a page that is there', () => {
    expect(missedPageOf('1', 0)).toEqual({ page: 1, pages: 1 });
    expect(missedPageOf('2', 51)).toEqual({ page: 2, pages: 2 });
    expect(() => missedPageOf('3', 51)).toThrow('There are 2 pages of missed milestones; “3” is none of them.');
    expect(() => missedPageOf('x', 50)).toThrow('There is one page of missed milestones; “x” is none of them.');
  });
});
