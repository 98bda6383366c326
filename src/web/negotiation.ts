export type Encoding = 'br' | 'gzip' | 'identity';

/** Smallest first: what wins when a client likes several equally well. */
const OURS: readonly Encoding[] = ['br', 'gzip', 'identity'];

/**
 * The header hardly varies between requests, so its reading is kept. Bounded in count and length: the text comes from
 * outside.
 */
const known = new Map<string, Encoding>();
const MOST_KNOWN = 200;
const LONGEST_KNOWN = 200;

/** The encoding in which to answer a request with this Accept-Encoding header. */
export const encodingFor = (acceptEncoding: string | undefined): Encoding => {
  if (acceptEncoding === undefined) return 'identity';
  const before = known.get(acceptEncoding);
  if (before !== undefined) return before;
  const encoding = negotiated(acceptEncoding);
  if (acceptEncoding.length <= LONGEST_KNOWN) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(acceptEncoding, encoding);
  }
  return encoding;
};

// RFC 9110, 12.5.3. Where even identity is refused the page is sent as it is: a reader would rather have it than a 406.
const negotiated = (acceptEncoding: string): Encoding => {
  const liked = qualities(acceptEncoding);
  const qualityOf = (encoding: Encoding): number =>
    liked.get(encoding) ?? liked.get('*') ?? (encoding === 'identity' ? UNNAMED_IDENTITY : 0);
  let best: Encoding = 'identity';
  let highest = 0;
  for (const encoding of OURS) {
    const quality = qualityOf(encoding);
    if (quality > highest) [best, highest] = [encoding, quality];
  }
  return best;
};

/** Identity is acceptable unless it is named with q=0, but whoever names another encoding prefers that one. */
const UNNAMED_IDENTITY = 0.0001;

/** Whether the reader of an Accept header would rather have JSON than a page. A wildcard alone is no such wish. */
export const prefersJson = (accept: string | undefined): boolean => {
  if (accept === undefined) return false;
  const liked = qualities(accept);
  return (liked.get('application/json') ?? 0) > (liked.get('text/html') ?? 0);
};

const qualities = (header: string): Map<string, number> => {
  const qualityByName = new Map<string, number>();
  for (const item of header.split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
    const quality = weight === undefined ? 1 : Number(weight.slice(weight.indexOf('=') + 1));
    if (name !== '') qualityByName.set(name, quality >= 0 && quality <= 1 ? quality : 0);
  }
  return qualityByName;
};

/** Whether an If-None-Match header names this entity tag: in a list, weakly, or by `*` (RFC 9110, 13.1.2). */
export const namesTag = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch === tag || ifNoneMatch.split(',').some((item) => ['*', tag, `W/${tag}`].includes(item.trim()));
