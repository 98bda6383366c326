import { Readable } from 'node:stream';
import { ErrorLevel, SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { SiteMapEntry } from './site-map-entries.js';

/** One part of the site map. It depends on nothing but its entries. */
export const siteMapFile = async (entries: readonly SiteMapEntry[], siteAddress: string): Promise<Buffer> => {
  const items = entries.map(({ path, changedAt }) => ({
    url: siteAddress + path,
    ...(changedAt && { lastmod: changedAt.toISOString() }),
  }));
  const stream = new SitemapStream({
    level: ErrorLevel.THROW,
    xmlns: { news: false, video: false, xhtml: false, image: false },
  });
  // Written with nothing in it, the stream would write nothing at all.
  return items.length > 0
    ? streamToPromise(Readable.from(items).pipe(stream))
    : Buffer.from(
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
      );
};

/** The list of the parts, where there are several. */
export const siteMapIndex = (addresses: readonly string[]): Promise<Buffer> =>
  streamToPromise(
    Readable.from(addresses.map((url) => ({ url }))).pipe(new SitemapIndexStream({ level: ErrorLevel.THROW })),
  );
