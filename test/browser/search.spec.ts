import type { Browser } from 'playwright-core';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const PAGES = [
  '/search',
  '/search?q=permitting',
  '/search?q=data&goal=grants&order=newest',
  '/search?q=data&page=2',
  '/search?q=permitz+unicorn&goal=grants',
  '/search?q=-late',
  '/search?quarter=fy2018-q9',
];

describe('the search in a browser', () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSamplePlans(), openBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  describe.each([1280, 320])('%i pixels wide', (width) => {
    it.each(PAGES)('%s has no violation and no sideways scroll', async (path) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(site.address + path);
      expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
      await page.close();
    });

    it.each(['/', '/goals/customer-experience/updates/fy2018-q3', '/nowhere'])(
      'the box of %s is seen at the top, and on the right where there is room',
      async (path) => {
        const context = await windowOf(browser, width);
        const page = await context.newPage();
        await page.goto(site.address + path);
        const box = await page.locator('header form[role=search]').boundingBox();
        expect(box).not.toBeNull();
        const { x, y, width: wide } = box ?? { x: 0, y: 0, width: 0 };
        expect(y).toBeLessThan(250);
        expect(x + wide).toBeGreaterThan(width * 0.85);
        if (width > 1000) expect(x).toBeGreaterThan(width / 2);
        await context.close();
      },
    );
  });

  it('goes from any page to a milestone by keyboard, without a script', async () => {
    const context = await windowOf(browser, 1280);
    const page = await context.newPage();
    await page.goto(`${site.address}/missed`);
    for (let keys = 0; keys < 6 && (await page.locator('#search:focus').count()) === 0; keys += 1)
      await page.keyboard.press('Tab');
    expect(await page.locator('#search:focus').count()).toBe(1);
    await page.keyboard.type('forms conversion tool');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.address}/search?q=forms+conversion+tool`);
    expect(await page.locator('#search-words').inputValue()).toBe('forms conversion tool');
    expect(await page.locator('h2.found').innerText()).toMatch(/^\d+ results? for “forms conversion tool”$/);
    const first = page.locator('.result h3 a').first();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(milestones|goals)\//);
    await context.close();
  });

  it('is narrowed without a script, and the filters can be taken away again', async () => {
    const context = await windowOf(browser, 320);
    const page = await context.newPage();
    await page.goto(`${site.address}/search?q=data`);
    const before = await page.locator('h2.found').innerText();
    await page.locator('.search__filters summary').click();
    await page.getByLabel('Owner').selectOption('OMB');
    await page.getByLabel('Status').selectOption('On track');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(page.url()).toMatch(/q=data.*owner=OMB&status=on-track/);
    expect(await page.locator('h2.found').innerText()).toContain('owner OMB, status On track');
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    expect(await page.locator('h2.found').innerText()).toBe(before);
    await context.close();
  });
});
