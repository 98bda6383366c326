/** A link whose address the site itself made or was configured with; never one that a person typed into a report. */
export interface Link {
  href: string;
  text: string;
}

/** What every page says of the site it belongs to. */
export interface Site {
  name: string;
  agency: Link;
  parentAgency: Link;
  /** True until the agency itself runs it: the banner then says plainly that this is not an official website. */
  demonstration: boolean;
  /** `https://milepost.example.gov`, without a slash at the end: what canonical links and citations start with. */
  address: string;
  contact: Link;
  /** The links that a federal identifier requires, in its order. */
  identifierLinks: readonly Link[];
  navigation: readonly (Link & { section: string })[];
  /** True where `/search` is served. */
  searchable: boolean;
  /** True where the pages are written as files: then nobody is there to answer a query, and no page has a form. */
  exported: boolean;
  /** `assets.json` of the built styles: logical name to file name. */
  assets: Readonly<Record<string, string>>;
}

/** The labels of the seven links that a federal identifier requires (USWDS, identifier), in its order. */
export const requiredLinks = {
  about: 'About',
  accessibility: 'Accessibility statement',
  foia: 'FOIA requests',
  noFear: 'No FEAR Act data',
  inspectorGeneral: 'Office of the Inspector General',
  performance: 'Performance reports',
  privacy: 'Privacy policy',
} as const;

/** An address that is safe in `href`: on this site, on the web, or an electronic mail address. */
export const isSafeAddress = (href: string): boolean => /^(https?:\/\/[^\s/]|mailto:[^\s]|\/(?!\/)|#)/i.test(href);

/** A site as configured, refused at start where an address could run as a script. */
export const checkedSite = (site: Site): Site => {
  const links = [site.agency, site.parentAgency, site.contact, ...site.identifierLinks, ...site.navigation];
  const unsafe = links.find(({ href }) => !isSafeAddress(href));
  if (unsafe)
    throw new Error(`The link “${unsafe.text}” has the address ${unsafe.href}: start it with https:, mailto: or /`);
  if (!URL.canParse(site.address) || site.address.endsWith('/')) {
    throw new Error(`The address of the site is ${site.address}: write it as https://host, without a slash at the end`);
  }
  return site;
};
