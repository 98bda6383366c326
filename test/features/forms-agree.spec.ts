import { createHash } from 'node:crypto';
import { a11y } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { labelOf, slugOf } from '../../src/fiscal/fiscal-quarter.js';
import type { ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { expectedMilestones, expectedSheets, inCsv } from '../support/expected-tables.js';
import { hostilePlans, servedHostilePlans } from '../support/hostile-plans.js';
import { type ReadForms, readForms, reportValidator } from '../support/report-files.js';
import { samplePlans, servedSamplePlans } from '../support/sample-plans.js';
import { zipEntries } from '../support/zip-entries.js';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Every edition, in every form, is one report: compared milestone by milestone, count by count and word by word. */
describe.each([
  { what: 'sample plans', serve: servedSamplePlans, plans: samplePlans },
  { what: 'hostile plans', serve: servedHostilePlans, plans: hostilePlans },
])(`the forms of the $what on ${databaseKind()}`, ({ serve, plans }) => {
  let stop: () => Promise<void>;
  const editions = new Map<string, ReadForms>();
  beforeAll(async () => {
    const served = await serve();
    stop = served.stop;
    for (const { plan, quarter } of await plans()) {
      const path = `/goals/${plan.goal.slug}/updates/${slugOf(quarter)}/editions/1`;
      editions.set(path, await readForms(served.address, path));
    }
  }, 240_000);
  afterAll(() => stop());

  it('holds editions to compare', () => {
    expect(editions.size).toBeGreaterThan(1);
    expect([...editions.values()].flatMap(({ report }) => report.milestones).length).toBeGreaterThan(40);
  });

  it('has every milestone, word for word, in the CSV', () => {
    for (const { report, csv, csvText } of editions.values()) {
      expect(csvText.startsWith('\uFEFFgoal,quarter,edition,published,report_basis,reference,')).toBe(true);
      const expected = expectedMilestones(report);
      expect(csv.map((row, at) => of(row, expected[at]))).toEqual(
        expected.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, inCsv(value)]))),
      );
    }
  });

  it('has every milestone, change, strategy, departure and value in the workbook', () => {
    for (const { report, sheets } of editions.values()) {
      const expected = { Milestones: expectedMilestones(report), ...expectedSheets(report) };
      expect([...sheets.keys()]).toEqual(['About', ...Object.keys(expected), 'Data dictionary']);
      for (const [name, rows] of Object.entries(expected))
        expect((sheets.get(name) ?? []).map((row, at) => of(row, rows[at]))).toEqual(rows);
    }
  });

  it('says the same of changes in the CSV, the workbook and the page', () => {
    for (const { report, csv, sheets, page } of editions.values()) {
      const told = sheets.get('Changes') ?? [];
      const rows = rowsOf(page);
      for (const [at, { reference, changes }] of report.milestones.entries()) {
        const items = page(rows.get(reference))
          .find('.changes li')
          .toArray()
          .map((one) => plain(page(one).text()));
        expect(items).toHaveLength(changes.length);
        expect(plain(unquoted(csv[at]?.changes ?? ''))).toBe(items.join('; '));
        expect(sheets.get('Milestones')?.[at]?.changes ?? '').toBe(unquoted(csv[at]?.changes ?? ''));
        const inSheet = told.filter((row) => row.reference === reference).map(({ change }) => plain(String(change)));
        expect(inSheet.length > 0 ? inSheet : ['No change']).toEqual(items.length > 0 ? items : ['No change']);
      }
    }
  });

  it('shows every milestone, word for word, on the page', () => {
    for (const { report, page } of editions.values()) {
      const rows = rowsOf(page);
      expect([...rows.keys()]).toEqual(report.milestones.map(({ reference }) => reference));
      for (const milestone of report.milestones) {
        const row = page(rows.get(milestone.reference));
        const text = plain(row.text());
        for (const words of wordsOf(milestone)) expect(text).toContain(plain(words));
        expect(row.find('.status').first().text().trim()).toBe(milestone.status);
        expect(row.hasClass('is-missed')).toBe(milestone.missed);
        const strategy = report.strategies.find(({ key }) => key === milestone.strategy);
        expect(plain(row.closest('section').find('h3').first().text())).toBe(plain(strategy?.title ?? ''));
        if (milestone.group !== null)
          expect(plain(row.closest('tbody').find('tr.group').text())).toBe(plain(milestone.group));
      }
    }
  });

  it('has the same counts and headline everywhere, and they add up', () => {
    for (const { report, page, csv, sheets } of editions.values()) {
      const { totals } = report;
      const about = new Map((sheets.get('About') ?? []).map(({ item, content }) => [item, content]));
      const onPage = plain(page('main header').first().text());
      for (const [name, key] of COUNTED) {
        const inCsv = csv.filter(({ status }) => status === name).length;
        expect([name, inCsv, about.get(name)]).toEqual([name, totals[key], totals[key]]);
        if (totals[key] > 0) expect(onPage).toContain(`${totals[key]} ${name.toLowerCase()}`);
      }
      expect(COUNTED.reduce((sum, [, key]) => sum + totals[key], 0)).toBe(totals.milestones);
      expect([csv.length, about.get('Milestones')]).toEqual([totals.milestones, totals.milestones]);
      const [newly, moved, left] = ['Newly missed', 'Due dates moved', 'No longer tracked'].map((one) =>
        about.get(one),
      );
      expect([newly, moved, left]).toEqual([totals.newlyMissed, totals.dueMoved, totals.noLongerTracked]);
      expect(about.get('Headline')).toBe(report.headline);
      const told = (sheets.get('About') ?? []).map(({ content }) => String(content)).join('\n');
      for (const words of proseOf(report)) expect(told).toContain(words);
      expect(about.get('Fingerprint (SHA-256)')).toBe(report.edition.sha256);
      expect(plain(page('main').text())).toContain(plain(report.headline));
    }
  });

  it('shows what left, and every value of the indicators, on the page', () => {
    for (const { report, page } of editions.values()) {
      const departures = page('#no-longer-tracked tbody tr').toArray();
      expect(departures).toHaveLength(report.noLongerTracked.length);
      for (const [at, { title, reference, reason }] of report.noLongerTracked.entries()) {
        const text = plain(page(departures[at]).text());
        for (const words of [title, reference, reason]) expect(text).toContain(plain(words ?? ''));
      }
      const indicators = plain(page('#indicators').text());
      for (const { name, values, baseline, target } of report.indicators)
        for (const words of [name, baseline, target, ...values.flatMap(({ period, value }) => [period, value])])
          expect(indicators).toContain(plain(words ?? ''));
      const silent = report.indicators.some(({ values }) => values.every(({ value }) => value === null));
      if (silent) expect(indicators.toLowerCase()).toContain('no value');
    }
  });

  it('is valid JSON by its schema, without a field that the schema does not know, and has its fingerprint', () => {
    const [valid, strictly] = [reportValidator(), reportValidator(true)];
    for (const { report, json } of editions.values()) {
      expect([valid(report), valid.errors]).toEqual([true, null]);
      expect([strictly(report), strictly.errors]).toEqual([true, null]);
      const { sha256, ...edition } = report.edition;
      const hash = createHash('sha256')
        .update(JSON.stringify({ ...report, edition }))
        .digest('hex');
      expect([JSON.stringify(report), hash]).toEqual([json, sha256]);
    }
  });

  it('has no formula, macro or link in the workbook, and names its sheets as a spreadsheet program does', () => {
    for (const { xlsx } of editions.values()) {
      const parts = zipEntries(xlsx);
      const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
      expect(sheets).toHaveLength(7);
      for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]|<hyperlink|t="e"/);
      expect([...parts.keys()].filter((name) => /external|vba|hyperlink/i.test(name))).toEqual([]);
      const titles = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName [^>]*>([^<]*)</g)];
      expect(titles.map(([, range]) => range)).toContain("'No longer tracked'!$1:$1");
      for (const [, range] of titles) expect(range).toMatch(/^'[\w ]+'!\$1:\$1$/);
    }
  });

  it('gives the workbook a title, a language, marked header rows and legible colors', async () => {
    for (const { xlsx, report } of [...editions.values()].slice(0, 4)) {
      const workbook = await readXlsx(xlsx);
      expect(a11y.audit(workbook)).toEqual([]);
      expect(workbook.properties?.title).toContain(report.goal.title.slice(0, 100));
      expect(workbook.properties?.custom).toEqual({ Language: 'en-US' });
      for (const { name, freezePane, tables, rows } of workbook.sheets) {
        expect([name, freezePane]).toEqual([name, { rows: 1 }]);
        expect(tables?.[0]?.columns.map((column) => column.name)).toEqual(rows[0]);
        expect(tables?.[0]?.showAutoFilter).not.toBe(false);
      }
    }
  });
});

