import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { checkedSite, requiredLinks, type Site } from '../rendering/site.js';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import { NAVIGATION, paths } from './pages/paths.js';

/** Where the built styles, fonts and images lie. */
export const ASSETS = join(import.meta.dirname, '..', '..', 'dist', 'assets');

const OMB = 'https://www.whitehouse.gov/omb/';

/** Who publishes: Milepost as a demonstration, the agency where it runs the site itself. */
export const PUBLISHER = {
  name: 'Milepost',
  agency: { href: OMB, text: 'Office of Management and Budget' },
} as const;

/** What every page says of the site it belongs to, from the settings and the built styles. */
@Injectable()
export class SiteFacts {
  readonly site: Site;

  constructor(@Inject(SETTINGS) { publicUrl, official, contact, exported = false }: Settings) {
    this.site = checkedSite({
      ...PUBLISHER,
      parentAgency: { href: 'https://www.whitehouse.gov/', text: 'Executive Office of the President' },
      demonstration: !official,
      address: publicUrl,
      contact:
        contact === null
          ? { href: paths.term('contact'), text: official ? 'Contact' : 'Contact (no mailbox here)' }
          : { href: contact, text: 'Contact us' },
      identifierLinks: [
        { href: OMB, text: `${requiredLinks.about} OMB` },
        { href: paths.term('accessibility'), text: requiredLinks.accessibility },
        { href: `${OMB}freedom-of-information-act-foia/`, text: requiredLinks.foia },
        { href: 'https://www.eeoc.gov/no-fear-act-data', text: requiredLinks.noFear },
        { href: 'https://www.oversight.gov/', text: requiredLinks.inspectorGeneral },
        { href: 'https://www.performance.gov/', text: requiredLinks.performance },
        { href: 'https://www.whitehouse.gov/privacy/', text: requiredLinks.privacy },
      ],
      navigation: NAVIGATION,
      searchable: true,
      exported,
      assets: JSON.parse(readFileSync(join(ASSETS, 'assets.json'), 'utf8')) as Record<string, string>,
    });
  }
}
