import type { Browser, Page } from 'playwright-core';
import ICAL from 'ical.js';
import { openBrowser } from '../support/browser.js';
import { HOSTILE_GOAL, HOSTILE_WORDS, servedHostilePlans } from '../support/hostile-plans.js';

interface Read {
  mistake: string | null;
  texts: string[];
}

// Runs in the browser, whose types this program has not.
const READ = `([source, name]) => {
  const parsed = new DOMParser().parseFromString(source, 'application/xml');
  const mistake = parsed.querySelector('parsererror');
  return { mistake: mistake && mistake.textContent, texts: [...parsed.getElementsByTagName(name)].map((one) => one.textContent) };
}`;

/** What an XML reader makes of a feed whose reports hold hostile words: one character out of place, and it reads nothing. */
describe('feeds, calendars and site maps over hostile words', () => {
  let site: Awaited<ReturnType<typeof servedHostilePlans>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedHostilePlans(), openBrowser()]);
    page = await browser.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const text = async (path: string): Promise<string> => {
    const response = await fetch(site.address + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };

  /** Read as a browser reads XML, strictly: the mistake it finds, and the texts of the elements of a name. */
  const read = async (path: string, element: string): Promise<Read> =>
    page.evaluate<Read>(`(${READ})(${JSON.stringify([await text(path), element])})`);

  it.each(['/feed.xml', `/goals/${HOSTILE_GOAL}/feed.xml`])(
    '%s is well formed, and says the words as they are',
    async (path) => {
      const { mistake, texts } = await read(path, 'entry');
      expect(mistake).toBeNull();
      expect(texts).toHaveLength(2);
      const report = JSON.parse(await text(`/goals/${HOSTILE_GOAL}/updates/fy2018-q4.json`)) as {
        goal: { title: string };
        milestones: { title: string; missed: boolean; explanation: string | null }[];
      };
      const missed = report.milestones.filter((one) => one.missed);
      expect(missed.length).toBeGreaterThan(0);
      for (const { title, explanation } of missed) {
        expect(texts[0]).toContain(title);
        if (explanation) expect(texts[0]).toContain(explanation);
      }
      expect(texts[0]).toContain(report.goal.title);
      for (const word of HOSTILE_WORDS)
        expect(report.goal.title.includes(word) && !texts[0]?.includes(word)).toBe(false);
    },
  );

  it('the site map is well formed', async () => {
    const { mistake, texts } = await read('/sitemap.xml', 'loc');
    expect(mistake).toBeNull();
    expect(texts.length).toBeGreaterThan(10);
  });

  it('the calendar is read, with the words as they are', async () => {
    const parsed = new ICAL.Component(ICAL.parse(await text(`/goals/${HOSTILE_GOAL}/calendar.ics`)) as unknown[]);
    const summaries = parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary);
    const report = JSON.parse(await text(`/goals/${HOSTILE_GOAL}/updates/fy2018-q4.json`)) as {
      milestones: { reference: string; title: string; status: string; missed: boolean; due: { kind: string } }[];
    };
    const open = report.milestones.filter(
      ({ status, due }) => due.kind === 'scheduled' && status !== 'Completed' && status !== 'Withdrawn',
    );
    expect(open.length).toBeGreaterThan(3);
    for (const { reference, title, missed } of open)
      expect(summaries).toContain(`${missed ? 'Missed' : 'Due'}: ${reference} ${title}`);
  });

  it('the heads of the pages hold the words as text', async () => {
    const hosted = await browser.newContext({ javaScriptEnabled: false });
    const shown = await hosted.newPage();
    await shown.goto(`${site.address}/goals/${HOSTILE_GOAL}/updates/fy2018-q4`);
    const title = await shown.locator('head meta[name="citation_title"]').getAttribute('content');
    expect(title).toContain('<script>alert(1)</script>');
    expect(await shown.locator('script').count()).toBe(0);
    await hosted.close();
  });
});
