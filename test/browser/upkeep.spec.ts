import type { Browser, Page } from 'playwright-core';
import { CorrectionService } from '../../src/drafting/correction/correction.service.js';
import { GoalUpkeep } from '../../src/drafting/upkeep/goal-upkeep.service.js';
import { MilestoneLeaving } from '../../src/drafting/upkeep/milestone-leaving.service.js';
import { GoalStatementsRecord } from '../../src/goals/goal-statements.record.js';
import { axeViolations, openBrowser, sidewaysScroll } from '../support/browser.js';
import { CX, Q4, type ServedDraft, servedDraft } from '../support/drafted.js';

describe('upkeep, in a browser', () => {
  let desk: ServedDraft;
  let browser: Browser;
  beforeAll(async () => {
    desk = await servedDraft();
    browser = await openBrowser();
    const { context } = desk.record;
    const { version } = await desk.row('CX-010');
    const seen = { reference: 'CX-010', version };
    await context.get(MilestoneLeaving).takeOut(desk.people.leader, { slug: CX, quarter: Q4 }, seen, 'Done by others.');
    const corrected = { slug: CX, quarter: 'FY2018-Q3' } as const;
    await context.get(CorrectionService).open(desk.people.ppm, corrected, 'One owner was wrong.');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const open = async (path: string, width: number): Promise<Page> => {
    const window = await browser.newContext({ viewport: { width, height: 900 } });
    await window.addCookies((await desk.as('ppm')).cookiesForBrowser());
    const page = await window.newPage();
    await page.goto(`${desk.address}/desk/goals/${CX}${path}`);
    return page;
  };

  it.each([
    ['a milestone that left, with its reason', '/milestones/CX-010'],
    ['a milestone under correction', '/milestones/CX-017?quarter=fy2018-q3'],
    ['a goal under correction', '?quarter=fy2018-q3'],
  ])('%s can be read by everybody, at any width', async (_, path) => {
    for (const width of [1280, 320]) {
      const page = await open(path, width);
      expect([width, await axeViolations(page), await sidewaysScroll(page)]).toEqual([width, [], 0]);
      await page.context().close();
    }
  });

  it('who saves second keeps what the first changed elsewhere, over several lines', async () => {
    const page = await open('', 1280);
    await page.click('summary:has-text("Change what the goal says")');
    await page.fill('#statement-title', 'As Pat has it');
    const { context } = desk.record;
    const { version } = await context.get(GoalStatementsRecord).statement((await desk.goalAndUpdate()).goal, Q4);
    const theirs = { challenge: ['First', 'Second'] };
    await context.get(GoalUpkeep).change(desk.people.ppm2, { slug: CX, quarter: Q4 }, version, theirs);
    await page.click('#statement button[type=submit]');
    expect(await page.inputValue('#statement-challenge')).toBe('First\nSecond');
    expect(await page.inputValue('#statement-title')).toBe('As Pat has it');
    expect(await page.locator('#statement .table--stale tbody tr').count()).toBe(1);
    await page.click('#statement button[type=submit]');
    expect(await page.textContent('h1')).toBe('As Pat has it');
    expect(await page.textContent('.upkeep-said')).toContain('Second');
  });
});
