import { TYPED_LINK } from '../rendering/markdown.js';

/** Where something of the site leads, within the site. */
export interface SiteLink {
  /** With the query, without the fragment: `/goals/grants`. */
  address: string;
  /** False for what a person may have typed: such a link may lead nowhere, and nobody can mend it in an edition. */
  ours: boolean;
}

/** What was sent at an address. */
export interface Sent {
  address: string;
  type: string;
  body: Buffer;
}

/**
 * Every link to the site itself in a page, a stylesheet or a feed. `siteAddress` is what its absolute links begin with.
 * Pages are made by our own views, which quote every attribute and escape what is in it: so they need no parser.
 */
export const linksOf = ({ address, type, body }: Sent, siteAddress: string): SiteLink[] => {
  const here = siteAddress + address;
  const within = (link: string, ours: boolean): SiteLink[] => {
    const url = URL.canParse(link, here) ? new URL(link, here) : null;
    return url?.origin === siteAddress ? [{ address: url.pathname + url.search, ours }] : [];
  };
  if (type.startsWith('text/html')) return linksOfPage(body.toString(), siteAddress, within);
  if (type.startsWith('text/css'))
    return [...body.toString().matchAll(/url\((["']?)(.*?)\1\)/g)].flatMap(([, , link = '']) => within(link, true));
  if (/^application\/([\w.-]+\+)?xml\b/.test(type))
    return [...body.toString().matchAll(/(?:\s(?:href|src)="|>)(https?:\/\/[^\s"<>]*)/g)].flatMap(([, link = '']) =>
      within(unescaped(link), false),
    );
  return [];
};

const linksOfPage = (
  html: string,
  siteAddress: string,
  within: (link: string, ours: boolean) => SiteLink[],
): SiteLink[] =>
  [...html.matchAll(/<[a-z][^>]*>/gi)].flatMap(([tag]) => {
    const ours = !tag.includes(`class="${TYPED_LINK}"`);
    return [...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)].flatMap(([, name = '', escaped = '']) => {
      const value = unescaped(escaped);
      if (name === 'srcset') return value.split(',').flatMap((one) => within(one.trim().split(/\s/, 1)[0] ?? '', ours));
      // Of what a page says of itself to others, an address begins as the site's does (the picture of a card).
      const leads = LEADS.includes(name) || (name === 'content' && value.startsWith(`${siteAddress}/`));
      return leads ? within(value, ours) : [];
    });
  });

const LEADS = ['href', 'src', 'action', 'poster', 'formaction'];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
  });
