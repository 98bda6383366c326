import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { EditionsRecord, reportOf } from '../../src/publishing/editions.record.js';
import { EditionFilesRecord } from '../../src/publishing/files/edition-files.record.js';
import { pdfFacts } from '../../src/publishing/files/pdf/pdf-facts.js';
import { reportPdf } from '../../src/publishing/files/report-pdf.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { HOSTILE_QUARTERS, HOSTILE_SENTENCE, hostilePlans, LONG_WORD } from '../support/hostile-plans.js';
import { everyTag, faultsOf, fontsOf, packed, type ReadPdf, readPdf, spaced } from '../support/pdf.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

interface Published {
  name: string;
  report: PublishedReport;
  bytes: Buffer;
}

const QUARTERS = ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const;

/** The PDFs of all editions as they are kept, with the reports that they were made from. */
const publishedIn = async ({ context }: OpenRecord): Promise<Published[]> => {
  const published: Published[] = [];
  await context.get(UnitOfWork).run(async () => {
    for await (const row of context.get(EditionsRecord).each()) {
      const file = await context.get(EditionFilesRecord).of(row.id, 'pdf');
      published.push({
        name: `${row.goalSlug} ${row.quarter}`,
        report: reportOf(row),
        bytes: file?.content ?? Buffer.alloc(0),
      });
    }
  });
  return published;
};

