import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnySchemaObject, type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const SCHEMAS = join(import.meta.dirname, '..', 'schemas');
const read = (...path: string[]): AnySchemaObject =>
  JSON.parse(readFileSync(join(SCHEMAS, ...path), 'utf8')) as AnySchemaObject;

// The patterns of both catalogs escape characters that need no escape, which `u` forbids.
const OPTIONS = { strict: false, allErrors: true, unicodeRegExp: false } as const;

/** A value by a standard: what is wrong with it, one line a place; none where it is valid. */
export type Standard = (value: unknown) => string[];

const inLines = (errors: readonly ErrorObject[] | null | undefined): string[] =>
  (errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );

/** DCAT-US 1.1, the schema of Project Open Data. */
export const dcatUs11 = (): Standard => {
  const ajv = new AjvDraft4.default(OPTIONS);
  addFormats.default(ajv);
  for (const name of readdirSync(join(SCHEMAS, 'dcat-us-1.1'))) ajv.addSchema(read('dcat-us-1.1', name));
  const valid = ajv.getSchema('https://project-open-data.cio.gov/v1.1/schema/catalog.json');
  return (value) => (valid?.(value) === true ? [] : inLines(valid?.errors));
};

const DCAT_US_3 = 'https://resources.data.gov/dcat-us/3.0.0';

/** Classes that our catalog has no use for: whoever begins to use one has to bring its schema. */
const NOT_USED = [
  ...['catalogrecord', 'concept', 'conceptscheme', 'location', 'attribution', 'relationship', 'qualitymeasurement'],
  ...['activity', 'accessrestriction', 'cuirestriction', 'userestriction', 'address'],
];

/** DCAT-US 3.0: a class by its name, such as `catalog` or `definitions/datasetseries`. */
export const dcatUs30 = (name: string): Standard => {
  const ajv = new Ajv2020(OPTIONS);
  addFormats.default(ajv);
  ajv.addFormat('iri', (text) => URL.canParse(text) && !/\s/.test(text));
  ajv.addSchema(read('dcat-us-3.0', 'Catalog.json'));
  const folder = join(SCHEMAS, 'dcat-us-3.0', 'definitions');
  for (const file of readdirSync(folder)) ajv.addSchema(read('dcat-us-3.0', 'definitions', file));
  for (const one of NOT_USED) ajv.addSchema({ $id: `${DCAT_US_3}/definitions/${one}`, not: {} });
  const valid = ajv.getSchema(`${DCAT_US_3}/${name}`);
  return (value) => (valid?.(value) === true ? [] : inLines(valid?.errors));
};

/** A description of an API by OpenAPI 3.1. */
export const openApi31 = (): Standard => {
  const ajv = new Ajv2020(OPTIONS);
  addFormats.default(ajv);
  ajv.addFormat('media-range', /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(;.*)?$/);
  const valid = ajv.compile(read('openapi-3.1', 'schema.json'));
  return (value) => (valid(value) ? [] : inLines(valid.errors));
};
