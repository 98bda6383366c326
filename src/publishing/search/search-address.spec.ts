import { BadAddress } from '../../web/refusals.js';
import { NO_FILTER, type SearchAsked, searchAddress, searchInAddress } from './search-address.js';

const asked = (changed: Partial<SearchAsked> = {}): SearchAsked => ({
  ...{ typed: '', filter: NO_FILTER, order: 'best', page: 1 },
  ...changed,
});

describe('the address of a search', () => {
  it.each<[string, SearchAsked]>([
    ['/search', asked()],
    ['/search?q=permits', asked({ typed: 'permits' })],
    ['/search?q=%22customer+experience%22&page=2', asked({ typed: '"customer experience"', page: 2 })],
    [
      '/search?q=data&goal=grants&quarter=fy2018-q3&owner=OMB&status=on-track&what=no-longer-tracked&order=newest',
      asked({
        typed: 'data',
        filter: { goal: 'grants', quarter: 'FY2018-Q3', owner: 'OMB', status: 'On track', kind: 'departure' },
        order: 'newest',
      }),
    ],
  ])('%s', (address, search) => {
    expect(searchAddress(search)).toBe(address);
    const { searchParams } = new URL(address, 'https://milepost.example.gov');
    expect(searchInAddress(Object.fromEntries(searchParams))).toEqual(search);
  });

  it('leaves out what a form sends empty', () => {
    expect(searchInAddress({ q: '', goal: '', quarter: '', owner: '', status: '', what: '' })).toEqual(asked());
    expect(searchInAddress({ q: 'x'.repeat(200) }).typed).toHaveLength(200);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ query: 'x' }, /“query” is not known here\. The address may name q/],
    [{ q: ['a', 'b'] }, /more than one q/],
    [{ q: 'x'.repeat(201) }, /These are 201 characters .* at most 200/],
    [{ q: 'x'.repeat(10_000) }, /These are 10,000 characters/],
    [{ quarter: 'fy2018-q9' }, /“fy2018-q9” is not a fiscal quarter\. Write it as fy2018-q3/],
    [{ status: 'late' }, /“late” is no status\. It may be completed, on-track/],
    [{ what: 'people' }, /“people” is no kind of text\. It may be goals/],
    [{ order: 'oldest' }, /“oldest” is no order\. It may be best, newest/],
    [{ page: '0' }, /“0” is not a page/],
    [{ page: '1e9' }, /“1e9” is not a page/],
  ])('refuses %j', (query, sentence) => {
    expect(() => searchInAddress(query)).toThrow(BadAddress);
    expect(() => searchInAddress(query)).toThrow(sentence);
  });
});
