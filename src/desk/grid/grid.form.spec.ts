import { Refused } from '../../refused.js';
import { editsOf, readGrid, wasOf } from './grid.form.js';
import { readFilter, queryOf } from './grid-filter.js';
import type { ShownValues } from './grid-row.js';
import { pageBefore } from './page-before.js';

const SHOWN: ShownValues = {
  ...{ status: '', dueText: '4Q FY18', reason: '', explanation: 'Old', recoveryText: '', remark: '' },
};
const WAS = wasOf({ id: 'a', version: 3, shown: SHOWN });

describe('the grid as a form', () => {
  it('has the edits of the fields that differ from what was shown', () => {
    const sent = readGrid({
      ...{ 'was.CX-001': WAS, 'status.CX-001': 'Completed', 'dueText.CX-001': ' 4Q FY18', 'explanation.CX-001': '' },
      ...{ 'was.CX-002': WAS, 'status.CX-002': '', tick: 'CX-002', do: 'save' },
    });
    expect(editsOf(sent.rows)).toEqual([{ row: 'a', version: 3, change: { status: 'Completed', explanation: '' } }]);
    expect([sent.ticked, sent.many]).toEqual([['CX-002'], null]);
  });

  it('leaves out the row whose other version is taken', () => {
    expect(readGrid({ 'was.CX-001': WAS, take: 'CX-001' }).rows).toEqual([]);
  });

  it('has what is set for many', () => {
    const sent = readGrid({ do: 'many', which: 'all', to: 'as last quarter', tick: ['CX-001', 'CX-002'] });
    expect(sent).toEqual({ rows: [], ticked: ['CX-001', 'CX-002'], many: { which: 'all', status: 'as last quarter' } });
  });

  it.each([
    ['what was shown is no JSON', { 'was.CX-001': 'no' }],
    ['what was shown has no version', { 'was.CX-001': '{"id":"a"}' }],
    ['what was shown is nothing', { 'was.CX-001': 'null' }],
    ['no such status', { 'was.CX-001': WAS, 'status.CX-001': 'Splendid' }],
    ['no such status for many', { do: 'many', which: 'all', to: 'Splendid' }],
    ['no such rows', { do: 'many', which: 'some', to: '' }],
  ])('is refused where %s', (_, body) => {
    expect(() => readGrid(body)).toThrow(Refused);
  });
});

describe('the filter of the grid', () => {
  it.each([
    ['', ''],
    ['?show=due&sort=owner', '?show=due&sort=owner'],
    ['?show=nothing&sort=nothing&status=Splendid&owner[]=1', ''],
    ['?owner=OMB&status=At+risk&text=a%26b', '?owner=OMB&text=a%26b&status=At+risk'],
  ])('%s reads as %s', (query, again) => {
    expect(queryOf(readFilter(Object.fromEntries(new URLSearchParams(query))))).toBe(again);
  });
});

describe('the page a form was sent from', () => {
  it.each([
    ['https://here.gov/desk/goals?x=1', '/desk/goals?x=1'],
    ['https://here.gov/desk', '/desk'],
    ['https://here.gov/desks', null],
    ['https://here.gov/goals', null],
    ['https://elsewhere.gov/desk', null],
    ['https://here.gov//elsewhere.gov/desk', null],
    ['no address', null],
    [undefined, null],
  ])('%s: %s', (referer, path) => {
    expect(pageBefore(referer, ['here.gov'])).toBe(path);
  });
});
