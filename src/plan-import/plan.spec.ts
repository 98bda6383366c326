import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../refused.js';
import { readPlanFiles } from './plan-files.js';
import type { Plan } from './plan.js';

type Json = Record<string, unknown>;

const milestone = (more: Json = {}): Json => ({ title: 'Issue guidance', ...more });
const strategy = (more: Json = {}): Json => ({ title: 'Improve digital services', milestones: [milestone()], ...more });
const goal = (more: Json = {}): Json => ({ number: 4, slug: 'customer-experience', title: 'Improve', ...more });
const document = (more: Json = {}): Json => ({
  period: { fiscalYear: 2018, quarter: 3 },
  goal: goal(),
  strategies: [strategy()],
  ...more,
});
const inMilestone = (more: Json): Json => document({ strategies: [strategy({ milestones: [milestone(more)] })] });
const M = 'strategies[0].milestones[0]';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-format-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (value: unknown): Promise<Plan | readonly string[]> => {
  const file = join(folder, 'x.json');
  await writeFile(file, JSON.stringify(value));
  try {
    const [found] = await readPlanFiles([file]);
    if (!found) throw new Error('nothing was read');
    return found.plan;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.sentences.map((sentence) => sentence.replace(`${file}: `, ''));
  }
};

it('fills what a plan leaves out with null and empty lists', async () => {
  expect(await read(document())).toEqual({
    source: null,
    period: { fiscalYear: 2018, quarter: 3 },
    goal: { ...goal(), statement: [], challenge: [], opportunity: [], leaders: [], partners: [] },
    highlights: [],
    components: [],
    progressSummary: [],
    strategies: [
      {
        ...{ label: null, title: 'Improve digital services', continues: null, lead: null, problem: null },
        ...{ theoryOfChange: null, description: null },
        milestones: [
          {
            ...{ group: null, title: 'Issue guidance', due: null, status: null, change: null, owner: null },
            ...{ barriers: null, recovery: null, reason: null, footnotes: [], page: null },
          },
        ],
      },
    ],
    strategyChanges: [],
    noLongerTracked: [],
    indicators: [],
    notes: [],
  });
});

it('reads null as it reads a key that is not there', async () => {
  const blanks = { source: null, highlights: null, components: null, progressSummary: null, strategyChanges: null };
  const more = { noLongerTracked: null, indicators: null, notes: null, goal: goal({ leaders: null, statement: null }) };
  const blank = { group: null, due: null, footnotes: null, page: null, recovery: null, reason: null };
  expect(await read({ ...inMilestone(blank), ...blanks, ...more })).toEqual(await read(document()));
});

it('trims texts, reads a blank one as null, and the line ends of Windows as line breaks', async () => {
  const texts = { group: ' \t', due: ' 3Q FY18\n', barriers: 'One\r\n\tTwo\rThree', footnotes: ['  a '] };
  expect(await read(inMilestone(texts))).toMatchObject({
    strategies: [{ milestones: [{ group: null, due: '3Q FY18', barriers: 'One\n\tTwo\nThree', footnotes: ['a'] }] }],
  });
});

it('reads what a plan can say beyond the printed tables', async () => {
  const extended = {
    source: { file: 'plan.pdf', pages: null },
    highlights: ['Guidance issued'],
    components: [{ name: 'Data', text: 'Capture data' }],
    strategies: [
      strategy({
        continues: 'Improve Digital Services',
        milestones: [milestone({ recovery: '1Q FY19', reason: 'Meetings moved' })],
      }),
    ],
    strategyChanges: [{ retired: 'Celebrate Success', reason: 'Left the goal' }],
    noLongerTracked: [{ milestone: 'Hold a contest', strategy: null, reason: 'Merged', mergedInto: 'Issue guidance' }],
  };
  expect(await read(document(extended))).toMatchObject(extended);
});

const KEYS_OF_MILESTONE = 'group, title, due, status, change, owner, barriers, recovery, reason, footnotes and page';

