import { proseOf } from '../rendering/markdown.js';
import { linksOf } from './links.js';

const SITE = 'https://milepost.example.gov';

const linksIn = (text: string, type = 'text/html; charset=utf-8', address = '/goals/grants') =>
  linksOf({ address, type, body: Buffer.from(text) }, SITE);
const ours = (...addresses: string[]) => addresses.map((address) => ({ address, ours: true }));

describe('the links', () => {
  it('of a page are those to the site itself, without their fragments', () => {
    const html = `<link rel="canonical" href="${SITE}/goals"><a class="x" href="/missed?quarter=a&amp;goal=b#c">
      <a href="https://elsewhere.gov/a">, <a href="mailto:a@b.gov">, <a href="//elsewhere.gov/">, <a href="#top">
      <img src="/assets/a.svg" srcset="/assets/b.png, /assets/c.png 2x" alt="href=&quot;/never&quot;">
      <meta property="og:image" content="${SITE}/assets/card.png"><meta name="description" content="/never">
      <form action="/search">&lt;a href=&quot;/never&quot;&gt;`;
    expect(linksIn(html)).toEqual(
      ours(
        ...['/goals', '/missed?quarter=a&goal=b', '/goals/grants', '/assets/a.svg', '/assets/b.png', '/assets/c.png'],
        ...['/assets/card.png', '/search'],
      ),
    );
  });

  it('that a person typed are told from ours', () => {
    expect(linksIn(proseOf('See [the old plan](/plans/old) and <https://milepost.example.gov/x>.').toString())).toEqual(
      [
        { address: '/plans/old', ours: false },
        { address: '/x', ours: false },
      ],
    );
  });

  it('of a stylesheet are relative to it', () => {
    expect(linksIn('a{src:url(b.woff2)}c{background:url("/d.svg")}', 'text/css', '/assets/m.css')).toEqual(
      ours('/assets/b.woff2', '/d.svg'),
    );
  });

  it('of a feed are followed, and may have been typed', () => {
    const feed = `<link href="${SITE}/goals?a=1&amp;b=2"/><loc>${SITE}/missed</loc><id>urn:x</id><category scheme="${SITE}/goals/"/>`;
    expect(linksIn(feed, 'application/atom+xml; charset=utf-8')).toEqual([
      { address: '/goals?a=1&b=2', ours: false },
      { address: '/missed', ours: false },
    ]);
    expect(linksIn(`{"a":"${SITE}/x"}`, 'application/json')).toEqual([]);
  });
});
