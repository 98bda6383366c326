import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { pdfFacts } from '../../src/publishing/files/pdf/pdf-facts.js';
import { typesetter } from '../../src/publishing/files/pdf/typesetter.js';
import { reportPdf } from '../../src/publishing/files/report-pdf.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { Refused } from '../../src/refused.js';
import { databaseKind } from '../support/database.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

const AT = new Date('2028-11-15T22:00:00Z');

/** Typst 0.14 panics at it, which ends the process that it runs in. */
const PANICS = '\u05e9\u05dc\u05d5\u05dd';

/** PDFs are set by a process beside this one, which may end at its work. */
describe(`setting PDFs on ${databaseKind()}`, () => {
  const { longestMs, idleMs } = typesetter;
  let record: OpenRecord;
  let report: PublishedReport;
  let bytes: Buffer;
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans('customer-experience'));
    const [first] = await record.publish(null, 'FY2018-Q1');
    report = first!.report;
    bytes = await made();
  });
  afterEach(() => Object.assign(typesetter, { longestMs, idleMs }));
  afterAll(() => record.close());

  const made = (): Promise<Buffer> => reportPdf(report, 'https://milepost.example.gov', false);
  const panicking = (): Promise<Buffer> => {
    const facts = pdfFacts(report, { address: 'http://localhost', official: false });
    return typesetter.typeset({ ...facts, goal: { ...facts.goal, statement: [PANICS] } }, AT);
  };
  const beside = (): number =>
    execFileSync('ps', ['-A', '-o', 'ppid=,args='])
      .toString()
      .split('\n')
      .filter((line) => Number.parseInt(line, 10) === process.pid && line.includes('typeset.js')).length;

  it('fails where that process is ended by what it sets, and sets the next one in another', async () => {
    await expect(panicking()).rejects.toThrow(/^The process that sets PDFs ended before one was set \(/);
    expect((await made()).equals(bytes)).toBe(true);
  });

  it('fails where one takes too long, and sets the next one in another', async () => {
    typesetter.longestMs = 1;
    await expect(made()).rejects.toThrow('The process that sets PDFs took longer than 0.001 s for one, and was ended.');
    typesetter.longestMs = longestMs;
    expect((await made()).equals(bytes)).toBe(true);
  });

  it('sets one after the other, and one that fails takes no other with it', async () => {
    const [before, failed, after] = await Promise.allSettled([made(), panicking(), made()]);
    expect(failed.status).toBe('rejected');
    for (const one of [before, after]) expect(one.status === 'fulfilled' && one.value.equals(bytes)).toBe(true);
    expect(beside()).toBe(1);
  });

  it('ends the process when nothing is asked of it, or the program ends', async () => {
    typesetter.idleMs = 20;
    await made();
    await ended();
    typesetter.idleMs = idleMs;
    await made();
    expect(beside()).toBe(1);
    await typesetter.end();
    await ended();
  });

  const ended = async (): Promise<void> => {
    for (const until = Date.now() + 5000; beside() > 0 && Date.now() < until;) await pause(50);
    expect(beside()).toBe(0);
  };

  it('leaves nothing of the compiler in this process', () => {
    const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] };
    expect(sharedObjects.length).toBeGreaterThan(0);
    expect(sharedObjects.filter((path) => path.includes('typst'))).toEqual([]);
  });

  it('refuses a publication whose file cannot be made, with a sentence, and publishes nothing', async () => {
    typesetter.longestMs = 1;
    const refusal = await record.publish(null, 'FY2018-Q2').catch((thrown: unknown) => thrown);
    typesetter.longestMs = longestMs;
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).sentences).toEqual([
      'The PDF file of customer-experience Q2 FY 2018, edition 1 could not be made, and nothing was published. ' +
        'What went wrong: The process that sets PDFs took longer than 0.001 s for one, and was ended.',
    ]);
    expect(await record.publish(null, 'FY2018-Q2')).toHaveLength(1);
  });
});
