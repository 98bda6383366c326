import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { KeptPage } from './kept-page.js';

const siteHeaders = ['X-Content-Type-Options', 'nosniff'];
const cacheControl = 'public, max-age=0, must-revalidate';
const words = 'What was promised, what was missed, and why. '.repeat(200);
const report = (body: string | Buffer = words, type = 'text/html; charset=utf-8', headers = {}) =>
  new KeptPage({ body, type, headers }, { siteHeaders, cacheControl });
const header = (headers: string[], name: string) => headers[headers.indexOf(name) + 1];
const bodyOf = async (page: KeptPage, accept?: string) =>
  (await page.answer(accept, undefined)).body ?? Buffer.alloc(0);

describe('a kept page', () => {
  it('is the same text in every encoding', async () => {
    const page = report();
    expect((await bodyOf(page)).toString()).toBe(words);
    expect(gunzipSync(await bodyOf(page, 'gzip')).toString()).toBe(words);
    expect(brotliDecompressSync(await bodyOf(page, 'gzip, br')).toString()).toBe(words);
  });

  it('lies ready once it was made, and its plain body from the start', async () => {
    const page = report();
    expect(page.ready(undefined, undefined)?.status).toBe(200);
    expect(page.ready('br', undefined)).toBeUndefined();
    await page.answer('br', undefined);
    expect(page.ready('br', undefined)?.headers).toContain('Content-Encoding');
  });

  it('is packed once for all who ask at the same time', async () => {
    const page = report();
    const [one, other] = await Promise.all([page.answer('br', undefined), page.answer('br', undefined)]);
    expect(one).toBe(other);
  });

  it('has a tag of its own in each encoding, and answers 304 only to that one', async () => {
    const page = report();
    const plain = header((await page.answer(undefined, undefined)).headers, 'ETag');
    const packed = header((await page.answer('br', undefined)).headers, 'ETag');
    expect(plain).not.toBe(packed);
    expect((await page.answer('br', packed)).status).toBe(304);
    expect((await page.answer('br', plain)).status).toBe(200);
    expect((await page.answer(undefined, `"x", W/${plain}`)).status).toBe(304);
  });

  it('says in a 304 what caches compare, and nothing of a body', async () => {
    const { headers, body } = await report().answer('br', '*');
    expect(headers.filter((_, index) => index % 2 === 0)).toEqual(['Cache-Control', 'Vary', 'ETag']);
    expect(body).toBeUndefined();
  });

  it.each([
    ['the words', report(`${words}.`)],
    ['the type', report(words, 'text/plain; charset=utf-8')],
    ['a header', report(words, 'text/html; charset=utf-8', { 'Content-Disposition': 'attachment' })],
  ])('has another tag when %s changed', (_, other) => {
    expect(tagOf(other)).not.toBe(tagOf(report()));
    expect(tagOf(report())).toBe(tagOf(report()));
  });

  it.each([
    ['a PDF', report(Buffer.alloc(5000), 'application/pdf')],
    ['what fits into a packet', report('Nothing was missed.')],
  ])('is not packed where that saves nothing: %s', (_, page) => {
    const headers = page.ready('br', undefined)?.headers;
    expect(headers).toBeDefined();
    expect(headers).not.toContain('Content-Encoding');
    expect(headers).not.toContain('Vary');
  });

  it('stays plain where packing makes it longer', async () => {
    const noise = Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7919 * (index + 13)) % 251));
    const page = report(noise, 'text/plain');
    const { headers, body } = await page.answer('br', undefined);
    expect(body?.length).toBeLessThanOrEqual(noise.length);
    expect(header(headers, 'Content-Length')).toBe(String(body?.length));
  });

  it('weighs what it holds', async () => {
    const page = report();
    const before = page.bytes;
    const packed = await bodyOf(page, 'br');
    expect(page.bytes - before).toBe(packed.length);
  });
});

const tagOf = (page: KeptPage): string | undefined => header(page.ready(undefined, undefined)?.headers ?? [], 'ETag');
