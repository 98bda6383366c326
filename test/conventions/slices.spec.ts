import { type Source, sliceOf, sources } from './sources.js';

/**
 * What each slice may depend on besides itself. The chain reads from the calendar to what is published; `database`,
 * `rendering` and `web` serve every slice and know none.
 */
const MAY_USE: Record<string, string[]> = {
  fiscal: [],
  audit: ['database'],
  goals: ['database', 'fiscal'],
  strategies: ['database', 'fiscal', 'goals'],
  milestones: ['database', 'fiscal', 'goals', 'strategies'],
  indicators: ['database', 'fiscal', 'goals'],
  'quarterly-updates': ['database', 'fiscal', 'goals', 'strategies', 'milestones', 'indicators'],
  publishing: ['database', 'fiscal', 'audit', 'goals', 'milestones', 'quarterly-updates', 'rendering', 'web'],
  'plan-import': [
    ...['database', 'fiscal', 'audit', 'goals', 'strategies', 'milestones', 'indicators', 'quarterly-updates'],
    'publishing',
  ],
  database: [],
  rendering: [],
  web: [],
  'command-line': ['database', 'fiscal', 'audit', 'goals', 'plan-import', 'publishing', 'quarterly-updates'],
};

/** The schema is listed in one place, so the data source and it alone know the entities of every slice. */
const isListOfEntities = ({ path }: Source, imported: string): boolean =>
  path === 'src/database/data-source.ts' && imported.endsWith('.entity.ts');

const all = sources();

it('a slice depends only on those before it, and every slice has its place', () => {
  const wrong = all.flatMap((source) => {
    const from = sliceOf(source.path);
    if (from === null) return [];
    if (!MAY_USE[from]) return [`${source.path}: the slice ${from} has no place in test/conventions/slices.spec.ts`];
    return source.imports
      .filter((imported) => !isListOfEntities(source, imported))
      .map((imported) => [imported, sliceOf(imported)] as const)
      .filter(([, to]) => to !== null && to !== from && !MAY_USE[from]?.includes(to))
      .map(([imported]) => `${source.path} uses ${imported}`);
  });
  expect(wrong).toEqual([]);
});

it('plan-import knows of publishing only what is published, never its pages', () => {
  const wrong = all
    .filter(({ path }) => sliceOf(path) === 'plan-import')
    .flatMap(({ path, imports }) =>
      imports
        .filter((one) => one.startsWith('src/publishing/') && !/\/editions\.(record|module)\.ts$/.test(one))
        .map((one) => `${path} uses ${one}`),
    );
  expect(wrong).toEqual([]);
});

it('the domain is pure: no framework, no database, no file, no clock; only fiscal and the domain of other slices', () => {
  const allowed = (imported: string): boolean =>
    imported.startsWith('src/fiscal/') ||
    /^src\/[^/]+\/domain\//.test(imported) ||
    ['fuzzball', 'diff', 'node:crypto'].includes(imported);
  const wrong = all
    .filter(({ path }) => path.startsWith('src/fiscal/') || /^src\/[^/]+\/domain\//.test(path))
    .flatMap(({ path, imports }) => imports.filter((one) => !allowed(one)).map((one) => `${path} uses ${one}`));
  expect(wrong).toEqual([]);
});

it('nobody outside a slice uses its controllers, page models or forms', () => {
  const wrong = all.flatMap(({ path, imports }) =>
    imports
      .filter((one) => /\.(controller|page|form)\.ts$/.test(one) && sliceOf(one) !== sliceOf(path))
      .map((one) => `${path} uses ${one}`),
  );
  expect(wrong).toEqual([]);
});

it('the public side reads editions and nothing else: no record of live rows is within its reach', () => {
  const publicFiles = all.filter(
    ({ path }) =>
      path.startsWith('src/publishing/pages/') || /\/(public-|report-forms|report-csv|missed-listing|site-)/.test(path),
  );
  const wrong = publicFiles.flatMap(({ path, imports }) =>
    imports
      .filter((one) => /\.(service|record)\.ts$/.test(one) && one !== 'src/publishing/editions.record.ts')
      .map((one) => `${path} uses ${one}`),
  );
  expect(publicFiles.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});
