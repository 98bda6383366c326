import { missedAddress, missedFilterOf, missedPageOf } from './missed-listing.js';

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

  it.each([
    [{}, '/missed', false],
    [{ page: '01' }, '/missed', true],
    [{ page: '2' }, '/missed/page-2', true],
    [{ quarter: 'FY2018-Q3', goal: '', owner: '' }, '/missed/fy2018-q3', true],
    [{ quarter: 'fy2018-q3', page: '002' }, '/missed/fy2018-q3/page-2', true],
    [{ quarter: '', goal: 'grants' }, '/missed?goal=grants', true],
    [{ owner: 'OMB', goal: 'grants', page: '1' }, '/missed?goal=grants&owner=OMB', false],
    [{ quarter: 'fy2031-q1' }, '/missed/fy2031-q1', false], // no report of it: there is no such page
  ])('%j has the address %s, and is sent there: %s', (query: Record<string, string>, path, isElsewhere) => {
    const { page } = missedPageOf(query.page ?? '1', 99);
    const choices = { quarters: ['FY2018-Q3' as const], goals: [], owners: [] };
    expect(missedAddress({ filter: missedFilterOf(query), page, choices }, query)).toEqual({ path, isElsewhere });
  });
});
