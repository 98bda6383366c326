import type { Browser, Page } from 'playwright-core';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const PAIR = '/goals/customer-experience/compare/fy2018-q2/fy2018-q3';

const PAGES = [
  '/goals/customer-experience/compare',
  '/goals/lab-to-market/compare',
  PAIR,
  '/goals/customer-experience/compare/fy2018-q1/fy2018-q4',
  '/goals/it-modernization/compare/fy2018-q1/fy2018-q2',
  '/updates/fy2018-q3/compare/fy2018-q2',
  '/updates/fy2018-q4/compare/fy2018-q3',
  '/goals/customer-experience/compare/fy2018-q2/fy2018-q2',
];

describe('comparisons in a browser', () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSamplePlans(), openBrowser()]);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** A page as a reader has it who lets no script run. */
  const opened = async (path: string, width = 1280): Promise<Page> => {
    const page = await (await windowOf(browser, width)).newPage();
    await page.goto(site.address + path);
    return page;
  };

  describe.each([1280, 320])('%i pixels wide', (width) => {
    it.each(PAGES)('%s has no violation and no sideways scroll', async (path) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(site.address + path);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    });
  });

  it('are reached from a report, and chosen by keyboard without a script', async () => {
    const page = await opened('/goals/customer-experience/updates/fy2018-q3');
    await page.getByRole('link', { name: 'What changed since Q2 FY 2018' }).click();
    expect(page.url()).toBe(site.address + PAIR);
    await page.getByLabel('Compare', { exact: true }).focus();
    await page.keyboard.type('Q1 FY 2018');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/compare/fy2018-q1/fy2018-q3');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'What changed from Q1 FY 2018 to Q3 FY 2018',
    );
    await page.context().close();
  });

  it('lead by their links to the section that was chosen, and on to the milestone', async () => {
    const page = await opened(PAIR, 320);
    await page.getByRole('link', { name: 'Due dates moved (9)' }).click();
    expect(page.url()).toMatch(/#due-moved$/);
    await page.keyboard.press('Tab');
    expect(await page.locator('#due-moved :focus').innerText()).toBe('CX-005');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/milestones/CX-005');
    await page.context().close();
  });

  it('tell changed words by more than colour, to the eye and to the ear', async () => {
    const page = await opened('/goals/customer-experience/compare/fy2018-q1/fy2018-q2');
    const lineOf = (selector: string) =>
      page
        .locator(`#reworded ${selector}`)
        .first()
        .evaluate((element) => {
          const { getComputedStyle } = globalThis as unknown as {
            getComputedStyle(of: unknown): { textDecorationLine: string };
          };
          return getComputedStyle(element).textDecorationLine;
        });
    expect([await lineOf('ins'), await lineOf('del')]).toEqual(['underline', 'line-through']);
    expect(await page.locator('#reworded ins').first().textContent()).toMatch(/^put in: .* \(end\)$/s);
    expect(await page.locator('#reworded del').first().textContent()).toMatch(/^taken out: .* \(end\)$/s);
    await page.context().close();
  });

  it('are printed without the form and the links on the page, and with every section', async () => {
    const page = await opened(PAIR);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').last().isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'On this page' }).isVisible()).toBe(false);
    for (const section of ['#newly-missed', '#completed', '#due-moved', '#reworded', '#gone'])
      expect([section, await page.locator(section).isVisible()]).toEqual([section, true]);
    await page.context().close();
  });

  it('lead over all goals from the sums to the goal and its own comparison', async () => {
    const page = await opened('/updates/fy2018-q3');
    await page.getByRole('link', { name: 'What changed since Q2 FY 2018' }).click();
    expect(page.url()).toMatch(/\/updates\/fy2018-q3\/compare\/fy2018-q2$/);
    await page
      .locator('.table--compared-goals')
      .getByRole('link', { name: /Customer Experience/ })
      .click();
    expect(page.url()).toMatch(/#customer-experience$/);
    await page.getByRole('link', { name: /The counts of both reports of Improving Customer/ }).click();
    expect(page.url()).toBe(site.address + PAIR);
    await page.context().close();
  });
});
