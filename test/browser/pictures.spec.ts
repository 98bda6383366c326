import type { Browser, Page } from 'playwright-core';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const PAGES = [
  '/milestones/CX-002',
  '/milestones/CX-017',
  '/milestones/CX-032',
  '/milestones/MA-002',
  '/goals/customer-experience',
  '/goals/it-modernization',
  '/goals/security-clearance/indicators',
  '/goals/category-management/indicators',
  '/goals/lab-to-market/indicators',
  '/goals/category-management/updates/fy2018-q3',
];

interface Drawn {
  text: string;
  size: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Every word that is drawn in a picture and shown, with where it stands and how large its type is. */
const drawnWords = (page: Page, within: string): Promise<Drawn[]> =>
  page.evaluate((selector) => {
    interface Element {
      textContent: string;
      getBoundingClientRect(): {
        left: number;
        right: number;
        top: number;
        bottom: number;
        width: number;
        height: number;
      };
      ownerSVGElement: { getScreenCTM(): { a: number } };
    }
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { querySelectorAll(selector: string): Iterable<Element> };
      getComputedStyle(element: Element): { fontSize: string };
    };
    return [...document.querySelectorAll(selector)]
      .filter((one) => one.getBoundingClientRect().width > 0)
      .map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getScreenCTM().a;
        return { text: one.textContent, size, left, right, top, bottom };
      });
  }, within);

const overlaps = (words: readonly Drawn[]): string[] =>
  words.flatMap((a, index) =>
    words
      .slice(index + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
      .map((b) => `${a.text} / ${b.text}`),
  );

describe('pictures in a browser', () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSamplePlans(), openBrowser()]);
  }, 120_000); // 32 reports and their files are made first
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const opened = async (path: string, width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(site.address + path);
    return page;
  };

  describe.each([1280, 768, 320])('%i pixels wide', (width) => {
    it.each(PAGES)('%s can be read by everybody, without scrolling sideways', async (path) => {
      const page = await opened(path, width);
      expect([await axeViolations(page), await sidewaysScroll(page)]).toEqual([[], 0]);
      await page.close();
    });

    it.each(PAGES)('%s has words in its pictures that are large enough', async (path) => {
      const page = await opened(path, width);
      const words = await drawnWords(page, 'svg text');
      expect(words.filter(({ size, left, right }) => size < 11 || left < 0 || right > width)).toEqual([]);
      await page.close();
    });

    it.each(['/milestones/CX-002', '/milestones/CX-017', '/milestones/MA-002'])(
      '%s has one picture of its life, whose words do not lie on each other',
      async (path) => {
        const page = await opened(path, width);
        const wide = await page.locator('.picture__wide > svg').isVisible();
        expect([wide, await page.locator('.picture__narrow > svg').isVisible()]).toEqual([width > 1100, width <= 1100]);
        const words = await drawnWords(page, '.picture svg.pic text');
        expect([words.length > 8, overlaps(words)]).toEqual([true, []]);
        await page.close();
      },
    );
  });

  it('have a name for whoever hears them', async () => {
    const page = await opened('/goals/customer-experience', 1280);
    const strip = page.getByRole('img', {
      name: /Q3 FY 2018 Missed, Q4 FY 2018 Completed\. Due Q3 FY 2018, moved once\.$/,
    });
    expect(await strip.count()).toBe(1);
    await page.goto(`${site.address}/milestones/CX-002`);
    expect(await page.getByRole('img', { name: 'CX-002 quarter by quarter' }).count()).toBe(1);
    await page.goto(`${site.address}/goals/category-management/indicators`);
    expect(await page.getByRole('img', { name: /^Up from \$5\.8B/ }).count()).toBe(1);
    await page.close();
  });

  it('open their table, and close a strategy, by keyboard alone and without scripts', async () => {
    const context = await windowOf(browser, 320);
    const page = await context.newPage();
    await page.goto(`${site.address}/goals/customer-experience`);
    await page.getByText('The same as a table').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.table--lives').isVisible()).toBe(true);
    expect(await sidewaysScroll(page)).toBe(0);
    const strategy = page.locator('.lives').first();
    await strategy.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await strategy.locator('.life').first().isVisible()).toBe(false);
    await context.close();
  });

  it('let a finger hit the row of a milestone', async () => {
    for (const width of [1280, 320]) {
      const page = await opened('/goals/customer-experience', width);
      const rows = await page
        .locator('.life')
        .evaluateAll((all) =>
          all.map(
            (one) => (one as unknown as { getBoundingClientRect(): { height: number } }).getBoundingClientRect().height,
          ),
        );
      expect(rows.filter((height) => height < 24)).toEqual([]);
      await page.close();
    }
  });

  it('are printed, the wide picture and the table with it', async () => {
    const page = await opened('/milestones/CX-002', 1280);
    await page.emulateMedia({ media: 'print' });
    expect([
      await page.locator('.picture__wide > svg').isVisible(),
      await page.locator('.picture__narrow > svg').isVisible(),
      await page.locator('.table--history').isVisible(),
    ]).toEqual([true, false, true]);
    await page.close();
  });
});
