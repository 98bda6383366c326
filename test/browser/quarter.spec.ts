import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { openBrowser } from '../support/browser.js';
import { ROOT } from '../support/command.js';
import { PASSWORD, type ServedDesk, servedDesk, type Who } from '../support/desk.js';

interface PlannedMilestone {
  title: string;
  due: string;
  status: string;
  barriers: string | null;
  recovery?: string;
}
interface Plan {
  highlights: string[];
  strategies: { milestones: PlannedMilestone[] }[];
}

const plan = JSON.parse(
  readFileSync(join(ROOT, 'data', 'plans', 'customer-experience', 'FY2018-Q4.json'), 'utf8'),
) as Plan;
const told = plan.strategies.flatMap(({ milestones }) => milestones);
const missed = told.find(({ status }) => status === 'Missed')!;
const UPDATE = '/desk/goals/customer-experience/updates/fy2018-q4';
const REPORT = '/goals/customer-experience/updates/fy2018-q4';

/** The customer-experience goal's Q4 of fiscal year 2018, from the end of Q3, as its people would do it. */
describe('a whole quarter in the browser', () => {
  let desk: ServedDesk;
  let browser: Browser;
  const pages = new Map<Who, Page>();
  let referenceOf: Map<string, string>;
  let wasCompleted: Set<string>;
  beforeAll(async () => {
    desk = await servedDesk();
    browser = await openBrowser();
    const last = (await (await fetch(`${desk.address}${REPORT.replace('q4', 'q3')}.json`)).json()) as PublishedReport;
    wasCompleted = new Set(last.milestones.filter(({ status }) => status === 'Completed').map(({ title }) => title));
    referenceOf = new Map(last.milestones.map(({ title, reference }) => [title, reference]));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const isSaid = (page: Page, words: string | RegExp) => page.locator('#said p').filter({ hasText: words }).waitFor();

  const of = async (who: Who): Promise<Page> => {
    const known = pages.get(who);
    if (known) return known;
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${desk.address}/desk`);
    await page.getByLabel('E-mail').fill(desk.people[who].email);
    await page.getByLabel('Password').fill(PASSWORD);
    await button(page, 'Sign in').click();
    await page.getByRole('link', { name: desk.people[who].name }).waitFor();
    pages.set(who, page);
    return page;
  };

  it('begins with PPM, who opens the round', async () => {
    const page = await of('ppm');
    await page.goto(`${desk.address}/desk`);
    await page
      .getByRole('link', { name: /Open .*round/ })
      .first()
      .click();
    await page.getByLabel('Quarter').selectOption('FY2018-Q4');
    await page.getByLabel('Submissions due').fill('2030-10-19T17:00');
    await button(page, 'Open the round').click();
    await page.getByRole('heading', { level: 1, name: 'Q4 FY 2018' }).waitFor();
    expect(await page.getByRole('row', { name: /Customer Experience/ }).textContent()).toContain('Not started');
  });

  it('goes on with the goal leader, who works the grid', async () => {
    const page = await of('leader');
    await page.goto(`${desk.address}/desk`);
    await page.getByRole('link', { name: /Give \d+ milestones a status/ }).click();
    const row = (milestone: PlannedMilestone) => {
      const reference = referenceOf.get(milestone.title);
      return page.getByRole('combobox', { name: `Q4 FY 2018 status of ${reference}` });
    };
    await row(missed).waitFor();
    const completed = told.filter(({ title, status }) => status === 'Completed' && !wasCompleted.has(title));
    for (const milestone of completed) {
      const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await row(milestone).selectOption('Completed');
      expect((await saved).status()).toBe(200);
    }
    await page.getByLabel('Set', { exact: true }).selectOption('no-status');
    await button(page, 'Set them').click();
    await isSaid(page, /milestones/);
    expect(await page.getByText(/of 29 have a status/).textContent()).toContain('29 of 29');
  });

  it('ends the strategy that the goal no longer tracks, with its milestones and the reason', async () => {
    const page = await of('leader');
    await page.goto(`${desk.address}/desk/goals/customer-experience`);
    await page
      .getByRole('link', { name: /Celebrate Success/ })
      .first()
      .click();
    await page.getByText('End it', { exact: true }).click();
    const form = page.locator('#ending');
    await form.getByLabel('Its 5 milestones').selectOption('leave');
    await form
      .getByLabel(/reason|why/i)
      .first()
      .fill('The awards are reported by the agencies that give them.');
    await button(page, 'End the strategy').click();
    await isSaid(page, /.+/);
    await page.goto(`${desk.address}${UPDATE}`);
    const left = page.getByRole('region', { name: 'No longer tracked' });
    expect(await left.getByRole('heading', { level: 3 }).count()).toBe(6);
  });

  it('is not let submit while the missed milestone has no explanation, and is shown where', async () => {
    const page = await of('leader');
    await page.goto(`${desk.address}${UPDATE}`);
    const summary = page.getByRole('region', { name: 'Summary of progress' });
    await summary.getByRole('textbox').fill(plan.highlights.map((one) => `- ${one}`).join('\n'));
    await summary.getByText(/^Saved/).waitFor();
    const highlights = page.getByRole('region', { name: 'Highlights' });
    if (await button(page, 'Keep it as it is').count())
      await highlights.getByRole('button', { name: 'Keep it as it is' }).click();
    await button(page, 'Submit for review').click();
    const errors = page.getByRole('alert');
    await errors.waitFor();
    expect(await errors.textContent()).toContain('has no explanation');
    await errors.getByRole('link', { name: /explanation/ }).click();
    await page.keyboard.type(missed.barriers!); // the link led to the field that mends it
    const item = page.locator(`[id="${referenceOf.get(missed.title)}"]`);
    await item.getByLabel('Recovery quarter').fill(missed.recovery!);
    await item.getByText(/^Saved/).waitFor();
  });

  it('submits, is returned with a comment, answers and submits again', async () => {
    const leader = await of('leader');
    const ppm = await of('ppm');
    await leader.goto(`${desk.address}${UPDATE}`);
    await button(leader, 'Submit for review').click();
    await isSaid(leader, /.+/);
    await ppm.goto(`${desk.address}${UPDATE}`);
    const summary = ppm.getByRole('region', { name: 'Summary of progress' });
    await summary.getByText('Comment on this section').click();
    await summary.getByLabel('Your comment').fill('Say which guidance this is.');
    await button(ppm, 'Comment').click();
    await isSaid(ppm, /.+/);
    await ppm.getByText('Return with a reason').click();
    await ppm.locator('.standing form', { hasText: 'Return' }).getByRole('textbox').fill('One sentence is not clear.');
    await ppm.getByRole('button', { name: 'Return', exact: true }).click();
    await isSaid(ppm, /.+/);

    await leader.goto(`${desk.address}/desk`);
    expect(await leader.locator('main').textContent()).toContain('One sentence is not clear.');
    await leader.goto(`${desk.address}${UPDATE}`);
    const section = leader.getByRole('region', { name: 'Summary of progress' });
    expect(await section.textContent()).toContain('Say which guidance this is.');
    await section.getByText('Answer', { exact: true }).first().click();
    await section.getByLabel('Your answer').fill('It is Section 280 of Circular A-11.');
    await section.getByRole('button', { name: 'Answer' }).click();
    await isSaid(leader, /.+/);
    await button(leader, 'Submit for review').click();
    await isSaid(leader, /.+/);
  });

  it('is approved by PPM and released, and a reader without an account reads it', async () => {
    const ppm = await of('ppm');
    await ppm.goto(`${desk.address}${UPDATE}`);
    await button(ppm, 'Approve').click();
    await isSaid(ppm, /.+/);
    expect((await fetch(desk.address + REPORT)).status).toBe(404);
    await ppm.goto(`${desk.address}/desk`);
    await ppm
      .getByRole('link', { name: /^Release/ })
      .first()
      .click();
    await button(ppm, /^Release/).click();
    await isSaid(ppm, /.+/);

    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(desk.address + REPORT);
    const text = (await reader.locator('main').textContent()) ?? '';
    expect(text).toContain('The goal has met or is on track for all of its milestones except one.');
    expect(text).toContain(missed.title);
    expect(text).toContain(missed.barriers);
    expect(text).toContain('The awards are reported by the agencies that give them.');
    const report = (await (await fetch(`${desk.address}${REPORT}.json`)).json()) as PublishedReport;
    expect(report.totals).toMatchObject({
      milestones: 24,
      missed: 1,
      completed: told.filter(({ status }) => status === 'Completed').length,
      noLongerTracked: 5,
    });
  });

  it('is corrected by PPM: edition 2 says what was wrong, and edition 1 stays', async () => {
    const ppm = await of('ppm');
    await ppm.goto(`${desk.address}${UPDATE}/correction`);
    await ppm.getByLabel('What was wrong, and why').fill('The recovery quarter was printed one quarter too early.');
    await button(ppm, 'Begin the correction').click();
    await isSaid(ppm, /.+/);
    await ppm.goto(`${desk.address}${UPDATE}`);
    const item = ppm.locator(`[id="${referenceOf.get(missed.title)}"]`);
    await item.getByLabel('Recovery quarter').fill('Q2 FY 2019');
    await item.getByText(/^Saved/).waitFor();
    await ppm.goto(`${desk.address}${UPDATE}/correction`);
    expect(await ppm.locator('main').textContent()).toContain('Q2 FY 2019');
    await button(ppm, /Publish/).click();
    await ppm.getByRole('heading', { level: 1, name: 'Edition 2 is published' }).waitFor();

    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(desk.address + REPORT);
    expect(await reader.locator('main').textContent()).toContain(
      'The recovery quarter was printed one quarter too early.',
    );
    await reader.goto(`${desk.address}${REPORT}/editions/1`);
    expect(await reader.locator('main').textContent()).toContain('This is not the newest edition.');
  });
});
