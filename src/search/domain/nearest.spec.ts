import { begins, nearestTo, vocabularyOf } from './nearest.js';

const vocabulary = vocabularyOf([
  'Modernize infrastructure permitting, and the permitting dashboard',
  'Reduce the burden on grant recipients; burdens 2018',
  'form from forms forms',
]);

describe('the word that was meant', () => {
  it.each([
    ['infrastrucure', 'infrastructure'],
    ['permiting', 'permitting'],
    ['burdon', 'burden'],
    ['dashbaord', 'dashboard'],
    ['fomr', 'form'],
    ['grnat', 'grant'],
    ['infrastrctur', 'infrastructure'],
    ['permits', null],
    ['burn', null],
    ['permitting', null],
    ['unicorns', null],
    ['xurden', null],
    ['gra', null],
    ['x'.repeat(200), null],
  ])('of %.20s is %s', (typed, word) => {
    expect(nearestTo(typed, vocabulary)).toBe(word);
  });

  it('is the more frequent of two that are as near', () => {
    expect(nearestTo('formz', vocabularyOf(['form forms forms']))).toBe('forms');
  });
});

it.each([
  ['infrastr', true],
  ['grant', false],
  ['overdue', false],
])('whether a word begins with %s is %s', (typed, answer) => {
  expect(begins(typed, vocabulary)).toBe(answer);
});
