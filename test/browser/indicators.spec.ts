import type { Browser } from 'playwright-core';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';

const PAGE = '/desk/goals/customer-experience/updates/fy2018-q4/indicators';

describe('the indicators of an update, in a browser', () => {
  let desk: ServedDesk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await servedDesk();
    const moments = { submissionsDueAt: new Date('2018-10-20T21:00:00Z'), releaseAt: null };
    await desk.record.context.get(RoundsService).open({ quarter: 'FY2018-Q4', ...moments }, desk.people.ppm);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  it.each([1280, 320])('can be read by everybody at %d pixels', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await context.addCookies((await desk.as('leader')).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(desk.address + PAGE);
    await page.getByText('Add an indicator').click();
    expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
  });

  it('get a value by the keyboard alone, without scripts', async () => {
    const context = await windowOf(browser, 1280);
    await context.addCookies((await desk.as('leader')).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(desk.address + PAGE);
    await page.locator('#target-0').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Q4 FY 2018: 62%');
    await page.getByRole('button', { name: 'Save the indicators' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('One indicator is saved.').waitFor();
    expect(await page.locator('#values-0').inputValue()).toBe('Q4 FY 2018: 62%');
  });
});
