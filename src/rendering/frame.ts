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
}

/** Everything that stands around a page: head, banner, header, navigation, footer and identifier. */
export interface Frame {
  title: string;
  description: string;
  canonical: string | null;
  indexed: boolean;
  alternates: { href: string; type: string; title: string }[];
  stylesheet: string;
  icon: string;
  name: string;
  official: OfficialBanner | null;
  navigation: (Link & { current: boolean })[];
  trail: Crumb[];
  searchable: boolean;
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
  alternates: page.alternates ?? [],
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
  searchable: site.searchable,
  contact: site.contact,
  agency: site.agency,
  parentAgency: site.parentAgency,
  host: new URL(site.address).host,
  identifierLinks: site.identifierLinks,
});

const asset = (site: Site, name: string): string => {
  const file = site.assets[name];
  if (!file) throw new Error(`The built styles hold no ${name}: run npm run build`);
  return `/assets/${file}`;
};
