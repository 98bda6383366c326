import type { Browser, Page } from 'playwright-core';
import type { ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { publishChanged } from '../support/corrected.js';
import { HOSTILE_GOAL, HOSTILE_WORDS, LONG_WORD, servedHostilePlans } from '../support/hostile-plans.js';
import { samplePlans, servedSamplePlans } from '../support/sample-plans.js';

const CX = '/goals/customer-experience';

/** Every kind of public page: what its addresses look like, and some that show what it may hold. */
const KINDS: readonly [kind: RegExp, first: string, ...more: string[]][] = [
  [/^\/$/, '/'],
  [/^\/goals$/, '/goals'],
  [/^\/goals\/[^/]+$/, CX, '/goals/data-accountability-transparency'],
  [
    /^\/goals\/[^/]+\/updates\/[^/.]+$/,
    `${CX}/updates/fy2018-q4`,
    `${CX}/updates/fy2018-q3`,
    '/goals/infrastructure-permitting/updates/fy2018-q3',
    '/goals/sharing-quality-services/updates/fy2018-q2',
    '/goals/data-accountability-transparency/updates/fy2018-q1',
  ],
  [
    /^\/goals\/[^/]+\/updates\/[^/]+\/editions\/\d+$/,
    `${CX}/updates/fy2018-q3/editions/1`, // corrected since
    `${CX}/updates/fy2018-q3/editions/2`, // the correction
    `${CX}/updates/fy2018-q4/editions/1`,
    '/goals/infrastructure-permitting/updates/fy2018-q3/editions/1',
  ],
  [/^\/goals\/[^/]+\/updates\/[^/]+\/editions\/\d+\/compare\/\d+$/, `${CX}/updates/fy2018-q3/editions/1/compare/2`],
  [/^\/goals\/[^/]+\/indicators$/, `${CX}/indicators`],
  [/^\/updates\/[^/]+$/, '/updates/fy2018-q3', '/updates/fy2018-q1'],
  [/^\/missed(\?.*)?$/, '/missed', '/missed?goal=grants'],
  [/^\/missed\/fy\d{4}-q[1-4]$/, '/missed/fy2018-q3', '/missed/fy2018-q1'],
  [/^\/missed(\/fy\d{4}-q[1-4])?\/page-\d+$/, '/missed/fy2018-q3/page-2', '/missed/page-2'],
  [/^\/milestones\/[^/]+$/, '/milestones/CX-020', '/milestones/CX-017'],
  [/^\/goals\/[^/]+\/compare$/, `${CX}/compare`],
  [/^\/goals\/[^/]+\/compare\/[^/]+\/[^/]+$/, `${CX}/compare/fy2018-q2/fy2018-q3`],
  [/^\/updates\/[^/]+\/compare\/[^/]+$/, '/updates/fy2018-q3/compare/fy2018-q2'],
  [/^\/search(\?.*)?$/, '/search?q=customer', '/search'],
  [/^\/data$/, '/data'],
  [/^\/how-to-read$/, '/how-to-read'],
  [/^\/about$/, '/about'],
];

const WHY = 'The playbook was signed on June 29, and the report said it was on track.';

const miss = (milestone: ReportedMilestone): ReportedMilestone => ({ ...milestone, status: 'Missed', missed: true });

/** One milestone in three changes, each in another way. */
const corrected = (milestone: ReportedMilestone): ReportedMilestone => {
  const number = Number(milestone.reference.slice(-3));
  if (number % 12 === 0) return miss(milestone);
  if (number % 12 === 3) return { ...milestone, title: `${milestone.title} in every agency` };
  if (number % 12 === 6) return { ...milestone, explanation: WHY, owners: ['GSA', 'OMB'] };
  if (number % 12 === 9) return { ...milestone, status: 'Completed', missed: false, completedIn: 'FY2018-Q3' };
  return milestone;
};

const WRONG = ['/nowhere', '/updates/fy2018-q9', '/missed?quater=fy2018-q3', '/goals/nowhere'];
const PAGES = KINDS.flatMap(([, ...addresses]) => addresses);
const ONE_OF_EACH = KINDS.map(([, first]) => first);

/** Addresses that lead to something else than a page of the site. */
const NO_PAGE = /\.(json|csv|xlsx|pdf|xml|ics|txt|css|svg|bib|ris)$|^\/(sign-in|desk)/;

/** A sheet of Letter between the margins of the print style, in CSS pixels. */
const LETTER_BETWEEN_MARGINS = 710;

interface Structure {
  levels: number[];
  statusesWithoutShapeOrWord: string[];
  imagesWithoutName: string[];
  firstHeadings: number;
  scripts: number;
}

interface Focused {
  place: string | null;
  name: string;
  outlined: boolean;
  uncovered: boolean;
}

/** What stands in the page, gathered by a script of the test: the page itself has none. */
const inPage = <T>(page: Page, script: string): Promise<T> => page.evaluate<T>(script);

const SHAPELESS = `[...document.querySelectorAll('.status, .missed-count--any')]
  .filter((one) => !one.textContent.trim() || !one.querySelector('svg use') || getComputedStyle(one).borderTopWidth === '0px')
  .map((one) => one.outerHTML)`;

const STRUCTURE = `({
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1])),
  statusesWithoutShapeOrWord: ${SHAPELESS},
  imagesWithoutName: [...document.querySelectorAll('img:not([alt]), svg:not([aria-hidden="true"])')]
    .filter((one) => one.getAttribute('role') !== 'img' || !(one.getAttribute('aria-labelledby') || one.getAttribute('aria-label') || one.querySelector(':scope > title')))
    .map((one) => one.outerHTML.slice(0, 120)),
  firstHeadings: document.querySelectorAll('main h1').length,
  scripts: document.querySelectorAll('script').length,
})`;

const VISIBLE = '{ contentVisibilityAuto: true, visibilityProperty: true }';

const HIDDEN = `[...document.querySelectorAll('main :is(h1, h2, h3, .headline, .sum, .counts, .missed-block, .status, th, td, .timeliness, .citation, .fingerprint, .more__body, .term p)')]
  .filter((one) => one.textContent.trim() && !one.closest('.no-print') && !one.checkVisibility(${VISIBLE}))
  .map((one) => one.outerHTML.slice(0, 120))`;

/** Words in the heads of tables that stand on more than one line. */
const BROKEN_HEADS = `[...document.querySelectorAll('thead th')].flatMap((head) => {
  const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
    }
  }
  return broken;
})`;

const MARK_WHAT_TAKES_FOCUS = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
  const open = all.filter((one) => one.checkVisibility(${VISIBLE}));
  open.forEach((one, place) => { one.dataset.place = place; });
  return open.length;
})()`;

const FOCUSED = `(() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + box.height / 2);
  return {
    place: one.dataset.place ?? null,
    name: one.tagName + ' ' + one.textContent.trim().slice(0, 40),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    uncovered: at !== null && (one.contains(at) || at.contains(one)),
  };
})()`;

/** Everything that a page asked for and did not get, and what it complained about. */
const watched = (page: Page): string[] => {
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    failed.push(request.url());
  });
  page.on('console', (message) => {
    failed.push(message.text());
  });
  return failed;
};

const mainText = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

describe('every public page', () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSamplePlans(), openBrowser()]);
    await publishChanged(site.record, { slug: 'customer-experience', quarter: 'FY2018-Q3' }, corrected, WHY);
    // So many misses that they do not fit on one page of the list.
    const others = (await samplePlans()).filter(({ quarter }) => quarter === 'FY2018-Q3');
    for (const { slug } of others.map(({ plan }) => plan.goal).filter((goal) => goal.slug !== 'customer-experience'))
      await publishChanged(site.record, { slug, quarter: 'FY2018-Q3' }, miss, WHY);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const texts = new Map<string, string>();

  it('is of a kind that is looked at here', async () => {
    const page = await browser.newPage();
    const unknown = new Set<string>();
    for (const path of PAGES) {
      await page.goto(site.address + path);
      const links = await inPage<string[]>(
        page,
        `[...document.querySelectorAll('a[href^="/"]')].map((one) => one.getAttribute('href').replace(/#.*/, ''))`,
      );
      for (const link of links) {
        if (link && !NO_PAGE.test(link) && !KINDS.some(([kind]) => kind.test(link))) unknown.add(link);
      }
    }
    expect([...unknown]).toEqual([]);
    await page.close();
  }, 240_000);

  it.each([...PAGES, ...WRONG])(
    '%s reads well at a desk, in print and in colours of the reader’s choice',
    async (path) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const failed = watched(page);
      await page.goto(site.address + path);
      texts.set(path, await mainText(page));
      const expected = WRONG.includes(path) ? [expect.stringContaining('40')] : [];
      expect([await axeViolations(page), await sidewaysScroll(page), failed]).toEqual([[], 0, expected]);

      const { levels, ...found } = await inPage<Structure>(page, STRUCTURE);
      levels.forEach((level, place) => {
        expect(level).toBeLessThanOrEqual((levels[place - 1] ?? 0) + 1);
      });
      expect(found).toEqual({ statusesWithoutShapeOrWord: [], imagesWithoutName: [], firstHeadings: 1, scripts: 0 });
      expect(await page.locator('footer').getByRole('link', { name: 'Contact' }).count()).toBeGreaterThan(0);

      await page.emulateMedia({ forcedColors: 'active' });
      expect(await inPage(page, SHAPELESS)).toEqual([]);

      await page.emulateMedia({ forcedColors: 'none', media: 'print' });
      await page.setViewportSize({ width: LETTER_BETWEEN_MARGINS, height: 900 });
      expect([await inPage(page, HIDDEN), await inPage(page, BROKEN_HEADS), await sidewaysScroll(page)]).toEqual([
        [],
        [],
        0,
      ]);
      await page.close();
    },
  );

  it.each([...PAGES, ...WRONG])('%s reads well on a phone', async (path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await page.goto(site.address + path);
    expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await page.close();
  });

  it('says the same without JavaScript, each of them', async () => {
    const context = await windowOf(browser, 1280);
    const page = await context.newPage();
    expect(texts.size).toBe(PAGES.length + WRONG.length);
    for (const [path, text] of texts) {
      await page.goto(site.address + path);
      expect([path, await mainText(page)]).toEqual([path, text]);
    }
    await context.close();
  }, 240_000);

  it.each(ONE_OF_EACH)(
    '%s is walked by keyboard: each link is reached, is seen and lies under nothing',
    async (path) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      await page.goto(site.address + path);
      const count = await inPage<number>(page, MARK_WHAT_TAKES_FOCUS);
      const reached = new Set<string>();
      const faults: string[] = [];
      for (let step = 0; step < count; step++) {
        await page.keyboard.press('Tab');
        const { place, name, outlined, uncovered } = await inPage<Focused>(page, FOCUSED);
        if (place !== null) reached.add(place);
        if (!outlined) faults.push(`no outline: ${name}`);
        if (!uncovered) faults.push(`covered: ${name}`);
      }
      expect([faults, reached.size]).toEqual([[], count]);
      await page.close();
    },
    30_000,
  );
});