const COUNTED = [
  ['Missed', 'missed'],
  ['At risk', 'atRisk'],
  ['Not reported', 'notReported'],
  ['Not started', 'notStarted'],
  ['On track', 'onTrack'],
  ['Ongoing', 'ongoing'],
  ['Completed', 'completed'],
  ['Withdrawn', 'withdrawn'],
] as const;

/** The words of a report that stand in no table. */
const proseOf = ({ goal, highlights, components, progress, notes, waivers }: ReadForms['report']): string[] => [
  ...[goal.title, ...goal.statement, ...goal.challenge, ...goal.opportunity, ...goal.partners],
  ...goal.leaders.flatMap(({ name, title, organization }) => [name, title ?? '', organization ?? '']),
  ...[...highlights, ...notes, ...components.flatMap(({ name, text }) => [name, text])],
  ...progress.flatMap(({ heading, items }) => [heading ?? '', ...items]),
  ...waivers.flatMap(({ sentence, reason }) => [sentence, reason]),
];

/** The rows of the milestones on a page, by reference. */
const rowsOf = (page: ReadForms['page']) =>
  new Map(
    page('#strategies tr[id]')
      .toArray()
      .map((row) => [row.attribs.id ?? '', row]),
  );

/** The cells that are expected, whatever else the row has. */
const of = <T>(row: Record<string, T>, expected: object | undefined): Record<string, T | undefined> =>
  Object.fromEntries(Object.keys(expected ?? row).map((name) => [name, row[name]]));

const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '');

/** What the row of a milestone must say. */
const wordsOf = ({ title, due, owners, ownerText, ...one }: ReportedMilestone): string[] => [
  title,
  ...(due.quarter === null ? [] : [labelOf(due.quarter)]),
  ...(due.first === null || due.first === due.quarter ? [] : [`First due ${labelOf(due.first)}`]),
  ...(due.moves > 1 ? [`moved ${due.moves} times`] : []),
  ...(due.quarter === null && due.text !== null && !/^tbd$/i.test(due.text) ? [due.text] : []),
  ...(owners.length > 0 ? owners : [ownerText ?? '']),
  ...one.changes.flatMap(({ kind, from, to }) =>
    kind === 'due-moved' && from !== null && to !== null
      ? [`Due moved from ${labelOf(from as never)} to ${labelOf(to as never)}`]
      : [],
  ),
  ...[one.explanation, one.reason, ...one.footnotes].map((words) => words ?? ''),
  ...(one.recovery === null ? [] : [labelOf(one.recovery)]),
];
