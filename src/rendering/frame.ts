import type { Link, Site } from './site.js';

export interface Crumb {
  href: string | null;
  text: string;
}

/** What a page says of itself to the frame around it. */
export interface PageFacts {
  title: string;
  description: string;
  /** The one address under which the page should be known; null for a page that should not be. */
  path: string | null;
  /** The entry of the navigation it belongs to. */
  section: string | null;
  trail: Crumb[];
  /** Other forms of the same content. */
  alternates?: { href: string; type: string; title: string }[];
  /** False for pages that a search engine should not keep. */
  indexed?: boolean;
  /** For a publication: when it was published. */
  publishedAt?: Date;
  /** For a publication: further facts for the head, such as how it is cited. */
  meta?: { name: string; content: string }[];
}

/** Everything that stands around a page: head, banner, header, navigation, footer and identifier. */
export interface Frame {
  title: string;
  description: string;
  canonical: string | null;
  indexed: boolean;
  alternates: { href: string; type: string; title: string }[];
  /** What social sites show beside a link. */
  card: { image: string; alt: string; width: number; height: number };
  publishedAt: string | null;
  meta: { name: string; content: string }[];
  stylesheet: string;
  icon: string;
  name: string;
  official: OfficialBanner | null;
  navigation: (Link & { current: boolean })[];
  trail: Crumb[];
  searchable: boolean;
  copyOf: Link | null;
  contact: Link;
  agency: Link;
  parentAgency: Link;
  host: string;
  identifierLinks: readonly Link[];
}

interface OfficialBanner {
  flag: string;
  dotGov: string;
  https: string;
}

export const frameOf = (site: Site, page: PageFacts): Frame => ({
  title: page.title.includes(site.name) ? page.title : `${page.title} | ${site.name}`,
  description: page.description,
  canonical: page.path === null ? null : site.address + page.path,
  indexed: page.indexed ?? true,
  // A page that is known by no address is followed by nobody.
  alternates: [...(page.alternates ?? []), ...(page.path === null ? [] : [FEED])],
  card: { ...CARD, image: site.address + asset(site, 'milepost-card.png') },
  publishedAt: page.publishedAt?.toISOString() ?? null,
  meta: page.meta ?? [],
  stylesheet: asset(site, 'milepost.css'),
  icon: asset(site, 'milepost.svg'),
  name: site.name,
  official: site.demonstration
    ? null
    : {
        flag: asset(site, 'us_flag_small.png'),
        dotGov: asset(site, 'icon-dot-gov.svg'),
        https: asset(site, 'icon-https.svg'),
      },
  navigation: site.navigation.map(({ href, text, section }) => ({ href, text, current: section === page.section })),
  trail: page.trail,
  searchable: site.searchable && !site.exported,
  /** The site that this page is a copy of, for what a file cannot do. */
  copyOf: site.exported ? { href: `${site.address}/`, text: new URL(site.address).host } : null,
  contact: site.contact,
  agency: site.agency,
  parentAgency: site.parentAgency,
  host: new URL(site.address).host,
  identifierLinks: site.identifierLinks,
});

const FEED = { href: '/feed.xml', type: 'application/atom+xml', title: 'All reports and corrections' };

/** The picture of the site, as large as social sites show one. */
const CARD = {
  alt: 'Milepost: promised, missed, and why. A row of posts, one for each milestone; two of them, the missed ones, are taller.',
  width: 1200,
  height: 630,
};

const asset = (site: Site, name: string): string => {
  const file = site.assets[name];
  if (!file) throw new Error(`The built styles hold no ${name}: run npm run build`);
  return `/assets/${file}`;
};
