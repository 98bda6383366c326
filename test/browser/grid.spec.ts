import type { Browser, Page } from 'playwright-core';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { axeViolations, openBrowser, sidewaysScroll } from '../support/browser.js';
import { type ServedDesk, servedDesk, type Who } from '../support/desk.js';

const GOAL = 'customer-experience';
const QUARTER = 'FY2018-Q4';
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50)))
    if (await isSo()) return;
  throw new Error('It did not come to that.');
};

const GRID = `/desk/goals/${GOAL}/updates/fy2018-q4/milestones`;

describe('the milestone grid in a browser', () => {
  let desk: ServedDesk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await servedDesk();
    const moments = { submissionsDueAt: new Date('2027-06-15T21:00:00Z'), releaseAt: null };
    await desk.record.context.get(RoundsService).open({ quarter: QUARTER, ...moments }, desk.people.ppm);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const goal = async () => {
    const found = await desk.record.context.get(GoalsRecord).bySlug(GOAL);
    if (!found) throw new Error('There is no such goal.');
    return found;
  };
  const rows = async (): Promise<QuarterlyStatus[]> =>
    desk.record.context.get(MilestonesRecord).inQuarter(await goal(), QUARTER);
  const row = async (reference: string) => (await rows()).find(({ milestone }) => milestone.reference === reference);
  const open = async (who: Who, path = GRID, { width = 1280, javaScriptEnabled = true } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
    await context.addCookies((await desk.as(who)).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(desk.address + path);
    return page;
  };
  const saidOf = (page: Page, reference: string) => page.locator(`#${reference} [data-said]`);
  const isSaved = (page: Page, reference: string) =>
    page.locator(`#${reference} [data-said]`, { hasText: /^Saved$/ }).waitFor();

  it.each([1280, 320])('is without violations and without sideways scroll at %i pixels', async (width) => {
    for (const [who, path] of [
      ['leader', GRID],
      ['other', GRID],
      ['ppm', '/desk/rounds/fy2018-q4/milestones?show=due'],
    ] as const) {
      const page = await open(who, path, { width });
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.context().close();
    }
  });

  it('works as a plain form without JavaScript, with undo', async () => {
    const page = await open('leader', `${GRID}?show=due`, { javaScriptEnabled: false });
    await page.selectOption('#status-CX-003', 'Completed');
    await page.fill('#dueText-CX-030', 'soonish');
    await page.click('.grid-bar__save');
    expect(await page.locator('.error-summary').textContent()).toContain('“soonish” cannot be read');
    expect(await page.inputValue('#status-CX-003')).toBe('Completed');
    await page.fill('#dueText-CX-030', 'Q1 FY 2019');
    await page.click('.grid-bar__save');
    expect(await page.locator('#said').textContent()).toContain('2 milestones saved.');
    expect(page.url()).toContain('?show=due');
    expect(await row('CX-030')).toMatchObject({ dueQuarter: 'FY2019-Q1' });
    await page.click('#said button');
    expect(await page.locator('#said').textContent()).toContain('Taken back: 2 milestones.');
    expect(await row('CX-030')).toMatchObject({ dueQuarter: 'FY2018-Q4' });
    await page.context().close();
  });

  it('saves a row as soon as it is changed, says so, and takes it back with Ctrl+Z', async () => {
    const page = await open('leader');
    await page.selectOption('#status-CX-003', 'At risk');
    await isSaved(page, 'CX-003');
    expect(await page.locator('#CX-003 [data-part-of="flag"]').textContent()).toMatch(/Missed.*reported as “At risk”/s);
    expect(await page.locator('#explanation-CX-003').isVisible()).toBe(true);
    expect(await page.locator('#said').textContent()).toContain('CX-003 saved.');
    await page.fill('#dueText-CX-003', 'soonish');
    await page.locator('#status-CX-003').focus();
    expect(await page.locator('#dueText-CX-003-error').textContent()).toContain('cannot be read');
    expect(await axeViolations(page)).toEqual([]);
    await page.fill('#dueText-CX-003', '4Q FY18');
    await page.locator('#CX-003').focus();
    await page.keyboard.press('Control+z');
    await saidOf(page, 'CX-003').filter({ hasText: 'Taken back' }).waitFor();
    await until(async () => (await page.inputValue('#status-CX-003')) === '');
    expect(await row('CX-003')).toMatchObject({ carriedOver: true, status: 'On track' });
    await page.context().close();
  });

  it('keeps what was typed where a save fails, and tries again with the next change', async () => {
    const page = await open('leader');
    await page.route('**/milestones', (route) => route.abort());
    await page.selectOption('#status-CX-005', 'At risk');
    await saidOf(page, 'CX-005').filter({ hasText: 'Not saved' }).waitFor();
    expect(await page.locator('#said').textContent()).toContain('The server cannot be reached');
    await page.unroute('**/milestones');
    await page.fill('#dueText-CX-005', 'Q2 FY 2019');
    await page.keyboard.press('Enter');
    await isSaved(page, 'CX-005');
    expect(await row('CX-005')).toMatchObject({ status: 'At risk', dueQuarter: 'FY2019-Q2' });
    await page.context().close();
  });

  it('saves words in a pause of the typing, and what is typed when the page is left, about which it asks', async () => {
    const page = await open('leader');
    await page.locator('#CX-006 .grid-more summary').click();
    await page.locator('#remark-CX-006').pressSequentially('Typed, and not left.');
    await isSaved(page, 'CX-006');
    expect(await row('CX-006')).toMatchObject({ remark: 'Typed, and not left.' });
    await page.locator('#remark-CX-006').fill('Left in the middle of a w');
    let asked = '';
    page.on('dialog', (dialog) => {
      asked = dialog.type();
      void dialog.accept();
    });
    await page.close({ runBeforeUnload: true });
    await until(async () => (await row('CX-006'))?.remark === 'Left in the middle of a w');
    await until(() => Promise.resolve(asked === 'beforeunload'));
    await page.context().close();
  });

  it('sends the whole form after what is on its way, and does not take itself for somebody else', async () => {
    const page = await open('leader');
    await page.route('**/milestones', async (route) => {
      if (route.request().headers().accept !== 'application/json') return route.continue();
      const response = await route.fetch();
      await new Promise((go) => setTimeout(go, 1_000)); // a long way back
      return route.fulfill({ response });
    });
    await page.locator('#CX-007 .grid-more summary').click();
    await page.selectOption('#status-CX-007', 'At risk');
    await until(async () => (await row('CX-007'))?.status === 'At risk');
    await page.locator('#remark-CX-007').fill('Before the press');
    await page.click('.grid-bar__save');
    await page.waitForEvent('load');
    expect(await page.locator('#stale-CX-007').count()).toBe(0);
    expect(await row('CX-007')).toMatchObject({ status: 'At risk', remark: 'Before the press' });
    await page.context().close();
  });

  it('takes back what is still being saved, and leaves what is typed in the same row', async () => {
    const page = await open('leader');
    await page.route('**/milestones', async (route) => {
      await new Promise((go) => setTimeout(go, 500));
      await route.continue();
    });
    await page.selectOption('#status-CX-030', 'At risk');
    await page.locator('#CX-030').focus();
    await page.keyboard.press('u');
    await saidOf(page, 'CX-030').filter({ hasText: 'Taken back' }).waitFor();
    await page.unroute('**/milestones');
    await page.selectOption('#status-CX-030', 'On track');
    await isSaved(page, 'CX-030');
    await page.route('**/milestones', (route) => route.abort());
    await page.fill('#explanation-CX-030', 'Not saved yet');
    await page.locator('#CX-030').focus();
    await saidOf(page, 'CX-030').filter({ hasText: 'Not saved' }).waitFor();
    await page.keyboard.press('u');
    await saidOf(page, 'CX-030').filter({ hasText: 'Taken back' }).waitFor();
    await until(async () => (await page.inputValue('#status-CX-030')) === '');
    expect(await page.inputValue('#explanation-CX-030')).toBe('Not saved yet');
    await page.unroute('**/milestones');
    await page.selectOption('#status-CX-030', 'Completed');
    await isSaved(page, 'CX-030');
    expect(await row('CX-030')).toMatchObject({ status: 'Completed', explanation: 'Not saved yet' });
    await page.context().close();
  });

  it('says why something was not taken back, and takes it back with the next press', async () => {
    const page = await open('leader');
    await page.selectOption('#status-CX-031', 'At risk');
    await isSaved(page, 'CX-031');
    const json = { error: 'The update is under review.' };
    await page.route('**/desk/undo/**', (route) => route.fulfill({ status: 422, json }));
    await page.locator('#said button').click();
    await page.locator('#said', { hasText: 'It was not taken back. The update is under review.' }).waitFor();
    await page.unroute('**/desk/undo/**');
    await page.locator('#said button').click();
    await saidOf(page, 'CX-031').filter({ hasText: 'Taken back' }).waitFor();
    expect(await row('CX-031')).toMatchObject({ carriedOver: true });
    await page.context().close();
  });

  it('shows both versions where two change one row, and lets two on different rows be', async () => {
    const [mine, theirs] = [await open('leader'), await open('deputy')];
    await theirs.selectOption('#status-CX-008', 'At risk');
    await theirs.selectOption('#status-CX-009', 'Completed');
    await Promise.all([isSaved(theirs, 'CX-008'), isSaved(theirs, 'CX-009')]);
    await mine.selectOption('#status-CX-010', 'Completed');
    await isSaved(mine, 'CX-010');
    await mine.selectOption('#status-CX-008', 'Completed');
    const both = mine.locator('#stale-CX-008');
    await both.waitFor();
    expect(await both.textContent()).toMatch(/Dana Fox changed this.*Theirs At risk.*Yours Completed/s);
    expect(await axeViolations(mine)).toEqual([]);
    expect(await row('CX-008')).toMatchObject({ status: 'At risk', editedBy: 'Dana Fox' });
    await both.getByText('Keep mine').click();
    await isSaved(mine, 'CX-008');
    expect(await row('CX-008')).toMatchObject({ status: 'Completed', editedBy: 'Lee Carter' });
    await mine.selectOption('#status-CX-009', 'At risk');
    await mine.locator('#stale-CX-009').getByText('Take theirs').click();
    await until(async () => (await mine.inputValue('#status-CX-009')) === 'Completed');
    expect(await row('CX-009')).toMatchObject({ status: 'Completed', editedBy: 'Dana Fox' });
    await Promise.all([mine, theirs].map((page) => page.context().close()));
  });

  it('leads in by keys before anything has the focus', async () => {
    const page = await open('leader');
    await page.keyboard.press('?');
    expect(await page.locator('#grid-keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('j');
    expect(await page.locator('.grid-row:focus').count()).toBe(1);
    expect(await page.locator('.grid-row').first().getAttribute('tabindex')).toBe('0');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    expect(await page.locator('#filter-text:focus').count()).toBe(1);
    await page.context().close();
  });

  it('has letters that work on a row only, and a list of them', async () => {
    const page = await open('leader');
    await page.locator('#CX-012').focus();
    await page.keyboard.press('?');
    expect(await page.locator('#grid-keys').isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('c?');
    expect(await page.inputValue('#filter-text')).toBe('c?');
    await page.locator('#CX-012').focus();
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    expect(await page.locator('.grid-tick:checked').count()).toBe(2);
    expect(await page.inputValue('#many-which')).toBe('ticked');
    await page.keyboard.press('c');
    await isSaved(page, 'CX-013');
    await page.keyboard.press('u');
    await saidOf(page, 'CX-013').filter({ hasText: 'Taken back' }).waitFor();
    expect(await row('CX-013')).toMatchObject({ carriedOver: true });
    await page.context().close();
  });

  describe('over a usual quarter of 60 milestones', () => {
    const MOVED = ['CX-006', 'CX-010', 'CX-014'];
    const dues = new Map<string, Pick<QuarterlyStatus, 'dueText' | 'dueQuarter'>>();
    const MISSED = ['CX-003', 'CX-030'];
    let completed: string[];

    beforeEach(async () => {
      const { context } = desk.record;
      const milestones = context.get(MilestonesRecord);
      await context.get(UnitOfWork).run(async () => {
        const now = await rows();
        const [like] = now;
        if (!like) throw new Error('There is no row.');
        const added = now.length < 60 ? await milestones.add(await goal(), QUARTER, 60 - now.length) : [];
        await milestones.writeQuarter(
          QUARTER,
          added.map(({ id, reference }) => ({
            ...{ milestoneId: id, strategyId: like.strategyId, group: null, title: `A usual one, ${reference}` },
            ...{ ownerText: 'OMB', dueText: 'Q2 FY 2019', dueKind: 'scheduled', dueQuarter: 'FY2019-Q2' },
            ...{ dueInterpreted: false, statusText: null, status: 'On track', remark: null, explanation: null },
            ...{ recoveryText: null, recoveryQuarter: null, reason: null, footnotes: [], page: null },
            carriedOver: true,
          })),
        );
        for (const one of await rows()) {
          const before = { carriedOver: true, status: one.status === 'Missed' ? 'On track' : one.status } as const;
          const words = { explanation: null, recoveryText: null, recoveryQuarter: null, reason: null };
          const due = dues.get(one.id) ?? { dueText: one.dueText, dueQuarter: one.dueQuarter };
          dues.set(one.id, due);
          await milestones.change(one.id, one.version, { ...before, ...words, ...due });
        }
      });
      completed = (await rows())
        .filter(
          ({ status, milestone }) => status !== 'Completed' && ![...MOVED, ...MISSED].includes(milestone.reference),
        )
        .map(({ milestone }) => milestone.reference)
        .slice(0, 15);
    });

    const isDone = async (): Promise<void> => {
      const done = await rows();
      expect(done).toHaveLength(60);
      expect(done.filter(({ carriedOver, status }) => carriedOver && status !== 'Completed')).toEqual([]);
      for (const { milestone, status } of done)
        if (completed.includes(milestone.reference)) expect(status).toBe('Completed');
      for (const reference of MOVED)
        expect(await row(reference)).toMatchObject({ dueQuarter: 'FY2019-Q3', reason: 'Hiring' });
      for (const reference of MISSED) {
        expect(await row(reference)).toMatchObject({ explanation: 'Hiring', recoveryQuarter: 'FY2019-Q1' });
      }
    };

    it('takes few keys', async () => {
      const page = await open('leader');
      let keys = 0;
      let letters = 0;
      const press = async (...names: string[]): Promise<void> => {
        for (const name of names) await page.keyboard.press(name);
        keys += names.length;
      };
      const type = async (text: string): Promise<void> => {
        await page.keyboard.type(text);
        letters += text.length;
      };
      const focused = async () => (await page.locator('.grid-row:focus').getAttribute('id')) ?? '';
      await press('Tab', 'Enter');
      while ((await page.locator('a[href^="#CX"]:focus').count()) === 0) await press('Tab');
      await press('Enter');
      for (;;) {
        const reference = await focused();
        if (completed.includes(reference)) await press('c');
        if (MOVED.includes(reference)) {
          await press('d');
          await type('Q3 FY 2019');
          await press('Enter', 'w');
          await page.locator(`#reason-${reference}:focus`).waitFor();
          await type('Hiring');
          await press('Escape');
        }
        if (MISSED.includes(reference)) {
          await press('m', 'w');
          await page.locator(`#explanation-${reference}:focus`).waitFor();
          await type('Hiring');
          await press('Tab');
          await type('Q1 FY 2019');
          await press('Enter');
        }
        await press('j');
        if ((await focused()) === reference) break;
      }
      await until(async () => !(await page.locator('[data-said]').allTextContents()).includes('Saving'));
      await press('b', 'Tab', 'Tab', 'Enter');
      await page.locator('#said', { hasText: 'as in the last report' }).waitFor();
      await isDone();
      console.info(`A usual quarter by keyboard: ${keys} keys and ${letters} letters of text`);
      expect(keys).toBeLessThanOrEqual(120);
      await page.context().close();
    });

    it('takes few clicks', async () => {
      const page = await open('leader');
      let clicks = 0;
      const click = async (selector: string): Promise<void> => {
        await page.click(selector);
        clicks += 1;
      };
      const choose = async (selector: string, value: string): Promise<void> => {
        await page.selectOption(selector, value);
        clicks += 2; // open it, and take one
      };
      const fill = async (selector: string, text: string): Promise<void> => {
        await page.locator(selector).fill(text);
        await page.locator(selector).blur();
        clicks += 1;
      };
      for (const reference of MOVED) {
        await fill(`#dueText-${reference}`, 'Q3 FY 2019');
        await page.locator(`#reason-${reference}`).waitFor();
        await fill(`#reason-${reference}`, 'Hiring');
      }
      for (const reference of MISSED) {
        await choose(`#status-${reference}`, 'Missed');
        await page.locator(`#explanation-${reference}`).waitFor();
        await fill(`#explanation-${reference}`, 'Hiring');
        await fill(`#recoveryText-${reference}`, 'Q1 FY 2019');
        await isSaved(page, reference);
      }
      for (const reference of completed) await click(`#${reference} .grid-tick`);
      await choose('#many-to', 'Completed');
      await click('.grid-bar__many button');
      await click('.grid-bar__many button');
      expect(await page.locator('#said').textContent()).toContain('as in the last report');
      await isDone();
      console.info(`A usual quarter by mouse: ${clicks} clicks`);
      expect(clicks).toBeLessThanOrEqual(40);
      await page.context().close();
    });
  });
});
