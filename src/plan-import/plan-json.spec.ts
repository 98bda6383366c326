import fc from 'fast-check';
import { readJson } from './plan-json.js';

const reading = (text: string | Uint8Array): ReturnType<typeof readJson> =>
  readJson(typeof text === 'string' ? Buffer.from(text) : text);

it.each([
  ['', 'the file is empty; it must be a plan in JSON.'],
  [' \n\t', 'the file is empty; it must be a plan in JSON.'],
  [
    '{"a": [1,\n  2,\n]}',
    'this is not JSON: line 3, column 1 has “]” where a value should stand; take away the comma before it.',
  ],
  [
    '{"a": 1,}',
    'this is not JSON: line 1, column 9 has “}” where a key in double quotes should stand; take away the comma before it.',
  ],
  ['{\n  “a”: 1}', 'this is not JSON: line 2, column 3 has ““” where a key in double quotes or } should stand.'],
  ["{'a': 1}", "this is not JSON: line 1, column 2 has “'” where a key in double quotes or } should stand."],
  ['{"a" 1}', 'this is not JSON: line 1, column 6 has “1” where a colon should stand.'],
  ['{"a": 1\n"b": 2}', 'this is not JSON: line 2, column 1 has “"” where a comma or } should stand.'],
  ['[1 2]', 'this is not JSON: line 1, column 4 has “2” where a comma or ] should stand.'],
  ['[012]', 'this is not JSON: line 1, column 3 has “12” where a comma or ] should stand.'],
  ['[NaN]', 'this is not JSON: line 1, column 2 has “NaN” where a value or ] should stand.'],
  ['{"a": // why\n1}', 'this is not JSON: line 1, column 7 has “/” where a value should stand.'],
  ['{} {}', 'this is not JSON: line 1, column 4 has “{” where the end of the file should stand.'],
  [
    '{"a": "b',
    'this is not JSON: line 1, column 9 has the end of the file where the rest of a text or its closing quote should stand.',
  ],
  [
    '["a\nb"]',
    'this is not JSON: line 1, column 4 has a line break where the rest of a text or its closing quote should stand.',
  ],
  [
    '["a\u0000"]',
    'this is not JSON: line 1, column 4 has “\\u{0}” where the rest of a text or its closing quote should stand.',
  ],
  [
    '["\\q"]',
    'this is not JSON: line 1, column 3 has “\\q” where the rest of a text or its closing quote should stand.',
  ],
  ['{"__proto__": {"polluted": 1}}', '__proto__ is not a key of the plan format.'],
  ['{"\\u005f_proto__": 1}', '__proto__ is not a key of the plan format.'],
  ['{"goal": [{"constructor": 1}]}', 'goal[0].constructor is not a key of the plan format.'],
  ['['.repeat(1_000_000), 'line 1, column 21 is nested more than 20 levels deep.'],
  [`[${'0,'.repeat(60_000)}0]`, 'the file holds more than 50,000 values.'],
])('%.40s: refused', (text, problem) => {
  expect(reading(text)).toEqual({ value: undefined, problems: [problem] });
});

it.each([
  ['Latin-1', Buffer.from('{"a": 1,\n"b": "caf\xe9"}', 'latin1'), 'byte 19, on line 2,'],
  ['UTF-16', Buffer.from('\ufeff{"a": 1}', 'utf16le'), 'byte 1, on line 1,'],
  ['a cut file', Buffer.from('{"a": "é').subarray(0, -1), 'byte 8, on line 1,'],
])('%s: refused by its byte', (_, bytes, place) => {
  expect(reading(bytes).problems).toEqual([`${place} is not UTF-8; save the file in the encoding UTF-8.`]);
});

it('names a key that stands twice, and goes on', () => {
  expect(reading('{"goal": {"title": 1,\n"x": {"title": 1},\n"title": 2}}')).toEqual({
    value: { goal: { title: 2, x: { title: 1 } } },
    problems: ['goal.title stands twice, on lines 1 and 3; it must stand once.'],
  });
});

it('agrees with JSON.parse on what is JSON, wherever a character is taken away, doubled or put in', () => {
  const damaged = fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '"', '\\', ',', '}', ']', ':', '0', '-', '.', 'e', '\n'),
    )
    .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1));
  fc.assert(
    fc.property(fc.oneof(damaged, fc.json()), (text) => {
      fc.pre(text.trim() !== '');
      expect(reading(text).value !== undefined || !isNotJson(reading(text).problems)).toBe(isJson(text));
    }),
    { numRuns: 2_000 },
  );
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isNotJson = (problems: readonly string[]): boolean =>
  problems.some((problem) => problem.startsWith('this is not JSON'));
