import {
  contentOf,
  enumeratorOf,
  longestRun,
  normalised,
  sharedWords,
  similarity,
  weightsOf,
  wordsOf,
} from './similarity.js';

describe('a text as it is compared', () => {
  it.each([
    ['“opt out” plans.', '"opt out" plans'],
    ['Ongoing – Quarterly', 'ongoing - quarterly'],
    ['agency’s\u00a0use', "agency's  use"],
    ['Executive branch-wide policy', 'EXECUTIVE Branch‑wide policy.'],
  ])('%s is %s', (a, b) => {
    expect(normalised(a)).toBe(normalised(b));
  });
});

describe('the words of a title', () => {
  it.each([
    ['Draft risk-management framework.', 'Draft risk management framework'],
    ['(4) Establish progress goal(s)', '(3) Establish progress goals'],
    ['First Progress Update', 'First Progress Updates'],
    ['Draft Principles', 'Draft Principles (completed)'],
    ['Draft Principles', 'Completed: Draft Principles'],
  ])('%s and %s have the same', (a, b) => {
    expect(wordsOf(a)).toEqual(wordsOf(b));
  });

  it.each([
    ['Draft Principles', 'Principles'],
    ['Publish FY19 proposals', 'Publish FY20 proposals'],
    ['a rating of 1.5 or below', 'a rating of 15 or below'],
    ['formal notice', 'informal notice'],
    ['a rating < 1.5', 'a rating > 1.5'],
  ])('%s and %s have not', (a, b) => {
    expect(wordsOf(a)).not.toEqual(wordsOf(b));
  });

  it.each([
    ['(1a) Programs unable to identify', '1a'],
    ['3. Identify', '3'],
    ['1.4 Issue fee regulations', '1.4'],
    ['100% of projects', ''],
    ['2019 Single Audit', ''],
  ])('%s is numbered "%s"', (title, number) => {
    expect(enumeratorOf(title)).toBe(number);
  });
});

describe('what two titles share', () => {
  const content = (title: string): string[] => contentOf(wordsOf(title));
  const alike = () => 1;

  it('counts a misspelt word as shared, and another word with the same end as another', () => {
    expect(sharedWords(content('update polices'), content('update policies'), alike).replaced).toBe(0);
    expect(sharedWords(content('formal notice'), content('informal notice'), alike).replaced).toBe(0.5);
  });

  it('calls nothing replaced where words were only added or only dropped', () => {
    const longer = sharedWords(
      content('Initial dashboard reporting'),
      content('Initial PM dashboard reporting'),
      alike,
    );
    expect(longer).toMatchObject({ count: 3, replaced: 0, dropped: [], added: ['pm'] });
  });

  it('weighs a word that stands in many titles less, whichever quarter has them', () => {
    const weight = weightsOf([['publish', 'fee']], [['publish', 'rule'], ['publish']]);
    expect([weight('fee'), weight('publish'), weight('unheard')]).toEqual([1, 0.5, 1]);
  });
});

it('shows 1 for the same text only, and sees through another order of the words', () => {
  expect(similarity('Principles', '“Principles”.')).toBe(similarity('Principles', '"Principles"'));
  expect(similarity('Draft Principles.', 'draft principles')).toBe(1);
  expect(similarity('First Progress Update', 'First Progress Updates')).toBeLessThan(1);
  expect(similarity('adopt common standards', 'common standards adopt')).toBe(1);
});

it('measures the longest run of words', () => {
  expect(longestRun(wordsOf('Issue the guidance to agencies'), wordsOf('Issue memoranda to agencies'))).toBe(2);
  expect(longestRun([], ['a'])).toBe(0);
});
