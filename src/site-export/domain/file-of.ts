/** Where a page of the site that has no ending is found by every file host: `/goals` in `goals/index.html`. */
const INDEX = 'index.html';

const SAFE_PART = /^[\w\-~][\w\-.~]*$/;

/**
 * The file of an address, relative to the folder of the site: `/` is `index.html`, `/goals` is `goals/index.html`,
 * `/feed.xml` is itself. Null for an address that is no name of a file everywhere, or would lead out of the folder.
 */
export const fileOf = (address: string): string | null => {
  const parts = address.split('/').slice(1);
  if (address === '/') return INDEX;
  if (!address.startsWith('/') || !parts.every((part) => SAFE_PART.test(part))) return null;
  const last = parts.at(-1) ?? '';
  return [...parts, ...(last.includes('.') ? [] : [INDEX])].join('/');
};
