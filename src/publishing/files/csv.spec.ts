import { csvHead, csvLines } from './csv.js';

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['a=1', 'a=1'],
    ['1, 2', '"1, 2"'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('holds the text %j as %j', (text, cell) => {
    expect(csvLines([[text]])).toBe(`${cell}\r\n`);
  });

  it('holds a number as one, with its minus, and nothing as nothing', () => {
    expect(csvLines([[-1, 0, null, 2.5]])).toBe('-1,0,,2.5\r\n');
  });

  it('stands behind the mark of UTF-8 and the names of the columns', () => {
    expect(csvHead(['goal', 'due'])).toBe('\uFEFFgoal,due\r\n');
  });
});
