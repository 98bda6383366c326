import fc from 'fast-check';
import { type Expression, matchOf, tiersOf, tsqueryOf } from './expression.js';
import { readQuery, referencesMeant, tellingWords, typedOf, withReferences } from './query.js';

const read = (typed: string) => {
  const { all, none } = readQuery(typed);
  const shown = (list: typeof all) => list.map(({ words, begin }) => words.join(' ') + (begin ? '*' : ''));
  return { all: shown(all), none: shown(none) };
};

describe('what was typed', () => {
  it.each<[string, string[], string[]]>([
    ['permitting', ['permitting'], []],
    ['  Customer   EXPERIENCE ', ['customer', 'experience'], []],
    ['"customer experience" pilot', ['customer experience', 'pilot'], []],
    ['“customer experience”', ['customer experience'], []],
    ['"never closed', ['never closed'], []],
    ['data -feedback', ['data'], ['feedback']],
    ['data -"customer feedback"', ['data'], ['customer feedback']],
    ['e-mail', ['e mail'], []],
    ['OMB/GSA', ['omb gsa'], []],
    ['agency’s plan', ['agency', 'plan'], []],
    ['résumé', ['resume'], []],
    ['the cost of living', ['cost', 'living'], []],
    ['the of', ['the', 'of'], []],
    ['"state of the art"', ['state of the art'], []],
    ['it modernization', ['modernization'], []],
    ['IT modernization', ['it', 'modernization'], []],
    ['infra*', ['infra*'], []],
    ['in*', ['in'], []],
    ['data data DATA', ['data'], []],
    ['24/7', ['24 7'], []],
    ['-only', [], ['only']],
    ['*', [], []],
    ['"', [], []],
    ['NEAR(', ['near'], []],
    [') : ^ {title}', ['title'], []],
    ['a AND b OR NOT c', ['b', 'c'], []],
    ['🎉 ✓', [], []],
    ['', [], []],
  ])('%s', (typed, all, none) => {
    expect(read(typed)).toEqual({ all, none });
  });

  it('can be typed again', () => {
    const query = readQuery('"customer experience" infra* -"on track" -late');
    expect(readQuery(typedOf(query))).toEqual(query);
  });

  it('tells which marked words say something', () => {
    const tells = tellingWords(readQuery('"state of the art"'));
    expect([tells(['of']), tells(['the']), tells(['state', 'of'])]).toEqual([false, false, true]);
    expect(tellingWords(readQuery('the of'))(['of'])).toBe(true);
  });
});

describe('a reference', () => {
  const KNOWN = new Set(['CX-014', 'CX-S2', 'CX2-003', 'IT-001', 'CX-1000']);

  it.each([
    ['CX-014', ['cx 014']],
    ['cx-014', ['cx 014']],
    ['cx14', ['cx 014']],
    ['CX 14', ['cx 014']],
    ['cx–14', ['cx 014']],
    ['cx-1000', ['cx 1000']],
    ['cx2-3', ['cx2 003']],
    ['cxs2', ['cx s2']],
    ['CX-S2', ['cx s2']],
    ['delay of cx14', ['delay', 'cx 014']],
    ['FY18', ['fy18']],
    ['Q3 2018', ['q3', '2018']],
    ['covid19', ['covid19']],
    ['it 1', ['it 001']],
  ])('is read from %s', (typed, all) => {
    expect(read(withReferences(typed, KNOWN)).all).toEqual(all);
  });

  it('is asked for only where there may be one', () => {
    expect(referencesMeant('permitting dashboard')).toEqual([]);
    expect(referencesMeant('cx14 and "x"')).toEqual(['CX-014']);
    expect(referencesMeant('cxs2')).toEqual(expect.arrayContaining(['CX-S2', 'CXS-002']));
  });
});

/** What is left of an expression without what may stand in it: words of letters and digits in quotes, and signs of ours. */
const leftOfMatch = (text: string): string =>
  text.replace(/\{[a-z ]+\}|"[\p{L}\p{N}]+( [\p{L}\p{N}]+)*"| (AND|OR|NOT|\*) ?|[(): ]/gu, '');
const leftOfTsquery = (text: string): string =>
  text.replace(/'[\p{L}\p{N}]+'(:\*?(?:ABC|[AC])?)?| (<->|[&|]) |[()!]/gu, '');

describe('whatever is typed', () => {
  const facets = ['zkind2'];
  const expressions = (typed: string): Expression[] => {
    const query = readQuery(withReferences(typed, new Set(referencesMeant(typed))));
    return query.all.length === 0 ? [] : tiersOf(query, facets);
  };

  it('becomes an expression of words alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        for (const expression of expressions(typed)) {
          expect(leftOfMatch(matchOf(expression))).toBe('');
          expect(leftOfTsquery(tsqueryOf(expression))).toBe('');
        }
      }),
    );
    const signs = fc.constantFrom(
      ...['"', "'", '*', '-', 'NEAR(', ')', ':', '^', '\\', '&', '|', '!', '<->', ' ', 'cx1', 'é'],
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        for (const expression of expressions(parts.join(''))) {
          expect(leftOfMatch(matchOf(expression))).toBe('');
          expect(leftOfTsquery(tsqueryOf(expression))).toBe('');
        }
      }),
    );
  });

  it('is looked for from the best fit to any', () => {
    expect(expressions('customer experience -data').map(matchOf)).toEqual([
      expect.stringContaining('{title} : ("customer experience")'),
      expect.stringContaining('{title} : ("customer" AND "experience")'),
      expect.stringContaining('{reference title body} : ("customer experience")'),
      '(({reference title body} : ("customer" AND "experience")) AND ({facets} : ("zkind2"))) NOT ({reference title body} : ("data"))',
    ]);
    expect(expressions('cx14').map(tsqueryOf)).toEqual([
      "('cx':C <-> '014':C) & 'zkind2'",
      "('cx':A <-> '014':A) & 'zkind2'",
      "('cx':ABC <-> '014':ABC) & 'zkind2'",
    ]);
    expect(expressions('moderniz*').map(tsqueryOf).at(-1)).toBe(
      "('moderniz':*ABC | 'moderni':ABC | 'modern':ABC | 'moder':ABC) & 'zkind2'",
    );
  });
});
