import type { Site } from '../../rendering/site.js';
import { CC0, RIGHTS, US_PUBLIC_DOMAIN } from '../follow/rights.js';
import { paths } from '../pages/paths.js';
import type { CatalogedFile, CatalogFacts } from './catalog-facts.js';

/** The Office of Management and Budget in OMB Circular A-11, Appendix C. */
const BUREAU = '100:55';

/** No program of the Federal Program Inventory stands behind the goals. */
const NO_PROGRAM = '000:000';

const SCHEMA = 'https://project-open-data.cio.gov/v1.1/schema';

/**
 * The catalog by DCAT-US 1.1 (Project Open Data): a parent dataset for the whole, with the table of everything, and one
 * dataset for each quarter that is a part of it.
 */
export const dcatUs1 = (facts: CatalogFacts, site: Site): object => {
  const whole = site.address + paths.data;
  const inCommon = {
    '@type': 'dcat:Dataset',
    accessLevel: 'public',
    rights: RIGHTS,
    license: US_PUBLIC_DOMAIN,
    bureauCode: [BUREAU],
    programCode: [NO_PROGRAM],
    contactPoint: { '@type': 'vcard:Contact', fn: facts.contact.name, hasEmail: `mailto:${facts.contact.email}` },
    publisher: {
      '@type': 'org:Organization',
      name: facts.publisher.name,
      ...(facts.publisher.parent && {
        subOrganizationOf: { '@type': 'org:Organization', name: facts.publisher.parent },
      }),
    },
    language: ['en-US'],
    spatial: 'United States',
    theme: ['Performance'],
    describedBy: site.address + paths.reportSchema,
    describedByType: 'application/schema+json',
    references: [site.address + paths.howToRead, site.address + paths.openApi, CC0],
  };
  const nothing = facts.quarters.length === 0;
  return {
    '@context': `${SCHEMA}/catalog.jsonld`,
    '@id': site.address + paths.catalog,
    '@type': 'dcat:Catalog',
    conformsTo: SCHEMA,
    describedBy: `${SCHEMA}/catalog.json`,
    dataset: nothing
      ? []
      : [
          {
            ...inCommon,
            identifier: whole,
            ...{ title: facts.title, description: facts.description, keyword: facts.keywords },
            landingPage: whole,
            issued: facts.issuedAt.toISOString(),
            modified: facts.modifiedAt.toISOString(),
            accrualPeriodicity: 'R/P3M',
            temporal: `${facts.quarters.at(-1)?.starts ?? ''}/${facts.quarters[0]?.ends ?? ''}`,
            distribution: [distributionOf(facts.allMilestones)],
          },
          ...facts.quarters.map((quarter) => ({
            ...inCommon,
            identifier: quarter.address,
            isPartOf: whole,
            ...{
              title: quarter.title,
              description: quarter.description,
              keyword: [...facts.keywords, quarter.quarter],
            },
            landingPage: quarter.address,
            issued: quarter.issuedAt.toISOString(),
            modified: quarter.modifiedAt.toISOString(),
            accrualPeriodicity: 'irregular', // it changes where a report is corrected
            temporal: `${quarter.starts}/${quarter.ends}`,
            distribution: quarter.files.map(distributionOf),
          })),
        ],
  };
};

const distributionOf = ({ title, address, mediaType, format, describedBy }: CatalogedFile): object => ({
  '@type': 'dcat:Distribution',
  ...{ title, downloadURL: address, mediaType, format },
  ...(describedBy && { describedBy: describedBy.address, describedByType: describedBy.mediaType }),
});
