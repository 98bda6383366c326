import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { EditionsRecord, reportOf } from '../../src/publishing/editions.record.js';
import { EditionFilesRecord } from '../../src/publishing/files/edition-files.record.js';
import { reportPdf } from '../../src/publishing/files/report-pdf.js';
import { paths } from '../../src/publishing/pages/paths.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { HOSTILE_QUARTERS, HOSTILE_SENTENCE, hostilePlans, LONG_WORD } from '../support/hostile-plans.js';
import { everyTag, faultsOf, fontsOf, packed, type ReadPdf, readPdf, spaced } from '../support/pdf.js';
import { type ReportPage, reportPage } from '../support/report-page.js';
import { openRecord, type OpenRecord, servedSamplePlans } from '../support/sample-plans.js';

interface Published {
  name: string;
  report: PublishedReport;
  bytes: Buffer;
}

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
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let published: Published[];
  const read = new Map<string, ReadPdf>();
  const pages = new Map<string, ReportPage>();
  beforeAll(async () => {
    site = await servedSamplePlans();
    published = await publishedIn(site.record);
    for (const { name, bytes, report } of published) {
      read.set(name, await readPdf(bytes));
      const { goal, period, edition } = report;
      const response = await fetch(site.address + paths.edition(goal.slug, period.key, edition.number));
      pages.set(name, reportPage(await response.text()));
    }
  }, 180_000);
  afterAll(() => site.stop());

  const each = (check: (pdf: ReadPdf, one: Published, page: ReportPage) => void): void => {
    expect(published).toHaveLength(32);
    for (const one of published) check(read.get(one.name)!, one, pages.get(one.name)!);
  };
  /** The texts that do not stand in it. One bracket is printed in its other form, which looks the same. */
  const lacking = (text: string, texts: readonly string[]): string[] =>
    texts.filter((one) => !text.includes(packed(one).replaceAll('〉', '⟩')));

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

  it('tells every milestone, and all that is no longer tracked, with all that the page tells of it, in its order', () => {
    each((pdf, { name }, { milestones, departures }) => {
      const text = packed(pdf.text);
      const rows = [...milestones, ...departures].map(([title = '', named = '', ...more]) => ({
        begins: packed(title + named),
        more,
      }));
      let place = text.lastIndexOf(packed('Strategies and milestones'));
      const places = rows.map(({ begins }) => (place = text.indexOf(begins, place + 1)));
      rows.forEach(({ begins, more }, index) => {
        expect([name, begins, places[index]! > 0]).toEqual([name, begins, true]);
        const row = text.slice(places[index], places[index + 1]);
        expect([name, begins, lacking(row, more)]).toEqual([name, begins, []]);
      });
    });
    const rows = [...pages.values()].flatMap(({ milestones }) => milestones);
    expect(rows.length).toBeGreaterThan(500);
    expect([...pages.values()].flatMap(({ departures }) => departures).length).toBeGreaterThan(10);
  });

  it('tells the missed milestones first, in the words of the page', () => {
    each((pdf, { name }, { missed }) => {
      const text = packed(pdf.text);
      const section = text.slice(text.lastIndexOf(packed('What was missed and why')));
      const told = section.slice(0, section.indexOf(packed('Summary of progress')));
      expect(told.split('Reference').length - 1).toBe(missed.length);
      let end = 0;
      missed.forEach(({ title, reference, above, below }, index) => {
        const begins = packed(`${title} Reference ${reference}`);
        const place = told.indexOf(begins, end);
        const next = missed[index + 1];
        expect([name, reference, place > 0]).toEqual([name, reference, true]);
        expect([name, reference, lacking(told.slice(end, place), above)]).toEqual([name, reference, []]);
        const after = next ? told.indexOf(packed(`${next.title} Reference ${next.reference}`)) : told.length;
        expect([name, reference, lacking(told.slice(place, after), below)]).toEqual([name, reference, []]);
        end = place + begins.length;
      });
    });
  });

  it('says and counts what the page says and counts, and what it tells of progress and indicators', () => {
    each((pdf, { name }, { headline, counts, beside }) => {
      expect(counts.length).toBeGreaterThan(1);
      expect([name, lacking(packed(pdf.text), [headline, ...counts, ...beside])]).toEqual([name, []]);
    });
    expect([...pages.values()].flatMap(({ beside }) => beside).join(' ')).toMatch(/Down from .+ to /);
  });

  it('holds the fingerprint whole, and how to cite it', () => {
    each((pdf, { report }) => {
      expect(packed(pdf.text)).toContain(report.edition.sha256);
      expect(packed(pdf.text)).toContain(packed(`Edition ${report.edition.number}, published`));
    });
  });

  it('is the same file whenever it is made', async () => {
    const { settings } = site.record;
    for (const { report, bytes } of published.slice(0, 4)) {
      const again = await reportPdf(report, settings.publicUrl, settings.official);
      expect(again.equals(bytes)).toBe(true);
    }
  });

  const poppler = ((): boolean => {
    try {
      execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
      return true;
    } catch {
      console.warn(
        'pdfinfo (Poppler) is not installed: that another program reads the PDF in the same order was not seen.',
      );
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
