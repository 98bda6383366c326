#!/usr/bin/env node
// Makes schemas/milepost-report-1.json, the JSON Schema of a published report, from the types of the report. With
// `--check` it writes nothing and fails where the file is not what the types give.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '..');
const file = join(root, 'schemas', 'milepost-report-1.json');

/** The text of the schema file, as the types of today give it. */
export const schemaText = async () => {
  const { $schema, $ref, definitions } = createGenerator({
    path: join(root, 'src', 'quarterly-updates', 'domain', 'report.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'PublishedReport',
    jsDoc: 'extended',
    // What reads a report of today must take one of tomorrow: a field may be added under the same name of the schema.
    additionalProperties: true,
    skipTypeCheck: true,
    sortProps: false,
  }).createSchema('PublishedReport');
  const schema = {
    $schema,
    $id: '/schemas/milepost-report-1.json',
    title: 'Milepost report',
    description: 'One published edition of the report of a Cross-Agency Priority goal for one Federal fiscal quarter.',
    // Beside a $ref, draft 7 looks at nothing else.
    allOf: [{ $ref }],
    definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return format(JSON.stringify(schema), { ...(await resolveConfig(file)), parser: 'json' });
};

if (process.argv[1] === import.meta.filename) {
  const text = await schemaText();
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.exitCode = 1;
    process.stderr.write('schemas/milepost-report-1.json is not what the types give. Run: node bin/report-schema.js\n');
  }
}
