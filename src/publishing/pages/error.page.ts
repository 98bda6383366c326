import { frameOf } from '../../rendering/frame.js';
import type { Link, Site } from '../../rendering/site.js';

export const NOT_FOUND_VIEW = 'web/not-found';
export const BAD_ADDRESS_VIEW = 'web/bad-address';
export const REFUSED_VIEW = 'web/refused';
export const FAILED_VIEW = 'web/failed';

/**
 * 404. `asked` is the address as it was asked for; `suggestions` lead to what may have been meant; `sentence` says why
 * there is nothing, where that is known.
 */
export const notFoundPage = (
  asked: string,
  suggestions: readonly Link[],
  site: Site,
  sentence: string | null = null,
) => ({
  frame: errorFrame(
    'Page not found: nothing is at this address',
    'There is nothing at this address. The page lists where to go from here.',
    site,
  ),
  sentence,
  asked: site.exported ? null : asked, // a file cannot say what was asked for
  suggestions: [...suggestions],
  start: [...site.navigation],
});

/** 400. Each sentence says what is wrong with the address, where, and what would be right. */
export const badAddressPage = (sentences: readonly string[], suggestions: readonly Link[], site: Site) => ({
  frame: errorFrame(
    'This address cannot be read',
    'Something in this address cannot be read. The page says what is wrong and what would be right.',
    site,
  ),
  sentences: [...sentences],
  suggestions: [...suggestions],
  start: [...site.navigation],
});

/** 401, 403, 405, 409, 413, 422: what was asked cannot be done, and nothing was changed. `first` leads back to where it was asked. */
export const refusedPage = (sentences: readonly string[], first: readonly Link[], site: Site) => ({
  frame: errorFrame(
    'This cannot be done as it was asked',
    'What was asked cannot be done, and nothing was changed. The page says why and what would be right.',
    site,
  ),
  sentences: [...sentences],
  suggestions: [],
  start: [...first, ...site.navigation],
});

/** 500. */
export const failedPage = (site: Site) => ({
  frame: errorFrame(
    'Something went wrong on our side',
    'The page could not be made. The fault is on our side, and nothing was changed.',
    site,
  ),
  contact: site.contact,
});

const errorFrame = (title: string, description: string, site: Site) =>
  frameOf(site, { title, description, path: null, section: null, trail: [], indexed: false });
