import { load } from 'cheerio';
import type { DataSource } from 'typeorm';
import { writingDataSource } from '../../src/database/data-source.js';
import { EditionsCatchUp } from '../../src/publishing/editions-catch-up.service.js';
import { VerificationService } from '../../src/publishing/verification.service.js';
import type { ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';
import { publishChanged } from '../support/corrected.js';
import { databaseKind } from '../support/database.js';
import { withoutGuards } from '../support/guards.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const CX = 'customer-experience';

/** The search of everything published, over HTTP: the same answers on both databases. */
describe(`search on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let keys: DataSource;
  beforeAll(async () => {
    site = await servedSamplePlans();
    keys = await writingDataSource(site.record.settings.database).initialize();
  }, 300_000);
  afterAll(async () => {
    await keys.destroy();
    await site.stop();
  });

  const get = (query: string) => fetch(`${site.address}/search?${query}`, { redirect: 'manual' });
  const found = async (query: string) => {
    const response = await get(query);
    const $ = load(await response.text());
    const words = (selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();
    return {
      status: response.status,
      heading: words('h2.found'),
      kinds: words('.search__kinds'),
      main: words('main'),
      results: $('.result')
        .toArray()
        .map((one) => {
          const text = (selector: string) => $(one).find(selector).text().replace(/\s+/g, ' ').trim();
          return {
            kind: text('.result__kind'),
            title: text('h3'),
            said: text('.result__words'),
            marks: $(one)
              .find('mark')
              .toArray()
              .map((mark) => $(mark).text()),
            facts: text('.result__facts'),
            old: text('.result__old'),
          };
        }),
    };
  };
  const typed = (words: string) => found(new URLSearchParams({ q: words }).toString());

  it.each([
    ['permitting', '1 goal, 4 strategies, 11 milestones, 2 summaries of progress and 4 indicators', 'Goal'],
    ['permits', '1 goal, 4 strategies, 11 milestones, 2 summaries of progress and 4 indicators', 'Goal'],
    [
      'customer experience',
      '2 goals, 5 strategies, 20 milestones, 3 summaries of progress, 8 no longer tracked and 3 indicators',
      'Goal',
    ],
    [
      '"customer experience"',
      '2 goals, 4 strategies, 20 milestones, 3 summaries of progress, 8 no longer tracked and 3 indicators',
      'Goal',
    ],
    [
      'data -feedback',
      '4 goals, 23 strategies, 48 milestones, 8 summaries of progress, 7 no longer tracked and 14 indicators',
      'Milestone CX-008',
    ],
    ['FY18', '4 milestones, 3 summaries of progress and 8 indicators', 'Milestone CM-001'],
    [
      'moderniz*',
      '9 goals, 18 strategies, 19 milestones, 6 summaries of progress, 3 no longer tracked and 1 indicator',
      'Goal',
    ],
    [
      'IT',
      '6 goals, 20 strategies, 18 milestones, 12 summaries of progress, 7 no longer tracked and 29 indicators',
      'Milestone CM-019',
    ],
    [
      'the of',
      '14 goals, 48 strategies, 49 milestones, 20 summaries of progress, 8 no longer tracked and 132 indicators',
      'Strategy CX-S6',
    ],
    ['high-value work', '2 goals, 3 strategies and 2 summaries of progress', 'Goal'],
    ['schedules unclear', '1 milestone', 'Milestone CX-002'],
    ['Bussow', '1 goal', 'Goal'],
    ['usds pilot', '4 milestones', 'Milestone CX-003'],
    ['CX-014', '1 milestone', 'Milestone CX-014'],
    ['cx14', '1 milestone', 'Milestone CX-014'],
    ['cxs2', '1 strategy', 'Strategy CX-S2'],
    ['2018', '19 milestones, 7 summaries of progress and 5 indicators', 'Milestone IP-001'],
  ])('finds %s in %s', async (words, kinds, first) => {
    const page = await typed(words);
    expect([page.status, page.kinds, page.results[0]?.kind]).toEqual([200, kinds, first]);
  });

  it('shows the match in its sentence, marked in whatever form it is', async () => {
    const [first] = (await typed('schedule unclear')).results;
    expect(first?.said).toBe(
      'Explanation: 3 agencies are piloting the US Forms System, but 4Q FY18 schedules are unclear.',
    );
    expect(first?.marks).toEqual(['schedules', 'unclear']);
    const [goal] = (await typed('permitted')).results;
    expect(goal?.marks).toEqual(expect.arrayContaining(['Permitting', 'permit']));
    const [phrase] = (await typed('"customer experience"')).results;
    expect(phrase?.marks[0]).toBe('Customer Experience');
  });

  it('shows a milestone once, as its newest report has it, with the reports before', async () => {
    const [milestone, ...more] = (await typed('CX-002')).results;
    expect(more).toEqual([]);
    expect(milestone?.facts).toMatch(
      /^Status Completed Stands in Q4 FY 2018 report .* Also in Q3 FY 2018 Q2 FY 2018 Q1 FY 2018$/,
    );
  });

  it('narrows by everything together', async () => {
    const all = await found('q=data&goal=grants&quarter=fy2018-q2&status=on-track&owner=CFOC&what=milestones');
    expect(all.results.map(({ kind }) => kind)).toEqual(['Milestone GR-002']);
    expect(all.heading).toContain(
      '(milestones, Results Oriented Accountability for Grants, Q2 FY 2018, owner CFOC, status On track)',
    );
    expect((await found('owner=USDS')).kinds).toBe('7 milestones');
    expect((await found('status=missed&quarter=fy2018-q3&goal=customer-experience')).kinds).toBe('2 milestones');
    expect((await found('q=data&owner=Nobody')).heading).toBe(
      'In the reports themselves nothing is found for “data” (owner Nobody)',
    );
  });

  it('stands best first, or newest first', async () => {
    const best = (await found('q=permitting')).results;
    expect(best.slice(0, 4).every(({ title }) => /permit/i.test(title))).toBe(true);
    const quarters = (await found('q=agencies&order=newest')).results.map(
      ({ facts }) => /Stands in Q(\d)/.exec(facts)?.[1] ?? '',
    );
    expect(quarters).toEqual([...quarters].sort().reverse());
    expect(quarters[0]).toBe('4');
  });

  it('goes on page by page, each result once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => found(`q=data&what=milestones&page=${page}`)));
    const titles = pages.flatMap(({ results }) => results.map(({ kind }) => kind));
    expect(titles).toHaveLength(55);
    expect(new Set(titles).size).toBe(55);
    expect((await get('q=data&page=99')).status).toBe(400);
  });

  it('offers what finds something where this does not', async () => {
    expect((await found('q=permitting&goal=grants')).main).toContain('Search for “permitting” without the filters');
    expect((await typed('infrastr')).main).toContain('Search for “infrastr*”');
    expect((await typed('permitting unicorns')).main).toContain('Search for “permitting”');
  });

  it.each([
    ['infrastrucure permiting', 'Did you mean infrastructure permiting?'], // that finds `permitting` as it is
    ['burdon', 'Did you mean burden?'],
    ['"permitting dashbaord"', 'Did you mean "permitting dashboard"?'],
  ])('asks of “%s” what was meant', async (words, sentence) => {
    expect((await typed(words)).main).toContain(sentence);
  });

  it.each([
    ['overdue', 'Missed milestones /missed'],
    ['Q3 FY18', 'Q3 FY 2018: all goals’ reports /updates/fy2018-q3'],
    ['third quarter 2018', 'Q3 FY 2018: all goals’ reports /updates/fy2018-q3'],
    ['Q1 FY 2030', 'Q4 FY 2018: all goals’ reports /updates/fy2018-q4'],
    ['cap goal 4', 'Goal 4: Improving Customer Experience with Federal Services /goals/customer-experience'],
    ['unannounced', 'What changed from Q3 FY 2018 to Q4 FY 2018: all goals /updates/fy2018-q4/compare/fy2018-q3'],
    ['slip', 'What “First due, and slip” means /how-to-read#slip'],
    ['waivers', 'What “Accepted because” means /how-to-read#waiver'],
  ])('answers “%s” with the page that was meant', async (words, first) => {
    const $ = load(await (await get(new URLSearchParams({ q: words }).toString())).text());
    const link = $('.answers a').first();
    expect(`${link.text()} ${link.attr('href')}`).toBe(first);
    expect((await fetch(`${site.address}${link.attr('href')}`)).status).toBe(200);
    expect($('.search__none').text()).not.toMatch(/\*|Did you mean/);
  });

  it('tells what left once, by the last report that holds it', async () => {
    const { results } = await typed('IM-008');
    expect(results.map(({ kind }) => kind)).toEqual(['No longer tracked IM-008']);
    expect(results[0]?.facts).toMatch(/Last stood in Q1 FY 2018 report Left in Q2 FY 2018 report/);
  });

  it('finds nothing that is not published', async () => {
    await keys.query(`UPDATE "quarterly_statuses" SET "explanation" = 'A quokka ate it.'`);
    await keys.query(`UPDATE "strategy_statements" SET "title" = 'Quokka'`);
    expect((await typed('quokka')).heading).toBe('Nothing found for “quokka”');
  });

  it.each(['zkind2', 'zkind*', 'zgoal*', 'zstatus0', 'zquarter20183'])(
    'does not take “%s” for what it keeps to narrow by',
    async (words) => {
      expect((await typed(words)).results).toEqual([]);
      expect((await typed(`permitting -${words}`)).kinds).toBe((await typed('permitting')).kinds);
    },
  );

  it.each([
    ...[
      '"',
      '""',
      '*',
      'NEAR(',
      ')',
      '(',
      ':',
      '^a',
      'a:b',
      '{title}: x',
      "'",
      "'; DROP TABLE editions; --",
      '\\',
      '%',
      '_',
    ],
    ...[
      'a & b',
      'a | !b',
      '<->',
      '!!',
      '-',
      '--',
      '-"',
      'AND',
      'a AND',
      'NOT',
      '🎉',
      '日本語',
      'é',
      '\u0000',
      '\u0002x\u0003',
      '‮',
    ],
    ...[
      'a'.repeat(200),
      '<script>alert(1)</script>',
      '"a" * "b',
      '* *',
      'x*y*',
      'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    ],
  ])('takes %j for words', async (words) => {
    const response = await get(new URLSearchParams({ q: words }).toString());
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).not.toContain('<script');
    expect(load(html)('#search-words').attr('value')).toBe(words.trim().replace('\u0000', '\ufffd'));
  });

  it.each([
    [`q=${'x'.repeat(201)}`, 'at most 200'],
    [`q=${'x'.repeat(10_000)}`, 'too long'],
    ['quarter=fy2018-q9', 'not a fiscal quarter'],
    ['status=late', 'It may be completed'],
    ['nonsense=1', 'not known here'],
  ])('refuses %.30s with a sentence', async (query, sentence) => {
    const response = await get(query);
    expect([400, 414]).toContain(response.status);
    expect(load(await response.text())('main').text()).toContain(sentence);
  });

  it('keeps no page of a question, so that what is read stays kept', async () => {
    const response = await get('q=permitting');
    expect(response.headers.get('cache-control')).toContain('must-revalidate');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('has a box on every page, errors too', async () => {
    for (const path of ['/', '/missed', '/nowhere', `/goals/${CX}`, '/updates/fy2018-q9']) {
      const $ = load(await (await fetch(site.address + path)).text());
      expect([path, $('header form[role=search][action="/search"] input[name=q]').length]).toEqual([path, 1]);
    }
  });

  it.each([
    ...[`UPDATE "search_entries" SET "title" = 'x'`, 'DELETE FROM "search_entries"'],
    ...[`UPDATE "search_owners" SET "owner" = 'x'`, 'DELETE FROM "search_owners"'],
  ])('has entries that nobody changes: %s', async (statement) => {
    await expect(keys.query(statement)).rejects.toThrow('is never changed or deleted');
  });

  describe('after a correction', () => {
    const add = (change: (milestone: ReportedMilestone) => ReportedMilestone) =>
      publishChanged(site.record, { slug: CX, quarter: 'FY2018-Q4' }, change, 'A marsupial was named.');
    const explained = (explanation: string) => (milestone: ReportedMilestone) =>
      milestone.reference === 'CX-020' ? { ...milestone, explanation } : milestone;

    it('finds both editions, says which was corrected, and lets the newest stand', async () => {
      const before = await typed('CX-020');
      await add(explained('A wombat slept on it.'));
      await add(explained('A numbat slept on it.'));
      expect((await typed('numbat')).results).toMatchObject([
        { kind: 'Milestone CX-020', said: 'Explanation: A numbat slept on it.', old: '' },
      ]);
      expect((await typed('wombat')).results).toMatchObject([
        {
          ...{ kind: 'Milestone CX-020', said: 'Explanation: A wombat slept on it.' },
          old: expect.stringMatching(/^Corrected since\. Edition 2 of the Q4 FY 2018 report/) as string,
        },
      ]);
      const [milestone] = (await typed('CX-020')).results;
      expect(milestone?.old).toBe('');
      expect(milestone?.facts).toContain('Q4 FY 2018 (edition 2, corrected since)');
      expect(milestone?.facts).toContain('Q4 FY 2018 (edition 1, corrected since)');
      expect(before.results).toHaveLength(1);
      expect((await typed('marsupial')).kinds).toBe('2 corrections');
    });
  });

  describe('of editions from before there was a search', () => {
    it('finds them once they were caught up with, and verify tells until then', async () => {
      const verify = () => site.record.context.get(VerificationService).verify();
      expect((await verify()).broken).toEqual([]);
      const before = await typed('permitting');
      for (const table of ['search_entries', 'search_owners']) await withoutGuards(keys, table);
      if (databaseKind() === 'sqlite')
        await keys.query(`INSERT INTO "search_words"("search_words") VALUES ('delete-all')`);
      await keys.query('DELETE FROM "search_entries"');
      await keys.query('DELETE FROM "search_owners"');
      expect((await typed('permitting')).heading).toBe('Nothing found for “permitting”');
      expect((await verify()).broken).toContainEqual(
        'grants Q1 FY 2018, edition 1: a search finds nothing of it yet; the server makes it searchable when it starts.',
      );
      const catchUp = site.record.context.get(EditionsCatchUp, { strict: false });
      expect(await catchUp.run()).toBeGreaterThan(30);
      expect((await verify()).broken).toEqual([]);
      await keys.query(`DELETE FROM "search_owners" WHERE "owner" = 'USDS'`);
      await keys.query(`INSERT INTO "search_owners" ("owner") VALUES ('Nobody')`);
      expect((await verify()).broken).toEqual([
        'The owner USDS: a search cannot be narrowed to it, and an edition names it.',
        'The owner Nobody: a search can be narrowed to it, and no edition names it.',
      ]);
      await keys.query(`DELETE FROM "search_owners" WHERE "owner" = 'Nobody'`);
      await keys.query(`INSERT INTO "search_owners" ("owner") VALUES ('USDS')`);
      expect(await catchUp.run()).toBe(0);
      expect((await verify()).broken).toEqual([]);
      expect(await typed('permitting')).toEqual(before);
    });
  });
});