describe('hostile words', () => {
  let site: Awaited<ReturnType<typeof servedHostilePlans>>;
  let browser: Browser;
  const pages: string[] = ['/', '/goals', '/missed', '/how-to-read', '/updates/fy2018-q4'];
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedHostilePlans(), openBrowser()]);
    const goal = `/goals/${HOSTILE_GOAL}`;
    pages.push(`${goal}/indicators`, `${goal}/compare`, `${goal}/compare/fy2018-q3/fy2018-q4`);
    pages.push('/updates/fy2018-q4/compare/fy2018-q3');
    for (const words of ['alert', 'onerror', 'constructor', 'unbroken*', ...HOSTILE_WORDS.slice(0, 3)])
      pages.push(`/search?${new URLSearchParams({ q: words }).toString()}`);
    pages.push(goal, `${goal}/updates/fy2018-q3`, `${goal}/updates/fy2018-q4`, `${goal}/updates/fy2018-q4/editions/1`);
    const page = await browser.newPage();
    await page.goto(`${site.address}${goal}/updates/fy2018-q4`);
    const links = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('a[href^="/milestones/"]')].map((one) => one.getAttribute('href'))`,
    );
    pages.push(...[...new Set(links)].slice(0, 4));
    await page.close();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it.each([1280, 320])(
    'are text on every page at %i pixels: they run nothing and push nothing aside',
    async (width) => {
      expect(pages.length).toBeGreaterThan(10);
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      let long = 0;
      for (const path of pages) {
        await page.goto(site.address + path);
        const injected = await inPage<number>(
          page,
          `document.querySelectorAll('script, main img, main iframe, main style, [onerror], [onload], a[href^="javascript:"], main b').length`,
        );
        expect([path, injected, await sidewaysScroll(page)]).toEqual([path, 0, 0]);
        const text = (await page.locator('main').textContent()) ?? '';
        if (text.includes(LONG_WORD)) long++;
        // Words that turn the direction of writing must not turn what stands beside them.
        expect(
          await inPage(
            page,
            `[...document.querySelectorAll('main a, main strong, main td > span')].filter((one) => !/isolate/.test(getComputedStyle(one).unicodeBidi) && getComputedStyle(one).display === 'inline').length`,
          ),
        ).toBe(0);
      }
      expect([dialogs, long > 3]).toEqual([[], true]);
      await page.close();
    },
    60_000,
  );

  it('are all there, word for word', async () => {
    const page = await browser.newPage();
    const texts: string[] = [];
    for (const path of pages) {
      await page.goto(site.address + path);
      texts.push((await page.locator('main').textContent()) ?? '');
    }
    const all = texts.join('\n').replace(/\s+/g, ' ');
    const lost = HOSTILE_WORDS.filter((word) => !all.includes(word.replace(/\s+/g, ' ')));
    expect(lost).toEqual([]);
    await page.close();
  }, 240_000);
});
