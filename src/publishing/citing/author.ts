import type { Site } from '../../rendering/site.js';

/** Who answers for what is published, with the address of their own site: the agency, or a demonstration that says so. */
export const authorOf = (
  site: Pick<Site, 'demonstration' | 'name' | 'agency' | 'address'>,
): { name: string; href: string } =>
  site.demonstration
    ? { name: `${site.name} (demonstration)`, href: site.address }
    : { name: site.agency.text, href: site.agency.href };
