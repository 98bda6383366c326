import { aboutInWords, isCommentSection } from './comment-section.js';

describe('what a comment is about', () => {
  it.each([
    ['summary', true, 'Summary of progress'],
    ['departures', true, 'No longer tracked'],
    ['CX-014', false, 'CX-014'],
    ['toString2', false, 'toString2'],
  ])('%s', (section, isOne, words) => {
    expect([isCommentSection(section), aboutInWords(section)]).toEqual([isOne, words]);
  });
});
