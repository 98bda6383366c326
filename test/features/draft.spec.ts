import { load } from 'cheerio';
import { CX, DRAFT, Q4, servedDraft, type ServedDraft } from '../support/drafted.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import { LONGEST_TEXT } from '../../src/drafting/domain/text-limits.js';
import type { Visitor } from '../support/desk.js';

describe('the draft of an update', () => {
  let desk: ServedDraft;
  let leader: Visitor;
  let deputy: Visitor;
  let other: Visitor;
  beforeAll(async () => {
    desk = await servedDraft();
    [leader, deputy, other] = [await desk.as('leader'), await desk.as('deputy'), await desk.as('other')];
  });
  afterAll(() => desk.stop());

  const summary = () => desk.text('summary');

  it('shows what the reader will get, in its order, with what is carried over and what stands against it', async () => {
    const { status, html, text } = await leader.get(DRAFT);
    expect(status).toBe(200);
    const page = load(html);
    expect(
      page('h2')
        .map((_, one) => page(one).text().trim())
        .get(),
    ).toEqual(
      expect.arrayContaining(['How the report opens', 'What was missed and why', 'Summary of progress', 'Highlights']),
    );
    expect(text).toContain('Carried over from Q3 FY 2018.');
    expect(text).toContain('The summary of progress still has the words of the last update');
    expect(text).toMatch(/Stage Not started/);
    expect(page('.standing__links a[href$="/indicators"]')).toHaveLength(1);
  });

  it('tells what was completed this quarter, and is the report once that is released', async () => {
    const released = load((await leader.get(DRAFT.replace('q4', 'q3'))).html);
    expect(released('h1').text()).toContain('Report of Q3 FY 2018');
    const completed = released('#completed li')
      .map((_, one) => released(one).find('.reference').text())
      .get();
    expect(completed).toContain('CX-029');
    expect(load((await leader.get(DRAFT)).html)('h1').text()).toContain('Draft of Q4 FY 2018');
    expect(load((await leader.get(DRAFT)).html)('#completed').text()).toContain('No milestone was completed');
  });

  it('leads from each finding to what mends it', async () => {
    const page = load((await leader.get(DRAFT)).html);
    const places = page('#findings a')
      .map((_, one) => page(one).attr('href') ?? '')
      .get();
    expect(places).toContain('#summary');
    const here = places.filter((place) => place.startsWith('#'));
    expect(here.filter((place) => page(place).length !== 1)).toEqual([]);
    const elsewhere = places.filter((place) => !place.startsWith('#'));
    expect(elsewhere.every((place) => place.startsWith(`${DRAFT}/milestones`))).toBe(true);
  });

  describe('its prose', () => {
    it('stands as it was where it is confirmed', async () => {
      const { version, text } = await summary();
      const path = `${DRAFT}/texts/summary/confirmation`;
      expect((await other.post(path, { version: String(version) })).status).toBe(403);
      expect((await leader.post(path, { version: String(version) })).status).toBe(303);
      expect(await summary()).toMatchObject({ text, carriedOver: false, version: version + 1 });
      expect((await desk.logged('changed'))[0]).toMatchObject({
        before: { section: 'summary', carriedOver: true },
        after: { section: 'summary', carriedOver: false },
      });
    });

    it('is saved, and the log has it before and after', async () => {
      const { text: before, version } = await summary();
      const answer = await leader.post(`${DRAFT}/texts/summary`, {
        ...{ text: 'OMB issued *guidance*.\r\n', textWas: before, version: String(version) },
      });
      expect([answer.status, answer.location]).toEqual([303, `${DRAFT}#summary`]);
      expect(await summary()).toMatchObject({
        ...{ text: 'OMB issued *guidance*.', carriedOver: false, editedBy: 'Lee Carter', version: version + 1 },
      });
      expect((await desk.logged('changed'))[0]).toEqual({
        ...{ actorName: 'Lee Carter', subjectTitle: 'customer-experience Q4 FY 2018' },
        before: { section: 'summary', text: before },
        after: { section: 'summary', text: 'OMB issued *guidance*.' },
      });
      const page = load((await leader.get(DRAFT)).html);
      expect(page('[data-prose=summary] em').text()).toBe('guidance');
      expect(page('[data-live=standing]').text()).toMatch(/Stage\s+Drafting/);
    });

    it('is saved by a script, which gets the new version', async () => {
      const { version } = await summary();
      const sent = { text: 'OMB issued the guidance.', version: String(version) };
      const answer = await leader.post(`${DRAFT}/texts/summary`, sent, { accept: 'application/json' });
      expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { version: version + 1 }]);
      const again = await leader.post(`${DRAFT}/texts/summary`, sent, { accept: 'application/json' });
      expect([again.status, JSON.parse(again.html)]).toEqual([200, { version: version + 1 }]);
    });

    it('is not for another goal’s leader, nor for anybody signed out', async () => {
      const [before, entries] = [await summary(), await desk.logLength()];
      const sent = { text: 'Mine.', version: String(before.version) };
      expect((await other.post(`${DRAFT}/texts/summary`, sent)).status).toBe(403);
      expect((await (await desk.as(null)).post(`${DRAFT}/texts/summary`, sent)).status).toBe(401);
      expect(await summary()).toEqual(before);
      expect((await desk.logged('changed')).length).toBeGreaterThan(0);
      expect(await desk.logLength()).toBeGreaterThanOrEqual(entries);
    });

    it('has a limit: the page tells it and keeps what was typed', async () => {
      const before = await summary();
      const typed = 'a'.repeat(LONGEST_TEXT + 1);
      const sent = { text: typed, version: String(before.version) };
      const { status, html, text } = await leader.post(`${DRAFT}/texts/summary`, sent);
      expect(status).toBe(422);
      expect(text).toContain('can have 20,000 characters; this has 20,001. Shorten it.');
      expect(load(html)('#summary').val()).toBe(typed);
      expect(await summary()).toEqual(before);
    });

    it('takes no character that cannot be kept, says which, and keeps what was typed', async () => {
      const text = 'We are late\uFFFF.';
      const { status, html } = await leader.post(`${DRAFT}/texts/summary`, { text, version: '1' });
      expect(status).toBe(422);
      const page = load(html);
      expect(page('.error-summary').text()).toContain('holds the character U+FFFF after “We are late”');
      expect(page('#summary').val()).toBe(text);
    });

    it('comes out as text where somebody typed what would run', async () => {
      const { version } = await summary();
      const hostile = '<script>alert(1)</script> [x](javascript:alert(1))';
      await leader.post(`${DRAFT}/texts/summary`, { text: hostile, version: String(version) });
      for (const path of [DRAFT, `${DRAFT}/preview`]) {
        const page = load((await leader.get(path)).html);
        expect(page('main script, main a[href^=javascript]').length).toBe(0);
        expect(page('.written').text()).toContain('<script>alert(1)</script>');
      }
    });

    it('is shown as it will print to a script that asks', async () => {
      const { status, html } = await leader.post(`${DRAFT}/prose`, { text: '# One\n\nTwo', section: 'highlights' });
      expect([status, html.trim()]).toEqual([200, '<h4>One</h4>\n<p>Two</p>']);
    });
  });

  describe('two people at once', () => {
    const begin = async (text: string) => {
      const { version } = await summary();
      await leader.post(`${DRAFT}/texts/summary`, { text, version: String(version) });
      return summary();
    };

    it('are shown both versions, merged where both fit together, and saved in one step', async () => {
      const base = await begin('OMB issued the guidance. The council met twice.');
      const [version, textWas] = [String(base.version), base.text];
      await deputy.post(`${DRAFT}/texts/summary`, { text: textWas.replace('OMB', 'GSA'), textWas, version });
      const mine = textWas.replace('twice', 'weekly');
      const answer = await leader.post(`${DRAFT}/texts/summary`, { text: mine, textWas, version });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Dana Fox saved this');
      expect(answer.text).toContain('Both changes fit together.');
      const page = load(answer.html);
      expect(page('.conflict ins').first().text()).toBe('[added: weekly]');
      expect(page('#merged-text').val()).toBe('GSA issued the guidance. The council met weekly.');
      expect((await summary()).text).toBe(textWas.replace('OMB', 'GSA'));
      const form = Object.fromEntries(
        page('.conflict__form [name]')
          .map((_, one) => [[page(one).attr('name') ?? '', page(one).val() as string]])
          .get(),
      ) as Record<string, string>;
      const saved = await leader.post(page('.conflict__form').attr('action') ?? '', form);
      expect(saved.status).toBe(303);
      expect((await summary()).text).toBe('GSA issued the guidance. The council met weekly.');
    });

    it('are merged paragraph by paragraph, though browsers end lines otherwise than they are kept', async () => {
      const base = await begin('OMB issued the guidance.\n\nThe council met twice.');
      const version = String(base.version);
      const inBrowser = base.text.replaceAll('\n', '\r\n');
      await deputy.post(`${DRAFT}/texts/summary`, { text: inBrowser.replace('OMB', 'GSA'), version });
      const sent = { text: inBrowser.replace('twice', 'weekly'), textWas: inBrowser, version };
      const page = load((await leader.post(`${DRAFT}/texts/summary`, sent)).html);
      expect(page('#merged-text').text()).toBe('GSA issued the guidance.\n\nThe council met weekly.');
      expect(page('.conflict__text del').text()).toBe('[removed: twice][removed: OMB]');
    });

    it('keep both where both changed the same place: theirs stands, mine is in the form', async () => {
      const base = await begin('The council met twice.');
      const [version, textWas] = [String(base.version), base.text];
      await deputy.post(`${DRAFT}/texts/summary`, { text: 'The council met daily.', textWas, version });
      const sent = { text: 'The council met weekly.', textWas, version };
      const answer = await leader.post(`${DRAFT}/texts/summary`, sent);
      expect([answer.status, load(answer.html)('#merged-text').val()]).toEqual([409, 'The council met weekly.']);
      expect(answer.text).toContain('Both changed the same place.');
      const script = await leader.post(`${DRAFT}/texts/summary`, sent, { accept: 'application/json' });
      expect(script.status).toBe(409);
      expect(script.html).toContain('Dana Fox');
      expect((await summary()).text).toBe('The council met daily.');
    });
  });

  describe('the words on a milestone', () => {
    // CX-002 is due in Q3 FY 2018, and was missed then.
    const missed = 'CX-002';

    it('are saved on its row', async () => {
      const { id, version } = await desk.row(missed);
      const sent = { explanation: 'The vendor is late.', recoveryText: 'Q1 FY 2019', version: String(version) };
      expect((await other.post(`${DRAFT}/rows/${id}`, sent)).status).toBe(403);
      const answer = await leader.post(`${DRAFT}/rows/${id}`, sent);
      expect([answer.status, answer.location]).toEqual([303, `${DRAFT}#${missed}-explanation`]);
      expect(await desk.row(missed)).toMatchObject({
        ...{ explanation: 'The vendor is late.', recoveryQuarter: 'FY2019-Q1', editedBy: 'Lee Carter' },
      });
    });

    it('stand beside those of the last report, which can be used again', async () => {
      const page = load((await leader.get(DRAFT)).html);
      const item = page(`#${missed}`);
      expect(item.find('.last-words__head').text()).toBe('What the Q3 FY 2018 report said');
      const again = item.find('[data-again]');
      const words = again.find('[name=explanation]').val() as string;
      const version = again.find('[name=version]').val() as string;
      expect((await leader.post(again.attr('action') ?? '', { explanation: words, version })).status).toBe(303);
      expect((await desk.row(missed)).explanation).toBe(words);
    });

    it('are refused where they cannot be read, with what was typed', async () => {
      const before = await desk.row(missed);
      const sent = { explanation: 'New.', recoveryText: 'soon, in 20', version: String(before.version) };
      const { status, html } = await leader.post(`${DRAFT}/rows/${before.id}`, sent);
      expect(status).toBe(422);
      const page = load(html);
      expect(page(`#${missed}-recoveryText`).val()).toBe('soon, in 20');
      expect(page(`#${missed}-explanation`).val()).toBe('New.');
      expect(page('.error-summary a').attr('href')).toBe(`#${missed}-recoveryText`);
      expect(await desk.row(missed)).toEqual(before);
    });

    it('are refused with a character that cannot be kept, with what was typed', async () => {
      const before = await desk.row(missed);
      const sent = { explanation: 'Late\uFFFE.', version: String(before.version) };
      const { status, html } = await leader.post(`${DRAFT}/rows/${before.id}`, sent);
      expect(status).toBe(422);
      expect(load(html)('.error-summary').text()).toContain('holds the character U+FFFE after “Late”');
      expect(load(html)(`#${missed}-explanation`).val()).toBe('Late\uFFFE.');
      expect(await desk.row(missed)).toEqual(before);
    });

    it('of two people are merged line by line', async () => {
      const save = async (change: object): Promise<void> => {
        const { id, version } = await desk.row(missed);
        await desk.record.context.get(RowsService).change(desk.people.deputy, CX, Q4, [{ row: id, version, change }]);
      };
      await save({ explanation: 'The vendor is late.\nStaff left.' });
      const { id, version } = await desk.row(missed);
      await save({ explanation: 'A vendor is late.\nStaff left.' });
      const explanation = 'The vendor is late.\r\nMore staff left.';
      const explanationWas = 'The vendor is late.\r\nStaff left.';
      const sent = { explanation, explanationWas, version: String(version) };
      const page = load((await leader.post(`${DRAFT}/rows/${id}`, sent)).html);
      expect(page('.notice').text()).toContain('Both changes fit together.');
      expect(page('#merged-explanation').text()).toBe('A vendor is late.\nMore staff left.');
    });

    it('of two people are shown side by side', async () => {
      const { id, version, explanation } = await desk.row(missed);
      const change = { explanation: 'Theirs.' };
      await desk.record.context.get(RowsService).change(desk.people.deputy, CX, Q4, [{ row: id, version, change }]);
      const sent = { explanation: 'Mine.', explanationWas: explanation ?? '', version: String(version) };
      const answer = await leader.post(`${DRAFT}/rows/${id}`, sent);
      expect([answer.status, load(answer.html)('#merged-explanation').val()]).toEqual([409, 'Mine.']);
      expect((await desk.row(missed)).explanation).toBe('Theirs.');
    });
  });

  describe('the preview', () => {
    it('is the page of the report, marked as a draft and with nothing to download or cite', async () => {
      const { status, html, text } = await leader.get(`${DRAFT}/preview`);
      expect(status).toBe(200);
      const page = load(html);
      expect(page('meta[name=robots]').attr('content')).toBe('noindex');
      expect(page('link[rel=canonical], link[rel=alternate], .citation, .fingerprint').length).toBe(0);
      expect(text).toContain('Draft, not published.');
      expect(text).toContain('Edition1, not published');
      expect(page('main a[href$=".json"], main a[href$=".csv"]').length).toBe(0);
      expect(page('h1').text()).toContain('Q4 FY 2018 report');
    });

    it('is for those of the desk', async () => {
      expect((await other.get(`${DRAFT}/preview`)).status).toBe(200);
      expect((await (await desk.as(null)).get(`${DRAFT}/preview`)).status).toBe(303);
    });
  });

  it('is read-only once its report is released, and says who can go on', async () => {
    const { status, html, text } = await leader.get(DRAFT.replace('q4', 'q3'));
    expect([status, load(html)('[data-autosave], [data-again]').length]).toEqual([200, 0]);
    expect(text).toContain('The report of Q3 FY 2018 is released: PPM staff can correct it.');
    expect(text).toMatch(/Stage Released/);
    expect(load((await (await desk.as('ppm')).get(DRAFT.replace('q4', 'q3'))).html)('.standing a').text()).toContain(
      'Correct it',
    );
  });

  it('is not there for a quarter or a goal without an update', async () => {
    for (const path of [DRAFT.replace('q4', 'q1').replace('2018', '2020'), DRAFT.replace(CX, 'nowhere'), `${DRAFT}0`]) {
      expect([path, (await leader.get(path)).status]).toEqual([path, 404]);
    }
  });
});
