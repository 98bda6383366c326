import { publicAddresses, type Published } from '../public-addresses.js';
import { paths } from '../pages/paths.js';
import { newestNumbers } from './newest-numbers.js';

export interface SiteMapEntry {
  path: string;
  /** When something was last published that it shows; null where it only changes with the program. */
  changedAt: Date | null;
}

/** As many as one file may hold (sitemaps.org). */
export const MOST_ENTRIES = 50_000;

/**
 * The pages that a search engine or an archive should find: every page under the one address it is known by, and the
 * editions that were corrected since. The newest edition of a report is the page of the report.
 */
export const siteMapEntries = (published: Published): SiteMapEntry[] => {
  const newest = new Set(
    [...newestNumbers(published.editions)].map(([report, number]) => `${report}/editions/${number}`),
  );
  return publicAddresses(published)
    .filter(({ kind, path }) => kind === 'page' || (kind === 'edition' && !newest.has(path)))
    .map(({ path, changedAt }) => ({ path, changedAt }));
};

/** The entries in files of as many as a file may hold; one file at least. */
export const siteMapParts = (entries: readonly SiteMapEntry[], most = MOST_ENTRIES): SiteMapEntry[][] =>
  Array.from({ length: Math.max(1, Math.ceil(entries.length / most)) }, (_, part) =>
    entries.slice(part * most, (part + 1) * most),
  );

/** What robots may read: everything for the public but answers to queries, which are endless. */
export const robotsText = (siteAddress: string): string =>
  [
    'User-agent: *',
    ...['/desk', '/sign-in', '/forgotten-password', '/password/', '/search', '/missed?'].map(
      (path) => `Disallow: ${path}`,
    ),
    'Allow: /',
    '',
    `Sitemap: ${siteAddress}${paths.siteMap}`,
    '',
  ].join('\n');