it.each<[name: string, document: unknown, ...sentences: string[]]>([
  ['no object', 'x', 'the document is the text “x”; it must be an object with period, goal and strategies.'],
  [
    'an empty object',
    {},
    'period is nothing; it must be the period: an object with fiscalYear and quarter.',
    'goal is nothing; it must be the goal: an object with number, slug and title.',
    'strategies is nothing; it must be a list, each entry a strategy: an object with a title and milestones.',
  ],
  [
    'a list for an object',
    document({ period: [{ fiscalYear: 2018, quarter: 3 }], source: [] }),
    'source is a list; it must be the published document: an object with its file, or null.',
    'period is a list; it must be the period: an object with fiscalYear and quarter.',
  ],
  [
    'entries that are no strategies',
    document({ strategies: [[{ title: 5 }], null, 5, strategy()] }),
    'strategies[0] is a list; it must be a strategy: an object with a title and milestones.',
    'strategies[1] is nothing; it must be a strategy: an object with a title and milestones.',
    'strategies[2] is the number 5; it must be a strategy: an object with a title and milestones.',
  ],
  [
    'a strategy without milestones',
    document({ strategies: [{ title: 'Improve' }] }),
    'strategies[0].milestones is nothing; it must be a list, each entry a milestone: an object with a title.',
  ],
  ['a blank title', inMilestone({ title: ' ' }), `${M}.title is nothing; it must be the words of the milestone.`],
  [
    'a misspelt key',
    inMilestone({ titel: null, 'to do\u001b': 1 }),
    `${M}.titel is not a key of the plan format; the keys here are ${KEYS_OF_MILESTONE}.`,
    `${M}[“to do\\u{1b}”] is not a key of the plan format; the keys here are ${KEYS_OF_MILESTONE}.`,
  ],
  [
    'a misspelt key above',
    document({ period: { fiscalYear: 2018, quarter: 3, week: 1 } }),
    'period.week is not a key of the plan format; the keys here are fiscalYear and quarter.',
  ],
  [
    'numbers for texts',
    inMilestone({ due: 2018, barriers: {}, status: true }),
    `${M}.due is the number 2018; it must be the due date as printed, such as "3Q FY18", or null.`,
    `${M}.status is true; it must be the status as printed, such as "On track", or null.`,
    `${M}.barriers is an object; it must be the barriers, or why it was missed, or null.`,
  ],
  [
    'texts for lists',
    { ...inMilestone({ footnotes: 'See p. 3' }), notes: [null, 'ok', 7] },
    `${M}.footnotes is the text “See p. 3”; it must be a list, each entry a footnote.`,
    'notes[0] is nothing; it must be a note.',
    'notes[2] is the number 7; it must be a note.',
  ],
  [
    'a page that cannot be',
    inMilestone({ page: 0 }),
    `${M}.page is the number 0; it must be the page of the document: a whole number from 1 to 999,999, or null.`,
  ],
  [
    'a quarter that cannot be',
    document({ period: { fiscalYear: 1950, quarter: 5 } }),
    'period.fiscalYear is 1950; it must be a fiscal year from 1977 to 2199.',
    'period.quarter is 5; a fiscal year has quarters 1 to 4.',
  ],
  [
    'a quarter in words',
    document({ period: { fiscalYear: '2018', quarter: 'Q3' } }),
    'period.fiscalYear is the text “2018”; it must be a fiscal year from 1977 to 2199.',
    'period.quarter is the text “Q3”; it must be a quarter from 1 to 4.',
  ],
  ...[0, 1.5, -4, 1_000_000].map((number): [string, unknown, string] => [
    `goal number ${number}`,
    document({ goal: goal({ number }) }),
    `goal.number is ${number}; it must be the number of the goal: a whole number from 1 to 999,999.`,
  ]),
  ...['CX', 'a--b', '-a', 'a b', '../x', 'a'.repeat(81)].map((slug): [string, unknown, string] => [
    `goal slug ${slug}`,
    document({ goal: goal({ slug }) }),
    `goal.slug is the text “${slug.length > 40 ? `${slug.slice(0, 40)}…` : slug}”; it must be the name of the goal in ` +
      'addresses: small letters, digits and single hyphens, at most 80, as in "customer-experience".',
  ]),
  [
    'characters that cannot be kept',
    document({ goal: goal({ title: 'a\u0000b' }), notes: ['Data \ud83d', '\u001b[31m', 'x\uffff', '\ud83d\ude00'] }),
    'goal.title holds the character U+0000 after “a”; it cannot be kept: take it away.',
    'notes[0] holds the character U+D83D after “Data ”; it cannot be kept: take it away.',
    'notes[1] holds the character U+001B at its start; it cannot be kept: take it away.',
    'notes[2] holds the character U+FFFF after “x”; it cannot be kept: take it away.',
  ],
  [
    'a text without end',
    inMilestone({ barriers: 'x'.repeat(20_001) }),
    `${M}.barriers is 20,001 characters long; a text may have 20,000.`,
  ],
  [
    'class-validator marks in a text',
    document({ goal: '$value $property' }),
    'goal is the text “$value $property”; it must be the goal: an object with number, slug and title.',
  ],
  [
    'the same milestone twice',
    document({
      strategies: [
        strategy(),
        strategy({
          title: 'Other',
          milestones: [
            milestone({ group: 'A' }),
            milestone({ group: 'B' }),
            milestone({ group: 'a', title: 'Issue  Guidance.' }),
          ],
        }),
      ],
    }),
    'strategies[1].milestones[0] and strategies[1].milestones[2] are the same milestone, “Issue  Guidance.”, ' +
      'under the same sub-heading; it must stand once.',
  ],
])('refuses %s', async (_, value, ...sentences) => {
  expect(await read(value)).toEqual(sentences);
});
