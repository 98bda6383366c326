import type { Browser, Page } from 'playwright-core';
import { axeViolations, openBrowser, sidewaysScroll, windowOf } from '../support/browser.js';
import { PASSWORD, type ServedDesk, servedDesk, type Who } from '../support/desk.js';

const ANOTHER = 'seven miles to the next post';

describe('the way in and the accounts, in a browser', () => {
  let desk: ServedDesk;
  let browser: Browser;
  let link: string;
  beforeAll(async () => {
    desk = await servedDesk();
    browser = await openBrowser();
    const administrator = await desk.as('administrator');
    const person = { name: 'Noor Haddad-Vandermeer', email: 'noor.haddad-vandermeer@customs.agency.example.gov' };
    const { text } = await administrator.post('/desk/people', { ...person, role: 'deputy:grants' });
    link = /\/password\/[\w-]+/.exec(text)?.[0] ?? '';
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const open = async (path: string, who: Who | null, width: number, scripts: boolean): Promise<Page> => {
    const context = scripts
      ? await browser.newContext({ viewport: { width, height: 900 } })
      : await windowOf(browser, width);
    await context.addCookies((await desk.as(who)).cookiesForBrowser());
    const page = await context.newPage();
    await page.goto(desk.address + path);
    return page;
  };

  const pages: [string, Who | null][] = [
    ['/sign-in?next=%2Fdesk%2Faccount', null],
    ['/forgotten-password', null],
    ['the link', null],
    ['/password/old', null],
    ['/desk/account', 'leader'],
    ['/desk/people', 'administrator'],
    ['/desk/people/new', 'administrator'],
    ['the person', 'administrator'],
  ];
  const addressOf = (name: string): string =>
    ({ 'the link': link, 'the person': `/desk/people/${desk.people.leader.id}` })[name] ?? name;

  it.each(pages)('%s for %s can be read by everybody, at any width', async (name, who) => {
    for (const width of [1280, 320]) {
      const page = await open(addressOf(name), who, width, true);
      expect([width, await axeViolations(page), await sidewaysScroll(page)]).toEqual([width, [], 0]);
      await page.context().close();
    }
  });

  it('lets in by the keyboard alone, without scripts, and says what is wrong', async () => {
    const page = await open('/desk/account', null, 1280, false);
    const type = async (email: string, password: string): Promise<void> => {
      await page.focus('#email');
      await page.keyboard.type(email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    await type('sam.reyes@example.gov', 'not the password');
    expect(await page.textContent('.error-summary')).toContain('The e-mail address or the password is not right.');
    expect(await page.inputValue('#email')).toBe('sam.reyes@example.gov');
    await page.fill('#email', '');
    await type('sam.reyes@example.gov', PASSWORD);
    expect([new URL(page.url()).pathname, await page.textContent('h1')]).toEqual(['/desk/account', 'Your account']);
    await page.click('text=Sign out >> nth=0');
    expect(await page.textContent('#said')).toContain('You are signed out.');
    await page.context().close();
  });

  it('follows an invitation to the desk', async () => {
    const page = await open(link, null, 320, false);
    await page.fill('#password', ANOTHER);
    await page.fill('#again', ANOTHER);
    await page.click('text=Set the password');
    expect(new URL(page.url()).pathname).toBe('/desk');
    await page.goto(`${desk.address}/desk/account`);
    expect(await page.textContent('main')).toContain('Deputy goal leader, grants');
    await page.goto(desk.address + link);
    expect(await page.textContent('h1')).toBe('This link has been used or is too old');
    await page.context().close();
  });
});
