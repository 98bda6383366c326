import { setTimeout as wait } from 'node:timers/promises';
import { KeptPage } from './kept-page.js';
import { createLog } from './logger.js';
import { PublicPages } from './public-pages.js';
import { PublicationSequence } from './publication-sequence.js';

class Sequence extends PublicationSequence {
  number = 1;
  broken = false;
  override current(): Promise<number> {
    return this.broken ? Promise.reject(new Error('out of reach')) : Promise.resolve(this.number);
  }
}

const html = (body: string) => ({ body, type: 'text/html; charset=utf-8' });
const textOf = (page: unknown) =>
  page instanceof KeptPage ? page.ready(undefined, undefined)?.body?.toString() : undefined;

describe('the public pages', () => {
  let sequence: Sequence;
  let pages: PublicPages;
  let renderings: number;
  const show = (address: string, body = 'a page') => pages.at(address, () => rendered(body));
  const rendered = (body: string) => {
    renderings += 1;
    return Promise.resolve(html(body));
  };

  beforeEach(async () => {
    renderings = 0;
    sequence = new Sequence();
    pages = new PublicPages(sequence, { log: createLog('silent'), siteHeaders: [], mostBytes: 100_000, pollMs: 5 });
    await pages.refresh();
  });
  afterEach(() => {
    pages.onModuleDestroy();
  });

  it('renders an address once', async () => {
    await show('/goals');
    await show('/goals');
    expect(renderings).toBe(1);
    expect(textOf(pages.keptAt('/goals'))).toBe('a page');
    expect(pages.keptAt('/goals/')).toBeUndefined();
  });

  it('renders once for all who ask at the same time', async () => {
    const got = await Promise.all([show('/goals'), show('/goals'), show('/missed'), show('/goals')]);
    expect(renderings).toBe(2);
    expect(got[0]).toBe(got[3]);
  });

  it('forgets everything when the number changes, also downwards after a restore', async () => {
    for (const number of [2, 1]) {
      await show('/goals');
      sequence.number = number;
      await pages.refresh();
      expect(pages.keptAt('/goals')).toBeUndefined();
    }
  });

  it('sees the publication of another process', async () => {
    await pages.follow();
    await show('/goals');
    sequence.number = 2;
    await wait(100);
    expect(pages.keptAt('/goals')).toBeUndefined();
  });

  it('renders again what was read while something was published', async () => {
    const bodies = ['old', 'new'];
    const page = await pages.at('/goals', () => {
      sequence.number = 2; // published between the reading and the keeping
      return rendered(bodies[renderings] ?? '');
    });
    expect(textOf(page)).toBe('new');
    expect(textOf(pages.keptAt('/goals'))).toBe('new');
  });

  it('never keeps under the new number what began under the old', async () => {
    const page = await pages.at('/goals', async () => {
      sequence.number += 1; // published each time, as fast as it renders
      await pages.refresh();
      return rendered('mixed');
    });
    expect(textOf(page)).toBe('mixed');
    expect(renderings).toBe(3);
    expect(pages.keptAt('/goals')).toBeUndefined();
  });

  it('lets who asks after a publication not wait for a rendering from before it', async () => {
    let finish = (): void => undefined;
    const slow = pages.at('/goals', async () => {
      if (renderings === 0) await new Promise<void>((resolve) => (finish = resolve));
      return rendered('slow');
    });
    sequence.number = 2;
    await pages.refresh();
    expect(textOf(await show('/goals', 'fresh'))).toBe('fresh');
    finish();
    await slow;
  });

  it('does not go back to an older number that was asked for earlier and came later', async () => {
    let answerLate: (number: number) => void = () => undefined;
    sequence.current = () => new Promise((resolve) => (answerLate = resolve));
    const late = pages.refresh();
    const answerOld = answerLate;
    sequence.current = () => Promise.resolve(7);
    await pages.refresh();
    await show('/goals');
    answerOld(1);
    await late;
    expect(pages.keptAt('/goals')).toBeDefined();
  });

  it('serves what it has while the number cannot be read, and keeps nothing new', async () => {
    await show('/goals');
    sequence.broken = true;
    expect(textOf(await show('/missed'))).toBe('a page');
    expect(pages.keptAt('/missed')).toBeUndefined();
    expect(pages.keptAt('/goals')).toBeDefined();
    sequence.broken = false;
    await show('/missed');
    expect(pages.keptAt('/missed')).toBeDefined();
  });

  it('keeps nothing of a rendering that failed, and lets the next one try', async () => {
    const failing = () => pages.at('/goals', () => Promise.reject(new Error('no')));
    await expect(Promise.all([failing(), failing()])).rejects.toThrow('no');
    await show('/goals');
    expect(renderings).toBe(1);
  });

  it('gives back what is no page, and does not keep it', async () => {
    const redirect = { url: '/goals', statusCode: 302 };
    expect(await pages.at('/old', () => Promise.resolve(redirect))).toBe(redirect);
    expect(pages.keptAt('/old')).toBeUndefined();
  });

  it.each([
    ['/missed?goal=grants', '/missed?goal=grants', true],
    ['/missed?%67oal=grants', '/missed?goal=grants', false],
    ['/missed?goal=grants&page=01', '/missed?goal=grants', false],
    ['/goals?utm_source=x', undefined, false],
    ['/%67oals', '/%67oals', false],
    ['/goals;a=b', '/goals;a=b', false],
    ['/goals#part', '/goals#part', false],
    ['http://host/goals', 'http://host/goals', false],
    ['/goals/a-b/updates/fy2018-q3.json', undefined, true],
  ])('%s, whose own address is %s, is kept: %s', async (address, keptAt, kept) => {
    await pages.at(address, () => Promise.resolve({ ...html('x'), ...(keptAt === undefined ? {} : { keptAt }) }));
    expect(pages.keptAt(address) !== undefined).toBe(kept);
  });

  it('holds no more than its bytes, and lets go first of what nobody asked for', async () => {
    const long = 'x'.repeat(6000);
    await show('/goals', long);
    for (let index = 0; index < 50; index += 1) {
      await show(`/milestones/CX-${index}`, long);
      pages.keptAt('/goals');
    }
    const held = Array.from({ length: 50 }, (_, index) => pages.keptAt(`/milestones/CX-${index}`)).filter(Boolean);
    expect(pages.keptAt('/goals')).toBeDefined();
    expect(held.length).toBeLessThan(10);
    expect(held.length).toBeGreaterThan(5);
  });

  it('keeps its pages while every file there is is fetched, and the files last asked for', async () => {
    const long = 'x'.repeat(6000);
    const [first, ...others] = Array.from({ length: 30 }, (_, index) => `/goals/grants/editions/${index}.pdf`);
    await show('/goals', long);
    for (const address of [first ?? '', ...others])
      await pages.at(address, () => Promise.resolve({ body: long, type: 'application/pdf' }));
    expect(pages.keptAt('/goals')).toBeDefined();
    expect(pages.keptAt(first ?? '')).toBeUndefined();
    expect(pages.keptAt(others.at(-1) ?? '')).toBeDefined();
    expect(pages.keptBytes).toBeLessThan(100_000 / 4 + 20_000);
  });

  it('counts an encoding that was made later', async () => {
    await pages.at('/goals', () => rendered('word '.repeat(1000)));
    const before = pages.keptBytes;
    await pages.keptAt('/goals')?.answer('br', undefined);
    expect(pages.keptBytes).toBeGreaterThan(before);
  });

  it('keeps no single page that would push out the others', async () => {
    await show('/huge', 'x'.repeat(50_000));
    expect(pages.keptAt('/huge')).toBeUndefined();
  });

  it('has what was asked for most rendered and packed before anybody asks after a publication', async () => {
    const asked: string[] = [];
    pages = new PublicPages(sequence, { log: createLog('silent'), siteHeaders: [], pollMs: 5 });
    await pages.refresh();
    const readBy = async (address: string, readers: number) => {
      await pages.at(address, () => rendered('word '.repeat(1000)));
      for (let reader = 0; reader < readers; reader += 1) pages.keptAt(address)?.ready(undefined, undefined);
    };
    pages.warmBy(async (address) => {
      asked.push(address);
      await (await pages.at(address, () => rendered('new '.repeat(1000)))).answer('br', undefined);
    });
    await readBy('/once', 1);
    for (let index = 10; index < 70; index += 1) await readBy(`/goals/${index}`, index);
    sequence.number = 2;
    await pages.refresh();
    await wait(200);
    expect(asked).toEqual(Array.from({ length: 50 }, (_, index) => `/goals/${69 - index}`));
    expect(['br', 'gzip'].map((encoding) => pages.keptAt('/goals/69')?.ready(encoding, undefined)?.status)).toEqual([
      200, 200,
    ]);
  });

  it('goes on with what a second publication found not rendered yet, past what cannot be rendered', async () => {
    const asked: string[] = [];
    for (const address of ['/a', '/b', '/c']) {
      await show(address);
      for (let reader = 0; reader < 2; reader += 1) pages.keptAt(address)?.ready(undefined, undefined);
    }
    let second: Promise<void> | undefined;
    pages.warmBy(async (address) => {
      asked.push(address);
      if (asked.length === 1) {
        sequence.number = 3;
        second = pages.refresh();
      }
      await wait(10);
      if (address === '/b') throw new Error('no');
    });
    sequence.number = 2;
    await pages.refresh();
    await second;
    await wait(100);
    expect(asked).toEqual(['/c', '/c', '/b', '/a']); // read as often, and later
  });

  it('begins one rendering in each turn of the event loop', async () => {
    const order: string[] = [];
    const shown = ['/a', '/b'].map((address) =>
      pages.at(address, () => {
        order.push(address);
        setImmediate(() => order.push(`after ${address}`));
        return rendered('x');
      }),
    );
    await Promise.all(shown);
    expect(order.slice(0, 3)).toEqual(['/a', 'after /a', '/b']);
  });

  it('lets what never changes be kept by browsers for a day', async () => {
    const page = await pages.at('/editions/1.pdf', () => Promise.resolve({ ...html('x'), neverChanges: true }));
    expect(page.ready(undefined, undefined)?.headers).toContain('public, max-age=86400');
    expect((await show('/goals')).ready(undefined, undefined)?.headers).toContain('public, max-age=0, must-revalidate');
  });

  it('keeps what is fixed through every publication', async () => {
    pages.fix('/assets/a.css', new KeptPage({ body: 'a{}', type: 'text/css' }, { siteHeaders: [], cacheControl: 'x' }));
    sequence.number = 2;
    await pages.refresh();
    expect(pages.keptAt('/assets/a.css')).toBeDefined();
  });
});
