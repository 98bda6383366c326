import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

/** Where installers put a browser that no PATH names. */
const PLACES = [
  ...['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/homebrew/bin'].flatMap((at) =>
    NAMES.map((name) => join(at, name)),
  ),
  '/opt/google/chrome/chrome',
  ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((at) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((name) =>
      join(at ?? '', name),
    ),
  ),
];

/** The Chromium of this machine: CHROMIUM_PATH, or the first one that is installed. Throws with what to install. */
const browserPath = (): string => {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no file: name the program of Chromium or Google Chrome.`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((at) => NAMES.map((name) => join(at, name)));
  const found = [...onPath, ...PLACES].find((place) => isAbsolute(place) && existsSync(place));
  if (found) return found;
  throw new Error(
    'There is no browser here: install Chromium or Google Chrome, or set CHROMIUM_PATH to its program file.',
  );
};

const isRoot = process.getuid?.() === 0;

// The shared memory of a container is often too small for a page; the rest keeps the browser from asking hosts that
// the tests have no business with.
const FLAGS = [
  ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--disable-quic', '--no-first-run'],
];

/** Chromium refuses its sandbox to root, and to root alone. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: FLAGS, chromiumSandbox: !isRoot });

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
