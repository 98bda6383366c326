import { lastOf, timelinessOfAll, timelinessOfEdition } from './timeliness.js';

const first = { quarter: 'FY2018-Q3', number: 1, publishedAt: new Date('2018-09-14T14:00:00Z') } as const;
const second = { quarter: 'FY2018-Q3', number: 2, publishedAt: new Date('2018-10-02T14:00:00Z') } as const;
const otherQuarter = { quarter: 'FY2018-Q2', number: 1, publishedAt: new Date('2018-06-14T14:00:00Z') } as const;

describe('when a page was published and what it covers', () => {
  it('is said of an edition: published, and the months of its quarter', () => {
    expect(timelinessOfEdition(first, [otherQuarter, first])).toEqual({
      published: { text: 'September 14, 2018', iso: '2018-09-14' },
      updated: null,
      covers: 'Q3 FY 2018, April to June 2018',
    });
  });

  it('is said of a correction: published with the first edition, updated with this one', () => {
    expect(timelinessOfEdition(second, [otherQuarter, second, first])).toMatchObject({
      published: { iso: '2018-09-14' },
      updated: { iso: '2018-10-02' },
    });
  });

  it.each([
    [['FY2018-Q3'], 'Q3 FY 2018, April to June 2018'],
    [['FY2018-Q4', 'FY2018-Q1', 'FY2018-Q3'], 'Q1 FY 2018 to Q4 FY 2018, October 2017 to September 2018'],
    [[], null],
  ] as const)('is said of several quarters: %j', (quarters, covers) => {
    expect(timelinessOfAll(quarters, second.publishedAt)).toEqual({
      published: null,
      updated: { text: 'October 2, 2018', iso: '2018-10-02' },
      covers,
    });
  });

  it('is the last of all publications', () => {
    expect(lastOf([first, second, otherQuarter])).toEqual(second.publishedAt);
    expect(lastOf([])).toBeNull();
  });
});
