import { BadAddress, Moved } from '../../web/refusals.js';
import { quartersInAddress, sidesInAddress, sidesInQuery } from './compare-addresses.js';

const q2 = { quarter: 'FY2018-Q2', edition: null };
const q3 = { quarter: 'FY2018-Q3', edition: null };

/** What an address is answered with: the sides, where it moved to, or what is wrong with it. */
const answerOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Moved) return error.address;
    if (error instanceof BadAddress) return error.sentence;
    throw error;
  }
};

const SAME = 'Both sides are the same. Name two different quarters, or two editions of one.';
const NO_QUARTER = 'is not a fiscal quarter. Write it as fy2018-q3, with a quarter from 1 to 4';
const NO_SIDE = `${NO_QUARTER}, or as fy2018-q3-edition-1.`;

describe('the two sides in an address', () => {
  it.each<[string, string, unknown]>([
    ['fy2018-q2', 'fy2018-q3', { from: q2, to: q3 }],
    ['fy2018-q2-edition-2', 'fy2018-q3', { from: { ...q2, edition: 2 }, to: q3 }],
    ['fy2018-q3-edition-1', 'fy2018-q3', { from: { ...q3, edition: 1 }, to: q3 }],
    ['fy2018-q3', 'fy2018-q2', '/goals/grants/compare/fy2018-q2/fy2018-q3'],
    ['fy2018-q3', 'fy2018-q2-edition-1', '/goals/grants/compare/fy2018-q2-edition-1/fy2018-q3'],
    ['FY2018-Q2', 'fy2018-q3', '/goals/grants/compare/fy2018-q2/fy2018-q3'],
    ['fy2018-q3-edition-2', 'fy2018-q3-edition-1', '/goals/grants/updates/fy2018-q3/editions/1/compare/2'],
    ['fy2018-q3', 'fy2018-q3', SAME],
    ['fy2018-q3-edition-1', 'fy2018-q3-edition-1', SAME],
    ['fy2018-q5', 'fy2018-q3', `“fy2018-q5” ${NO_SIDE}`],
    ['fy2018-q3-edition-0', 'fy2018-q3', `“fy2018-q3-edition-0” ${NO_SIDE}`],
    ['fy2018-q9-edition-1', 'fy2018-q3', `“fy2018-q9-edition-1” ${NO_SIDE}`],
  ])('%s and %s', (from, to, answer) => {
    expect(answerOf(() => sidesInAddress('grants', from, to))).toEqual(answer);
  });
});

describe('the two sides in a query', () => {
  it.each<[Record<string, unknown>, unknown]>([
    [{}, null],
    [{ from: '', to: '' }, null],
    [
      { from: 'fy2018-q2', to: 'fy2018-q3' },
      { from: q2, to: q3 },
    ],
    [
      { from: 'fy2018-q3', to: 'fy2018-q2' },
      { from: q2, to: q3 },
    ],
    [{ from: 'fy2018-q3', to: 'fy2018-q3' }, SAME],
    [{ from: 'Q3', to: 'fy2018-q3' }, `“Q3” ${NO_SIDE}`],
    [
      { from: 'fy2018-q3' },
      'Two quarters are compared, and the address names only “fy2018-q3”. Write both: ?from=fy2018-q2&to=fy2018-q3.',
    ],
    [
      { from: ['fy2018-q2', 'fy2018-q1'], to: 'fy2018-q3' },
      'The address names more than one from. Name one, or leave it out.',
    ],
    [{ form: 'fy2018-q2' }, '“form” is not known here. The address may name what to compare: from and to.'],
  ])('%j', (query, answer) => {
    expect(answerOf(() => sidesInQuery(query))).toEqual(answer);
  });
});

describe('the two quarters of all goals in an address', () => {
  it.each<[string, string, unknown]>([
    ['fy2018-q3', 'fy2018-q2', { from: 'FY2018-Q2', to: 'FY2018-Q3' }],
    ['fy2018-q2', 'fy2018-q3', '/updates/fy2018-q3/compare/fy2018-q2'],
    ['FY2018-Q3', 'fy2018-q2', '/updates/fy2018-q3/compare/fy2018-q2'],
    ['fy2018-q3', 'fy2018-q3', SAME],
    ['fy2018-q3', 'fy2018', `“fy2018” ${NO_QUARTER}.`],
    ['fy2022-q3', 'fy2018-q3', { from: 'FY2018-Q3', to: 'FY2022-Q3' }],
    [
      'fy2022-q4',
      'fy2018-q3',
      'Q3 FY 2018 and Q4 FY 2022 are 17 quarters apart. All goals together are compared over at most 16; one goal is over any number, on its own page.',
    ],
  ])('%s and %s', (to, from, answer) => {
    expect(answerOf(() => quartersInAddress(to, from))).toEqual(answer);
  });
});
