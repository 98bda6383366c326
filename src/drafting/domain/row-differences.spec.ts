import { picked, rowsToPutBack } from './row-differences.js';

describe('rowsToPutBack', () => {
  it('tells rows that came, rows that left and columns that changed', () => {
    const was = [
      { id: 'a', title: 'Sign it', footnotes: ['1'] },
      { id: 'b', title: 'Launch it', footnotes: [] },
      { id: 'c', title: 'Fund it', footnotes: [] },
    ];
    const now = [
      { id: 'a', title: 'Sign it', footnotes: ['1'] },
      { id: 'b', title: 'Launch it twice', footnotes: [] },
      { id: 'd', title: 'Staff it', footnotes: [] },
    ];
    const { remove, add, change } = rowsToPutBack(now, was);
    expect(remove.map(({ id }) => id)).toEqual(['d']);
    expect(add.map(({ id }) => id)).toEqual(['c']);
    expect(change.map(({ was: row, columns }) => [row.title, columns])).toEqual([['Launch it', ['title']]]);
  });

  it('takes a moment and its text for the same', () => {
    const at = '2018-07-20T12:00:00.000Z';
    expect(
      rowsToPutBack<{ id: string; at: Date | string }>([{ id: 'a', at: new Date(at) }], [{ id: 'a', at }]).change,
    ).toEqual([]);
  });
});

it('picks columns by name', () => {
  expect(picked({ id: 'a', title: 'Sign it', group: null }, ['title', 'group'])).toEqual({
    title: 'Sign it',
    group: null,
  });
});
