import { paths } from './paths.js';

describe('addresses', () => {
  it('are those that others link to', () => {
    expect(paths.report('customer-experience', 'FY2018-Q3')).toBe('/goals/customer-experience/updates/fy2018-q3');
    expect(paths.edition('customer-experience', 'FY2018-Q3', 2)).toBe(
      '/goals/customer-experience/updates/fy2018-q3/editions/2',
    );
    expect(paths.editionFile('grants', 'FY2018-Q3', 1, 'json')).toBe('/goals/grants/updates/fy2018-q3/editions/1.json');
    expect(paths.quarter('FY2018-Q3')).toBe('/updates/fy2018-q3');
    expect(paths.milestone('CX-014')).toBe('/milestones/CX-014');
  });

  it('cannot be broken out of', () => {
    expect(paths.goal('../a?b#c"')).toBe('/goals/..%2Fa%3Fb%23c%22');
    expect(paths.milestone('javascript:alert(1)')).toBe('/milestones/javascript%3Aalert(1)');
  });

  it.each([
    [{ quarter: null, goal: null, owner: null }, 1, '/missed'],
    [{ quarter: 'FY2018-Q3', goal: null, owner: null }, 1, '/missed/fy2018-q3'],
    [{ quarter: 'FY2018-Q3', goal: null, owner: null }, 2, '/missed/fy2018-q3/page-2'],
    [{ quarter: null, goal: null, owner: null }, 3, '/missed/page-3'],
    [{ quarter: 'FY2018-Q3', goal: 'grants', owner: null }, 1, '/missed?quarter=fy2018-q3&goal=grants'],
    [{ quarter: null, goal: 'grants', owner: 'PPM & OMB' }, 2, '/missed?goal=grants&owner=PPM+%26+OMB&page=2'],
  ] as const)('name a filter: %j on page %i', (filter, page, address) => {
    expect(paths.missedWhere(filter, page)).toBe(address);
  });
});
