import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, openBrowser, sidewaysScroll } from '../support/browser.js';
import type { Who } from '../support/desk.js';
import { DRAFT, servedDraft, type ServedDraft } from '../support/drafted.js';

describe('the draft in a browser', () => {
  let desk: ServedDraft;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([servedDraft(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const windowOf = async (who: Who, options: { width?: number; scripts?: boolean } = {}): Promise<BrowserContext> => {
    const { width = 1280, scripts = true } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
    await context.addCookies((await desk.as(who)).cookiesForBrowser());
    return context;
  };
  const opened = async (context: BrowserContext, path = DRAFT): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(desk.address + path);
    return page;
  };
  const kept = async (): Promise<string> => (await desk.text('summary')).text;
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; !(await isSo()); waited += 100) {
      if (waited > 10_000) throw new Error('It did not come to it in ten seconds.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  it.each([1280, 320])(
    '%i pixels wide, has no violation and no sideways scroll; nor has its preview',
    async (width) => {
      const context = await windowOf('ppm', { width });
      for (const path of [DRAFT, `${DRAFT}/preview`]) {
        const page = await opened(context, path);
        await page.evaluate(() => {
          const { document } = globalThis as unknown as {
            document: { querySelectorAll(all: string): { open: boolean }[] };
          };
          for (const one of document.querySelectorAll('details')) one.open = true;
        });
        expect([path, await axeViolations(page), await sidewaysScroll(page)]).toEqual([path, [], 0]);
        await page.close();
      }
      await context.close();
    },
  );

  it('saves as it is typed, says so, and shows the words as they will print', async () => {
    const context = await windowOf('leader');
    const page = await opened(context);
    await page.getByLabel('The summary of progress').fill('OMB issued **new** guidance.');
    await page.getByText(/^Saved /).waitFor();
    expect(await kept()).toBe('OMB issued **new** guidance.');
    await page.locator('[data-prose=summary] strong').waitFor();
    await until(async () => !(await page.locator('#findings').innerText()).includes('summary of progress still has'));
    await page.reload();
    expect(await page.getByLabel('The summary of progress').inputValue()).toBe('OMB issued **new** guidance.');
    await context.close();
  });

  it('loses nothing when the page is closed in the middle of a word', async () => {
    const context = await windowOf('leader');
    const page = await opened(context);
    await page.getByLabel('The summary of progress').fill('Closed in the mid');
    await page.close({ runBeforeUnload: true });
    await until(async () => (await kept()) === 'Closed in the mid');
    await context.close();
  });

  it('keeps the words in the browser while the server cannot be reached, and offers them on the next visit', async () => {
    const context = await windowOf('leader');
    const page = await opened(context);
    await context.setOffline(true);
    await page.getByLabel('The summary of progress').fill('Written on a train.');
    await page.getByText(/Not saved, kept in this browser/).waitFor();
    await page.close();
    await context.setOffline(false);
    const later = await opened(context);
    await later.getByRole('button', { name: 'Use them' }).click();
    await later.getByText(/^Saved /).waitFor();
    expect(await kept()).toBe('Written on a train.');
    await context.close();
  });

  it('shows two people on one field both versions, side by side, and takes what they make of it', async () => {
    const { version } = await desk.text('summary');
    const base = 'OMB issued the guidance. The council met twice.';
    await (await desk.as('leader')).post(`${DRAFT}/texts/summary`, { text: base, version: String(version) });
    const [mine, theirs] = [await windowOf('leader'), await windowOf('deputy')];
    const [page, other] = [await opened(mine), await opened(theirs)];
    await other.getByLabel('The summary of progress').fill(base.replace('OMB', 'GSA'));
    await other.getByText(/^Saved /).waitFor();
    await page.getByLabel('The summary of progress').fill(base.replace('twice', 'weekly'));
    await page.getByRole('heading', { name: 'What Dana Fox saved' }).waitFor();
    expect(await page.locator('#merged-text').inputValue()).toBe('GSA issued the guidance. The council met weekly.');
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Save this' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await kept()).toBe('GSA issued the guidance. The council met weekly.');
    expect(await page.getByRole('button', { name: 'Use them' }).count()).toBe(0);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('puts two versions of several paragraphs together', async () => {
    const { version } = await desk.text('summary');
    const base = 'OMB issued the guidance.\n\nAgencies named their leads.\n\nThe council met twice.';
    await (await desk.as('leader')).post(`${DRAFT}/texts/summary`, { text: base, version: String(version) });
    const [mine, theirs] = [await windowOf('leader'), await windowOf('deputy')];
    const [page, other] = [await opened(mine), await opened(theirs)];
    await other.getByLabel('The summary of progress').fill(base.replace('OMB', 'GSA'));
    await other.getByText(/^Saved /).waitFor();
    await page.getByLabel('The summary of progress').fill(base.replace('twice', 'weekly'));
    await page.getByText('Both changes fit together.').waitFor();
    const both = base.replace('OMB', 'GSA').replace('twice', 'weekly');
    expect(await page.locator('#merged-text').inputValue()).toBe(both);
    expect(await page.locator('.conflict__text ins').allTextContents()).toEqual(['[added: weekly]', '[added: GSA]']);
    await page.getByRole('button', { name: 'Save this' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await kept()).toBe(both);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('shows both versions where words that the browser kept are older than what somebody saved since', async () => {
    const { version } = await desk.text('summary');
    const leader = await desk.as('leader');
    await leader.post(`${DRAFT}/texts/summary`, { text: 'The council met twice.', version: String(version) });
    const context = await windowOf('leader');
    const page = await opened(context);
    await context.setOffline(true);
    await page.getByLabel('The summary of progress').fill('The council met weekly.');
    await page.getByText(/Not saved, kept in this browser/).waitFor();
    await page.close();
    await context.setOffline(false);
    const theirs = { text: 'The council met daily.', version: String((await desk.text('summary')).version) };
    await (await desk.as('deputy')).post(`${DRAFT}/texts/summary`, theirs);
    const later = await opened(context);
    await later.getByRole('button', { name: 'Use them' }).click();
    await later.getByRole('heading', { name: 'What Dana Fox saved' }).waitFor();
    expect(await kept()).toBe('The council met daily.');
    expect(await later.locator('#merged-text').inputValue()).toBe('The council met weekly.');
    const removed = await later.locator('.conflict__text del').allTextContents();
    expect(removed).toEqual(['[removed: twice]', '[removed: twice]']);
    await later.getByRole('link', { name: 'Keep the version of Dana Fox' }).click();
    await later.getByLabel('The summary of progress').waitFor();
    expect(await later.getByRole('button', { name: 'Use them' }).count()).toBe(0);
    await context.close();
  });

  it('keeps words for the person who typed them, and deletes them at the sign-out', async () => {
    const context = await windowOf('leader');
    const page = await opened(context);
    await context.setOffline(true);
    await page.getByLabel('The summary of progress').fill('Of Lee alone.');
    await page.getByText(/Not saved, kept in this browser/).waitFor();
    await page.close();
    await context.setOffline(false);
    const lee = await context.cookies();
    await context.clearCookies();
    await context.addCookies((await desk.as('deputy')).cookiesForBrowser());
    const other = await opened(context);
    expect(await other.getByRole('button', { name: 'Use them' }).count()).toBe(0);
    await other.close();
    await context.clearCookies();
    await context.addCookies(lee);
    const later = await opened(context);
    expect(await later.getByRole('button', { name: 'Use them' }).count()).toBe(1);
    let asked = '';
    later.on('dialog', (dialog) => {
      asked = dialog.message();
      void dialog.accept();
    });
    await later.getByRole('button', { name: 'Sign out' }).click();
    await later.waitForURL('**/sign-in**');
    expect(asked).toContain('words that are not saved');
    expect(await later.evaluate('localStorage.length')).toBe(0);
    await context.close();
  });

  it('works without scripts: a text and the words on a milestone are saved, and a comment is made', async () => {
    const context = await windowOf('leader', { scripts: false, width: 320 });
    const page = await opened(context);
    await page.getByLabel('The summary of progress').fill('Without a script.');
    await page.locator('#summary-section').getByRole('button', { name: 'Save' }).click();
    expect(await page.locator('#said').innerText()).toContain('Saved.');
    expect(await kept()).toBe('Without a script.');
    await page.locator('#CX-002-explanation').fill('The vendor is late.');
    await page.locator('#CX-002-recoveryText').fill('Q1 FY 2019');
    await page.locator('#CX-002').getByRole('button', { name: 'Save' }).click();
    expect(page.url()).toMatch(/#CX-002-explanation$/);
    expect(await desk.row('CX-002')).toMatchObject({
      explanation: 'The vendor is late.',
      recoveryQuarter: 'FY2019-Q1',
    });
    await page.locator('#summary-section summary').last().click();
    await page.locator('#comment-summary').fill('Is this enough?');
    await page.locator('#summary-section').getByRole('button', { name: 'Comment', exact: true }).click();
    expect(await page.locator('#summary-section .comment__text').innerText()).toBe('Is this enough?');
    await context.close();
  });

  it('is worked by keyboard: a finding leads into the field that mends it', async () => {
    const context = await windowOf('leader');
    const page = await opened(context);
    const link = page.locator('#findings a[href="#CX-020-explanation"]');
    if (!(await link.isVisible())) {
      await page.locator('#findings details', { has: link }).locator('summary').first().focus();
      await page.keyboard.press('Enter');
    }
    await link.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('CX-020-explanation');
    await page.keyboard.type('Nobody was free.');
    await page.getByText(/^Saved /).waitFor();
    expect((await desk.row('CX-020')).explanation).toBe('Nobody was free.');
    await context.close();
  });
});
