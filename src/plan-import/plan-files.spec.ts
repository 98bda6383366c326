import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../refused.js';
import { readPlanFiles } from './plan-files.js';

const SAMPLES = join(process.cwd(), 'data/plans');

const plan = ({ slug = 'customer-experience', quarter = 3, title = 'Improve' } = {}): string =>
  JSON.stringify({ period: { fiscalYear: 2018, quarter }, goal: { number: 4, slug, title }, strategies: [] });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-plans-'));
});

afterEach(() => rm(folder, { recursive: true }));

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
  return file;
};

const sentencesOf = async (...paths: string[]): Promise<readonly string[]> => {
  const error: unknown = await readPlanFiles(paths).catch((error: unknown) => error);
  if (!(error instanceof Refused)) throw new Error('was not refused', { cause: error });
  return error.sentences.map((sentence) => sentence.replaceAll(`${folder}/`, ''));
};

describe('the sample plans', () => {
  it('are all read, by quarter and then by goal', async () => {
    const plans = await readPlanFiles([SAMPLES]);
    expect(plans).toHaveLength(32);
    const order = plans.map(({ quarter, plan }) => `${quarter} ${plan.goal.slug}`);
    expect(order).toEqual(order.toSorted());
    expect(order.at(-1)).toBe('FY2018-Q4 customer-experience');
  });

  it('keep every text as their files have it', async () => {
    for (const { file, plan } of await readPlanFiles([SAMPLES])) {
      expect(plan).toMatchObject(JSON.parse(await readFile(file, 'utf8')) as object);
    }
  });

  it('carry their file and the fingerprint of its bytes', async () => {
    const file = join(SAMPLES, 'customer-experience/FY2018-Q4.json');
    const [read] = await readPlanFiles([file]);
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    expect(read).toMatchObject({ file, sha256, quarter: 'FY2018-Q4' });
  });

  it('hold 24 milestones of customer experience in Q4, one of them missed', async () => {
    const [q4] = await readPlanFiles([join(SAMPLES, 'customer-experience/FY2018-Q4.json')]);
    const milestones = q4?.plan.strategies.flatMap((strategy) => strategy.milestones) ?? [];
    expect(milestones).toHaveLength(24);
    expect(milestones.filter(({ status }) => status !== 'Completed' && status !== 'On track')).toMatchObject([
      { title: 'Identify top customer experience challenges amongst high-impact programs', recovery: '1Q FY19' },
    ]);
  });
});

describe('finding plans', () => {
  it('takes *.json in every folder below, and nothing else', async () => {
    await write('b/FY2018-Q3.json', plan());
    await write('a/deep/er/FY2018-Q2.JSON', plan({ quarter: 2 }));
    await write('a/README.md', 'not a plan');
    await write('.git/x.json', 'not a plan');
    await write('a/._FY2018-Q2.json', 'not a plan');
    const files = (await readPlanFiles([folder])).map(({ file }) => file);
    expect(files).toEqual([join(folder, 'a/deep/er/FY2018-Q2.JSON'), join(folder, 'b/FY2018-Q3.json')]);
  });

  it('takes a file that several paths lead to once', async () => {
    const file = await write('a/plan.json', plan());
    await symlink(file, join(folder, 'linked.json'));
    await symlink(folder, join(folder, 'a/round.json'));
    expect(await readPlanFiles([file, folder, join(folder, 'a'), file])).toMatchObject([{ file }]);
  });

  it('takes a named file whatever its name ends in', async () => {
    expect(await readPlanFiles([await write('plan.txt', plan())])).toHaveLength(1);
  });

  it('refuses two plans of one goal and quarter, naming their files', async () => {
    const files = [await write('a.json', plan()), await write('b.json', plan({ title: 'Other' }))];
    expect(await sentencesOf(...files)).toEqual([
      'a.json and b.json are both the plan of customer-experience for Q3 FY 2018; there must be one.',
    ]);
    await write('c.json', plan());
    expect(await sentencesOf(folder)).toEqual([
      'a.json, b.json and c.json are all the plan of customer-experience for Q3 FY 2018; there must be one.',
    ]);
  });

  it('tells what is not there, and what is wrong with the others, in one refusal', async () => {
    await mkdir(join(folder, 'empty/er'), { recursive: true });
    await symlink('nowhere', join(folder, 'broken.json'));
    const bad = await write('bad.json', '[]');
    const paths = ['absent.json', 'bad.json/x', 'empty', 'broken.json', 'x'.repeat(300)].map((path) =>
      join(folder, path),
    );
    expect(await sentencesOf(...paths, bad)).toEqual([
      'absent.json: there is no such file or folder.',
      'bad.json/x: there is no such file or folder.',
      `empty: the folder holds no plan, no file whose name ends in .json.`,
      'broken.json: there is no such file or folder.',
      `${'x'.repeat(300)}: it cannot be read (ENAMETOOLONG).`,
      'bad.json: the document is a list; it must be an object with period, goal and strategies.',
    ]);
  });

  it.each([
    ['no path at all', [], 'No plan is named; name a plan file or a folder of plan files.'],
    ['a device', ['/dev/null'], '/dev/null: this is neither a file nor a folder.'],
    ['a name that steers a terminal', ['/\u001b[31m'], '/\\u{1b}[31m: there is no such file or folder.'],
  ])('refuses %s', async (_, paths, sentence) => {
    expect(await sentencesOf(...paths)).toEqual([sentence]);
  });
});

describe('reading the bytes', () => {
  it('refuses a file over 5 MB by its size', async () => {
    const file = await write('large.json', '');
    await truncate(file, 50 * 1024 * 1024);
    expect(await sentencesOf(file)).toEqual(['large.json: the file has 50.0 MB; a plan has at most 5 MB.']);
  });

  it('accepts a byte order mark', async () => {
    expect(await readPlanFiles([await write('bom.json', `\ufeff${plan()}`)])).toHaveLength(1);
  });

  it('tells twenty problems of each file and counts the others', async () => {
    const notes = (count: number): string => plan().replace('{', `{"notes": [${Array(count).fill(1).join()}],`);
    const files = [
      await write('a.json', notes(21)),
      await write('b.json', notes(1_234)),
      await write('c.json', notes(20)),
    ];
    const sentences = await sentencesOf(...files);
    expect(sentences).toHaveLength(62);
    expect(sentences[20]).toBe('a.json: and 1 more problem.');
    expect(sentences[41]).toBe('b.json: and 1,214 more problems.');
  });
});
