import { markedWords } from './marked-words.js';

/** `Launch the [-pilot-]{+program+}`. */
const shown = (from: string | null, to: string | null): string =>
  markedWords(from, to)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('markedWords', () => {
  it.each([
    ['Launch the pilot', 'Launch the pilot', 'Launch the pilot'],
    ['Launch the pilot in May', 'Launch the program in May', 'Launch the [-pilot-]{+program+} in May'],
    ['Launch the pilot', 'Launch the pilot with GSA', 'Launch the pilot{+ with GSA+}'],
    [
      'Waits for clearance.',
      'Staff left in June and July',
      '[-Waits for clearance.-]\n{+Staff left in June and July+}',
    ],
    [null, 'Waits for clearance.', '{+Waits for clearance.+}'],
    ['Waits for clearance.', null, '[-Waits for clearance.-]'],
    [null, null, ''],
  ])('of %j and %j is %j', (from, to, expected) => {
    expect(shown(from, to)).toBe(expected);
  });
});
