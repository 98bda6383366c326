import type { Browser } from 'playwright-core';
import { Clock } from '../../src/clock.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { ReviewRecord } from '../../src/quarterly-updates/review.record.js';
import type { StepKind } from '../../src/quarterly-updates/domain/stage.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { servedDesk, type ServedDesk, type Who } from '../support/desk.js';
import { axeViolations, openBrowser, sidewaysScroll } from '../support/browser.js';

const Q4 = 'FY2018-Q4';
const SHOTS = process.env.MILEPOST_SHOTS;

let desk: ServedDesk;
let browser: Browser;

const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);

const updateOf = async (slug: string) => {
  const goal = await get(GoalsRecord).bySlug(slug);
  const update = goal && (await get(QuarterlyUpdatesRecord).inQuarter(goal, Q4));
  if (!update) throw new Error(`${slug} has no update`);
  return { goal, update };
};

const step = (slug: string, kind: StepKind, reason: string | null = null) =>
  get(UnitOfWork).run(async () => {
    const { update } = await updateOf(slug);
    const by = kind === 'submitted' ? desk.people.leader : desk.people.ppm;
    await get(ReviewRecord).addStep({
      ...{ updateId: update.id, kind, at: get(Clock).now(), personId: by.id, personName: by.name, reason },
    });
  });

/** A round at work: goals at every stage, one with a comment. */
const aRoundAtWork = async () => {
  const in3Days = new Date(Date.now() + 3 * 86_400_000);
  await get(RoundsService).open({ quarter: Q4, submissionsDueAt: in3Days, releaseAt: null }, desk.people.ppm);
  await get(UnitOfWork).run(async () => {
    const { goal } = await updateOf('workforce');
    const [row] = await get(MilestonesRecord).inQuarter(goal, Q4);
    await get(MilestonesRecord).change(row!.id, row!.version, {
      carriedOver: false,
      editedAt: in3Days,
      editedBy: 'Lee',
    });
    const { update } = await updateOf('customer-experience');
    await get(ReviewRecord).addComment({
      ...{ updateId: update.id, section: 'summary', text: 'Which programs?', at: in3Days, answersId: null },
      ...{ personId: desk.people.ppm.id, personName: desk.people.ppm.name },
    });
  });
  await step('customer-experience', 'submitted');
  await step('customer-experience', 'returned', 'The second miss needs its own explanation.');
  await step('grants', 'submitted');
  await step('lab-to-market', 'submitted');
  await step('lab-to-market', 'approved');
};

const seen = async (who: Who, path: string, width: number) => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addCookies((await desk.as(who)).cookiesForBrowser());
  const page = await context.newPage();
  const answer = await page.goto(`${desk.address}${path}`);
  if (SHOTS)
    await page.screenshot({ path: `${SHOTS}/${who}-${path.replaceAll('/', '_')}-${width}.png`, fullPage: true });
  const found = {
    status: answer?.status(),
    violations: await axeViolations(page),
    sideways: await sidewaysScroll(page),
  };
  await context.close();
  return found;
};

describe('The round desk in a browser', () => {
  beforeAll(async () => {
    desk = await servedDesk();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const sound = { status: 200, violations: [], sideways: 0 };

  it.each([1280, 320])('is sound before any round, at %d pixels', async (width) => {
    expect(await seen('ppm', '/desk', width)).toEqual(sound);
    expect(await seen('leader', '/desk', width)).toEqual(sound);
    expect(await seen('ppm', '/desk/rounds/new', width)).toEqual(sound);
  });

  it('is sound while a round is at work', async () => {
    await aRoundAtWork();
    for (const width of [1280, 320]) {
      for (const who of ['ppm', 'leader', 'administrator'] as const)
        expect(await seen(who, '/desk', width)).toEqual(sound);
      expect(await seen('leader', '/desk/rounds/fy2018-q4', width)).toEqual(sound);
      for (const path of ['/desk/rounds', '/desk/rounds/fy2018-q4/dates', '/desk/rounds/fy2018-q4/release'])
        expect(await seen('ppm', path, width)).toEqual(sound);
    }
  });

  it('is worked by keyboard alone', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies((await desk.as('ppm')).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(`${desk.address}/desk`);
    await page.getByRole('button', { name: /^Remind those of .*Customer Experience/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/rounds/fy2018-q4');
    expect(await page.getByRole('status').innerText()).toContain('The reminder to Dana Fox and Lee Carter');
    await context.close();
  });
});
