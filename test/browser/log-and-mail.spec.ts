import type { Browser } from 'playwright-core';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { axeViolations, openBrowser, sidewaysScroll } from '../support/browser.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';

const AT = new Date('2018-10-01T12:00:00Z');

const message = (number: number, more: Partial<OutgoingMail>): OutgoingMail => ({
  ...{ id: `message-${number}`, recipient: `somebody.with.a.long.name.${number}@agency.example.gov` },
  ...{ subject: 'Your update of customer-experience is due', body: 'Please submit it.', cause: 'reminder' },
  ...{ queuedAt: AT, tries: 1, nextTryAt: AT, sentAt: null, failedAt: null, lastError: null },
  ...more,
});

const MESSAGES = [
  message(1, { tries: 0 }),
  message(2, { tries: 3, lastError: 'connect ECONNREFUSED 127.0.0.1:25' }),
  message(3, { failedAt: AT, lastError: 'Can’t send mail - all recipients were rejected: 550 No such mailbox here' }),
  message(4, { failedAt: AT, tries: 10, lastError: 'Greeting never received' }),
  message(5, { failedAt: AT, body: null }),
  ...Array.from({ length: 60 }, (_, index) => message(100 + index, { sentAt: AT, body: null })),
];

const PAGES = [
  '/desk/log',
  '/desk/log?kind=milestone&goal=customer-experience&action=reported',
  '/desk/log?kind=strategy',
  '/desk/log?kind=indicators',
  '/desk/log?from=2018-02-31&goal=moon',
  '/desk/log?text=nothing-is-called-so',
  '/desk/mail',
  '/desk/mail?show=waiting',
  '/desk/mail?show=sent&page=2',
  '/desk/mail?show=given-up',
];

describe('the log and the mail in a browser', () => {
  let desk: ServedDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([servedDesk(), openBrowser()]);
    const work = desk.record.context.get(UnitOfWork, { strict: false });
    await work.run(() => work.manager.getRepository(OutgoingMail).insert(MESSAGES));
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  describe.each([1280, 320])('%i pixels wide', (width) => {
    it.each(PAGES)('%s has no violation and no sideways scroll, closed and opened', async (path) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      await context.addCookies((await desk.as('ppm')).cookiesForBrowser());
      const page = await context.newPage();
      await page.goto(desk.address + path);
      expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
      for (const summary of await page.locator('summary').all()) await summary.press('Enter');
      expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
      await context.close();
    });
  });

  it('is filtered and opened by keyboard alone, without a script', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    await context.addCookies((await desk.as('ppm')).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(`${desk.address}/desk/log`);
    await page.getByLabel('Name or reference').focus();
    await page.keyboard.type('cx-002');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=cx-002/);
    expect(await page.locator('.log__what').allInnerTexts()).toContain(
      'Reported milestone CX-002 for Q3 FY 2018, compared with Q2 FY 2018',
    );
    const more = page.getByText(/more fields|What was recorded/).first();
    await more.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.log__more[open] dt').first().isVisible()).toBe(true);
    await context.close();
  });
});
