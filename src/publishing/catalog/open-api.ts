import type { Site } from '../../rendering/site.js';
import { CITATION_NAMES } from '../citing/citation-files.js';
import { FILE_TYPES } from '../files/file-forms.js';
import { CC0 } from '../follow/rights.js';
import { paths } from '../pages/paths.js';

/** One address of the data that the site serves. */
export interface DataAddress {
  tag: 'Reports' | 'Lists' | 'Follow' | 'Catalogs';
  /** With parameters in braces. */
  path: string;
  name: string;
  summary: string;
  /** The whole Content-Type. */
  type: string;
  /** Where its content is described, if anywhere. */
  schema?: string;
}

const REPORT = '/goals/{goal}/updates/{quarter}';
const EDITION = `${REPORT}/editions/{edition}`;

const FORMS = [
  { form: 'json', name: 'JSON', what: 'the whole report as data', type: 'application/json; charset=utf-8' },
  { form: 'csv', name: 'CSV', what: 'one row for each milestone', type: FILE_TYPES.csv },
  { form: 'xlsx', name: 'Excel', what: 'milestones, changes and indicators as sheets', type: FILE_TYPES.xlsx },
  { form: 'pdf', name: 'PDF', what: 'the whole report to print', type: FILE_TYPES.pdf },
] as const;

const JSON_TYPE = 'application/json; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';
const CALENDAR = 'text/calendar; charset=utf-8';

/** Every address for programs, in the order in which one looks for them. */
export const DATA_ADDRESSES: readonly DataAddress[] = [
  ...[
    {
      path: paths.quarterList,
      name: 'quarters',
      summary: 'Every quarter with its counts and addresses: where to begin',
      type: JSON_TYPE,
    },
    {
      path: '/api/v1/quarters/{quarter}.json',
      name: 'editions',
      summary: 'Every edition of a quarter with its counts and addresses',
      type: JSON_TYPE,
    },
    {
      path: paths.allMilestones,
      name: 'allMilestones',
      summary: 'All milestones over all quarters as CSV',
      type: FILE_TYPES.csv,
    },
    {
      path: '/data/milestones/{quarter}.csv',
      name: 'quarterMilestones',
      summary: 'The milestones of all goals for one quarter as CSV',
      type: FILE_TYPES.csv,
    },
    {
      path: paths.dataDictionary,
      name: 'dataDictionary',
      summary: 'What each column means, as CSV',
      type: FILE_TYPES.csv,
    },
    {
      path: paths.reportSchema,
      name: 'reportSchema',
      summary: 'The JSON Schema of a report',
      type: 'application/schema+json; charset=utf-8',
    },
  ].map((one) => ({ tag: 'Lists' as const, ...one })),
  ...FORMS.map(({ form, name, what, type }) => ({
    tag: 'Reports' as const,
    path: `${REPORT}.${form}`,
    name: `newestReport${name}`,
    summary: `The newest edition of a report as ${name}: ${what}`,
    type,
    ...(form === 'json' && { schema: paths.reportSchema }),
  })),
  ...FORMS.map(({ form, name, what, type }) => ({
    tag: 'Reports' as const,
    path: `${EDITION}.${form}`,
    name: `edition${name}`,
    summary: `One edition, which never changes, as ${name}: ${what}`,
    type,
    ...(form === 'json' && { schema: paths.reportSchema }),
  })),
  ...[
    { path: REPORT, name: 'newestCitation', what: 'the newest edition of a report' },
    { path: EDITION, name: 'citation', what: 'an edition' },
  ].flatMap((cited) =>
    Object.entries(CITATION_NAMES).map(([form, { name, type }]) => ({
      tag: 'Reports' as const,
      path: `${cited.path}.${form}`,
      name: cited.name + name.replace('-', ''),
      summary: `How to cite ${cited.what}, as ${name}`,
      type,
    })),
  ),
  ...[
    { path: paths.feed, name: 'feed', summary: 'Releases and corrections as an Atom feed, newest first', type: ATOM },
    { path: '/goals/{goal}/feed.xml', name: 'goalFeed', summary: 'The same for one goal', type: ATOM },
    {
      path: paths.calendar,
      name: 'calendar',
      summary: 'Open milestones by the day they are due, as a calendar',
      type: CALENDAR,
    },
    { path: '/goals/{goal}/calendar.ics', name: 'goalCalendar', summary: 'The same for one goal', type: CALENDAR },
  ].map((one) => ({ tag: 'Follow' as const, ...one })),
  ...[
    { path: paths.catalog, name: 'dcatUs1', summary: 'The data catalog by DCAT-US 1.1', type: JSON_TYPE },
    { path: paths.catalog3, name: 'dcatUs3', summary: 'The data catalog by DCAT-US 3.0', type: JSON_TYPE },
    {
      path: paths.siteMap,
      name: 'siteMap',
      summary: 'The addresses of all pages',
      type: 'application/xml; charset=utf-8',
    },
    { path: paths.openApi, name: 'openApi', summary: 'This description', type: JSON_TYPE },
  ].map((one) => ({ tag: 'Catalogs' as const, ...one })),
];

