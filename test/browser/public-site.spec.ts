import type { Browser } from 'playwright-core';
import { openBrowser, windowOf } from '../support/browser.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const PAGES = [
  '/',
  '/goals',
  '/goals/customer-experience',
  '/goals/data-accountability-transparency',
  '/goals/customer-experience/updates/fy2018-q4',
  '/goals/customer-experience/updates/fy2018-q3',
  '/goals/customer-experience/updates/fy2018-q3/editions/1',
  '/goals/infrastructure-permitting/updates/fy2018-q3',
  '/goals/sharing-quality-services/updates/fy2018-q2',
  '/goals/data-accountability-transparency/updates/fy2018-q1',
  '/updates/fy2018-q3',
  '/missed',
  '/missed?goal=grants',
  '/milestones/CX-020',
  '/about',
  '/how-to-read',
];

describe('the public site in a browser', () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSamplePlans(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it('has a title, a description and one first heading of its own on every page', async () => {
    const seen = new Map<string, string>();
    const context = await windowOf(browser, 1280);
    for (const path of PAGES.filter((one) => !/editions/.test(one))) {
      const page = await context.newPage();
      await page.goto(site.address + path);
      const title = await page.title();
      const description = await page.locator('meta[name=description]').getAttribute('content');
      expect([path, seen.get(title)]).toEqual([path, undefined]);
      seen.set(title, path);
      expect(title.length).toBeGreaterThanOrEqual(20);
      expect(description?.length).toBeGreaterThanOrEqual(50);
      expect(await page.locator('h1').count()).toBe(1);
      await page.close();
    }
    await context.close();
  });

  it('is read by keyboard: the first key leads to the content, every link can be reached and seen', async () => {
    const context = await windowOf(browser, 1280);
    const page = await context.newPage();
    await page.goto(`${site.address}/goals/customer-experience/updates/fy2018-q3`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toMatch(/Skip to/);
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#main/);
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
    await context.close();
  });

  it('answers what a reader came for, without a script: what was missed, by whom, and how it went before', async () => {
    const context = await windowOf(browser, 320);
    const page = await context.newPage();
    await page.goto(site.address);
    await page.getByRole('link', { name: 'Missed milestones' }).first().click();
    await page.getByLabel('Owner').selectOption('USDS');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(page.url()).toContain('owner=USDS');
    const missed = page.getByRole('link', { name: 'CX-002' });
    expect(await missed.count()).toBe(1);
    await missed.click();
    expect(page.url()).toMatch(/\/milestones\/CX-002$/);
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const words of ['Q2 FY 2018', 'Q3 FY 2018', 'At risk', 'Missed', 'forms conversion tool'])
      expect(text).toContain(words);
    await context.close();
  });

  it('names the status in words, not by colour alone', async () => {
    const context = await windowOf(browser, 1280);
    const page = await context.newPage();
    await page.goto(`${site.address}/goals/customer-experience/updates/fy2018-q3`);
    const row = page.locator('tr', { has: page.locator('a[href="/milestones/CX-002"]') });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/Missed.*At risk/);
    await context.close();
  });
});
