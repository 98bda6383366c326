import type { Site } from '../../rendering/site.js';
import { RIGHTS, US_PUBLIC_DOMAIN } from '../follow/rights.js';
import { paths } from '../pages/paths.js';
import type { CatalogedFile, CatalogedQuarter, CatalogFacts } from './catalog-facts.js';

const STANDARD = 'https://resources.data.gov/resources/dcat-us3/';
const OPEN_API = 'https://spec.openapis.org/oas/v3.1.1.html';

/** The catalog by DCAT-US 3.0: one series of datasets, a dataset for each quarter, one for everything, and the service. */
export const dcatUs3 = (facts: CatalogFacts, site: Site): object => {
  const { title, description } = facts;
  const address = site.address + paths.data;
  const homepage = { '@type': 'Document', title: 'Data and feeds', accessURL: address };
  const contact = { '@type': 'Kind', fn: facts.contact.name, hasEmail: `mailto:${facts.contact.email}` };
  const agent = { '@type': 'Agent', name: facts.publisher.name };
  return {
    '@id': site.address + paths.catalog3,
    '@type': 'Catalog',
    conformsTo: { '@type': 'Standard', '@id': STANDARD, identifier: STANDARD, title: 'DCAT-US 3.0' },
    identifier: site.address + paths.catalog3,
    ...{ title, description, keyword: facts.keywords, language: 'en', homepage },
    ...{ publisher: agent, contactPoint: [contact], rights: [RIGHTS], license: US_PUBLIC_DOMAIN },
    ...datasetsOf(facts, { address, homepage, contact, agent }),
    service: [
      {
        '@type': 'DataService',
        title: `${site.name}: reports, lists and feeds`,
        description: 'Every report and list of the site at an address of its own. No key is needed.',
        endpointURL: [site.address],
        endpointDescription: [site.address + paths.openApi],
        conformsTo: [{ '@type': 'Standard', '@id': OPEN_API, identifier: OPEN_API, title: 'OpenAPI 3.1' }],
        ...{ contactPoint: [contact], publisher: agent, accessRights: 'public', license: US_PUBLIC_DOMAIN },
      },
    ],
  };
};

interface InCommon {
  address: string;
  homepage: object;
  contact: object;
  agent: object;
}

const datasetsOf = (facts: CatalogFacts, { address, homepage, contact, agent }: InCommon): object => {
  const { quarters, title, description } = facts;
  const [first, last] = [quarters.at(-1), quarters[0]];
  if (!first || !last) return { datasetSeries: [], dataset: [] };
  const publisher = {
    '@type': 'Organization',
    name: facts.publisher.name,
    ...(facts.publisher.parent && {
      subOrganizationOf: [{ '@type': 'Organization', name: facts.publisher.parent }],
    }),
  };
  const named = (id: string, words: { title: string; description: string }) => ({
    ...{ '@id': id, '@type': 'Dataset', identifier: id, title: words.title, description: words.description },
    ...{ contactPoint: contact, publisher },
  });
  const member = (quarter: CatalogedQuarter) => named(quarter.address, quarter);
  const series = { '@id': `${address}#series`, '@type': 'DatasetSeries', title, description };
  const open = { accessRights: 'public', rights: [RIGHTS], language: 'en', keyword: facts.keywords };
  const whole = {
    accrualPeriodicity: 'R/P3M',
    temporal: [periodOf(first.starts, last.ends)],
    ...datesOf(facts),
  };
  return {
    ...datesOf(facts),
    datasetSeries: [
      {
        ...series,
        ...whole,
        ...{ contactPoint: [contact], publisher: agent },
        ...{ first: member(first), last: member(last), seriesMember: quarters.map(member) },
      },
    ],
    dataset: [
      {
        ...named(facts.allMilestones.address, { title: facts.allMilestones.title, description }),
        ...open,
        ...whole,
        landingPage: homepage,
        distribution: [distributionOf(facts.allMilestones)],
      },
      ...quarters.map((quarter) => ({
        ...member(quarter),
        ...open,
        ...datesOf(quarter),
        inSeries: [series],
        accrualPeriodicity: 'irregular', // it changes where a report is corrected
        temporal: [periodOf(quarter.starts, quarter.ends)],
        landingPage: { '@type': 'Document', title: quarter.title, accessURL: quarter.address },
        distribution: quarter.files.map(distributionOf),
      })),
    ],
  };
};

const datesOf = ({ issuedAt, modifiedAt }: { issuedAt: Date; modifiedAt: Date }) => ({
  issued: issuedAt.toISOString(),
  modified: modifiedAt.toISOString(),
});

const periodOf = (startDate: string, endDate: string) => ({ '@type': 'PeriodOfTime', startDate, endDate });

const distributionOf = ({ title, address, mediaType, format, publishedAt, describedBy }: CatalogedFile): object => ({
  '@type': 'Distribution',
  ...{ title, downloadURL: address, mediaType, format, license: US_PUBLIC_DOMAIN, language: 'en' },
  modified: publishedAt.toISOString(),
  ...(describedBy && {
    describedBy: {
      '@type': 'Distribution',
      title: 'What the fields mean',
      downloadURL: describedBy.address,
      mediaType: describedBy.mediaType,
    },
  }),
});