const PARAMETERS: Readonly<Record<string, object>> = {
  goal: {
    description: 'The name of the goal in addresses.',
    schema: { type: 'string' },
    example: 'customer-experience',
  },
  quarter: {
    description: 'A fiscal quarter. The Federal fiscal year starts on October 1: `fy2018-q3` is April to June 2018.',
    schema: { type: 'string', pattern: '^fy[0-9]{4}-q[1-4]$' },
    example: 'fy2018-q3',
  },
  edition: {
    description: 'The number of the edition: 1 is what was published first, each further one is a correction.',
    schema: { type: 'integer', minimum: 1 },
    example: 1,
  },
};

const BAD_ADDRESS = 'The address cannot be, such as a fifth quarter. The answer says what would be right.';
const NOT_FOUND =
  'There is nothing at this address. Where the quarter is not published, the answer names the newest one.';

/** An address that ends in `.json` answers an error as JSON; any other as a page, and as JSON where `Accept` prefers it. */
const AS_JSON = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
const AS_PAGE = { 'text/html': { schema: { type: 'string' } } };

/** The description of the data addresses by OpenAPI 3.1. */
export const openApi = (site: Site): object => ({
  openapi: '3.1.1',
  info: {
    title: `${site.name}: data on the Cross-Agency Priority goals`,
    version: '1',
    summary: 'What was promised, what was missed and why, quarter by quarter.',
    description:
      'Every report of a goal’s quarter is published as an edition that never changes. No key is needed, pages of other ' +
      'sites may read all of it (CORS), and every answer has an ETag: send it back as If-None-Match and get 304 while ' +
      'nothing changed.' +
      (site.demonstration ? ' This site is a demonstration.' : ''),
    contact: { name: site.contact.text, url: new URL(site.contact.href, site.address).href },
    license: { name: 'US Government work, in the public domain; CC0 1.0 elsewhere', url: CC0 },
  },
  servers: [{ url: site.address }],
  externalDocs: { description: 'Data and feeds', url: site.address + paths.data },
  tags: ['Lists', 'Reports', 'Follow', 'Catalogs'].map((name) => ({ name })),
  paths: Object.fromEntries(DATA_ADDRESSES.map((address) => [address.path, { get: operationOf(address) }])),
  components: {
    parameters: Object.fromEntries(
      Object.entries(PARAMETERS).map(([name, parameter]) => [name, { name, in: 'path', required: true, ...parameter }]),
    ),
    headers: {
      ETag: { description: 'Names this version of the answer.', schema: { type: 'string' } },
    },
    responses: {
      NotModified: { description: 'Nothing changed since the answer whose ETag was sent as If-None-Match.' },
      BadAddress: { description: BAD_ADDRESS, content: { ...AS_PAGE, ...AS_JSON } },
      NotFound: { description: NOT_FOUND, content: { ...AS_PAGE, ...AS_JSON } },
      BadAddressOfJson: { description: BAD_ADDRESS, content: AS_JSON },
      NotFoundOfJson: { description: NOT_FOUND, content: AS_JSON },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error'],
        properties: {
          error: { type: 'string', description: 'What is wrong, and what would be right, in a sentence.' },
        },
      },
    },
  },
});

const operationOf = ({ tag, path, name, summary, type, schema }: DataAddress): object => {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
  return {
    ...{ tags: [tag], operationId: name, summary },
    ...(parameters.length > 0 && {
      parameters: parameters.map((parameter) => ({ $ref: `#/components/parameters/${parameter}` })),
    }),
    responses: {
      200: {
        description: summary,
        headers: { ETag: { $ref: '#/components/headers/ETag' } },
        content: { [type.split(';', 1)[0] ?? type]: schema ? { schema: { $ref: schema } } : {} },
      },
      304: { $ref: '#/components/responses/NotModified' },
      ...(parameters.length > 0 && {
        400: { $ref: `#/components/responses/BadAddress${path.endsWith('.json') ? 'OfJson' : ''}` },
        404: { $ref: `#/components/responses/NotFound${path.endsWith('.json') ? 'OfJson' : ''}` },
      }),
    },
  };
};
