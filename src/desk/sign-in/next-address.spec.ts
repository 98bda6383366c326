import { nextAddressOf } from './next-address.js';

describe('where to go after signing in', () => {
  it.each(['/desk/goals', '/desk/rounds/fy2018-q4/milestones?status=missed#row-3', '/desk/log?q=a%20b'])(
    '%s',
    (asked) => {
      expect(nextAddressOf(asked)).toBe(asked);
    },
  );

  it.each([
    ...[undefined, ['/desk/goals', '/desk/log'], '', 'desk', '//evil.example', '/\\evil.example', '\\/evil.example'],
    ...['https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '/desk\r\nSet-Cookie: a=b', '/a\\b'],
  ])('not %j', (asked) => {
    expect(nextAddressOf(asked)).toBe('/desk');
  });
});
