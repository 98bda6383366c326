import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  ...['/usr/bin/microsoft-edge', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  ...[
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  ...[
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
];

/** The Chromium of this machine: CHROMIUM_PATH, or where it is usually installed. Throws with what to install. */
const browserPath = (): string => {
  const found = [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
  if (found) return found;
  throw new Error(
    'There is no browser here: install Chromium or Google Chrome, or set CHROMIUM_PATH to its program file.',
  );
};

// Chromium refuses its sandbox to root; the rest keeps it from asking hosts that the tests have no business with.
const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-quic', '--no-first-run'],
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath(), args: FLAGS });

/** A window of a width in CSS pixels, as a reader has it who lets no script run. */
export const windowOf = (browser: Browser, width: number, height = 900): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, one line a place. The page needs a window that runs scripts, for axe is one. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  // Evaluated, not added as an element: the page's own policy lets no script element run.
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    interface Found {
      violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
    }
    const { axe: checker } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
    const { violations } = await checker.run({ runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} at ${target.join(' ')} ${failureSummary}`),
    );
  }, RULES);
};

/** How many CSS pixels a reader would have to scroll sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { document } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