/** The PDF of every edition of the sample plans, as a reader or a checker finds it. */
describe(`the PDF of an edition on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let published: Published[];
  const read = new Map<string, ReadPdf>();
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans());
    for (const quarter of QUARTERS) await record.publish(null, quarter);
    published = await publishedIn(record);
    for (const { name, bytes } of published) read.set(name, await readPdf(bytes));
  }, 180_000);
  afterAll(() => record.close());

  const each = (check: (pdf: ReadPdf, one: Published) => void): void => {
    expect(published).toHaveLength(32);
    for (const one of published) {
      const pdf = read.get(one.name);
      if (!pdf) throw new Error(`${one.name} was not read`);
      check(pdf, one);
    }
  };

  it('says what it is: title, language, tags, bookmarks, page numbers, and the moment of publication', () => {
    each((pdf, { report }) => {
      const { goal, period, edition } = report;
      expect(pdf).toMatchObject({ language: 'en-US', marked: true });
      expect(pdf.title).toBe(`${goal.title}: ${period.label} report, edition ${edition.number}`);
      expect(pdf.createdAt.slice(2, 10)).toBe(edition.publishedAt.slice(0, 10).replaceAll('-', ''));
      expect(pdf.labels).toEqual(Array.from({ length: pdf.pages }, (_, page) => String(page + 1)));
      expect(pdf.bookmarks).toEqual(
        expect.arrayContaining(['What was missed and why', 'Summary of progress', 'Strategies and milestones']),
      );
      for (const { title } of report.strategies) expect(pdf.bookmarks.map(packed)).toContain(packed(title));
    });
  });

  it('has nothing that a check of the file against PDF/UA-1 finds', () => {
    each((_, { name, bytes }) => {
      expect([name, faultsOf(bytes)]).toEqual([name, []]);
    });
  });

  it('uses no font of the system', () => {
    const ours = /^(PublicSans-(Regular|Bold|Italic|BoldItalic)|Merriweather-Bold|RobotoMono-Regular|DejaVuSans)$/;
    each((_, { bytes }) => {
      for (const font of fontsOf(bytes)) expect(font).toMatch(ours);
    });
  });

  it('nests its headings, heads its tables, and describes its pictures', () => {
    each((pdf, { report }) => {
      const tags = everyTag(pdf.tags);
      const levels = tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
      expect(levels[0]).toBe(1);
      levels.forEach((level, place) => {
        expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
      for (const { text } of tags.filter(({ role }) => /^H\d$/.test(role))) expect(spaced(text)).not.toBe('');
      for (const { alt } of tags.filter(({ role }) => role === 'Figure')) expect(alt).toMatch(/milestones?$/);
      const heads = tags.filter(({ role }) => role === 'TH').map(({ text }) => spaced(text));
      if (report.milestones.length > 0) expect(heads).toEqual(expect.arrayContaining(['Milestone', 'Due', 'Status']));
    });
  });

  it('tells every milestone with all that the page tells of it, in the order of the report', () => {
    each((pdf, { report }) => {
      const text = packed(pdf.text);
      let place = text.lastIndexOf(packed('Strategies and milestones'));
      const { strategies } = pdfFacts(report, { address: 'http://localhost', official: false });
      for (const row of strategies.flatMap(({ groups }) => groups.flatMap(({ milestones }) => milestones))) {
        const words = [row.title, row.reference, row.due.text, row.status.text, row.owner, row.explanation ?? ''];
        for (const word of words) {
          const found = text.indexOf(packed(word), place);
          expect([row.reference, word, found > -1]).toEqual([row.reference, word, true]);
        }
        place = text.indexOf(packed(row.title), place) + packed(row.title).length;
      }
    });
  });

  it('tells the missed milestones first, in words, and counts as the page counts', () => {
    each((pdf, { report }) => {
      const text = packed(pdf.text);
      const { counts, missed, headline } = pdfFacts(report, { address: 'http://localhost', official: false });
      expect(text).toContain(packed(headline));
      for (const { count, text: word } of counts.parts) expect(text).toContain(packed(`${count} ${word}`));
      expect(text).toContain(packed(counts.milestones));
      const section = text.slice(text.lastIndexOf(packed('What was missed and why')));
      const before = section.slice(0, section.indexOf(packed('Summary of progress')));
      for (const one of missed) {
        const why = one.explanation ?? one.whyMissing;
        expect(before).toContain(packed(one.title));
        expect(before).toContain(packed(`Why: ${why}`));
      }
      expect(before.split('Missed').length - 1).toBeGreaterThanOrEqual(missed.length);
    });
  });

  it('holds the fingerprint whole, and how to cite it', () => {
    each((pdf, { report }) => {
      expect(packed(pdf.text)).toContain(report.edition.sha256);
      expect(packed(pdf.text)).toContain(packed(`Edition ${report.edition.number}, published`));
    });
  });

  it('is the same file whenever it is made', async () => {
    for (const { report, bytes } of published.slice(0, 4)) {
      const again = await reportPdf(report, record.settings.publicUrl, record.settings.official);
      expect(again.equals(bytes)).toBe(true);
    }
  });

  const poppler = ((): boolean => {
    try {
      execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  (poppler ? it : it.skip)('is read in the same order by another program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-pdf-'));
    const file = join(folder, 'report.pdf');
    for (const { name, bytes, report } of published.filter(({ name }) => name === 'customer-experience FY2018-Q4')) {
      writeFileSync(file, bytes);
      const printed = execFileSync('pdfinfo', ['-struct-text', file], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString();
      const text = packed([...printed.matchAll(/^\s*"(.*)"$/gm)].map(([, words]) => words).join(''));
      let place = text.lastIndexOf(packed('Strategies and milestones'));
      const places = report.milestones.map(({ title }) => (place = text.indexOf(packed(title), place + 1)));
      expect([name, places.every((place) => place > 0)]).toEqual([name, true]);
    }
    rmSync(folder, { recursive: true });
  });
});

describe(`the PDF of a report with hostile words on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let published: Published[];
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await hostilePlans());
    for (const quarter of HOSTILE_QUARTERS) await record.publish(null, quarter, HOSTILE_SENTENCE);
    published = await publishedIn(record);
  }, 180_000);
  afterAll(() => record.close());

  it('has them as text, long words whole, and is PDF/UA-1 all the same', async () => {
    expect(published).toHaveLength(2);
    for (const { bytes } of published) {
      expect(faultsOf(bytes)).toEqual([]);
      const text = packed((await readPdf(bytes)).text);
      for (const word of [
        '<script>alert(1)</script>',
        '=HYPERLINK("http://evil.example")',
        '#typst[ *bold* $x$ #eval("1") @label <label> \\',
        '[U+202E]',
        '[U+1F1FA]',
        '[U+4E2D]',
        LONG_WORD,
      ])
        expect([word, text.includes(packed(word))]).toEqual([word, true]);
    }
  }, 60_000);
});
