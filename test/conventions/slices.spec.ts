import { convention } from './convention.js';
import { isDomain, type Source, sliceOf, sourcesAmong } from './sources.js';

/**
 * What each slice may depend on besides itself. The chain reads from the calendar to what is published; `database`,
 * `rendering` and `web` serve every slice and know none.
 */
const MAY_USE: Record<string, string[]> = {
  fiscal: [],
  audit: ['database'],
  goals: ['database', 'fiscal'],
  mail: ['database', 'audit'],
  people: ['database', 'fiscal', 'audit', 'goals', 'mail', 'web'],
  strategies: ['database', 'fiscal', 'goals'],
  milestones: ['database', 'fiscal', 'goals', 'strategies'],
  indicators: ['database', 'fiscal', 'goals'],
  'quarterly-updates': ['database', 'fiscal', 'goals', 'strategies', 'milestones', 'indicators'],
  search: ['database', 'fiscal', 'milestones', 'quarterly-updates'],
  publishing: [
    'database',
    'fiscal',
    'audit',
    'goals',
    'indicators',
    'milestones',
    'quarterly-updates',
    'search',
    'rendering',
    'web',
  ],
  'plan-import': [
    ...['database', 'fiscal', 'audit', 'goals', 'strategies', 'milestones', 'indicators', 'quarterly-updates'],
    'publishing',
  ],
  database: [],
  rendering: [],
  web: [],
  drafting: [
    ...['database', 'fiscal', 'audit', 'goals', 'people', 'strategies', 'milestones', 'indicators'],
    ...['quarterly-updates', 'publishing', 'mail'],
  ],
  rounds: [
    ...['database', 'fiscal', 'audit', 'goals', 'people', 'strategies', 'milestones', 'indicators'],
    ...['quarterly-updates', 'publishing', 'drafting', 'mail', 'web'],
  ],
  desk: [
    ...['database', 'fiscal', 'audit', 'goals', 'people', 'strategies', 'milestones', 'indicators', 'mail'],
    ...['quarterly-updates', 'publishing', 'drafting', 'rounds', 'rendering', 'web'],
  ],
  'site-export': ['database', 'publishing', 'rendering', 'web'],
  'command-line': [
    ...['database', 'fiscal', 'audit', 'goals', 'people', 'plan-import', 'publishing', 'quarterly-updates'],
    ...['milestones', 'drafting', 'rounds', 'site-export'],
  ],
};

/** The schema is listed in one place, so the data source and it alone know the entities of every slice. */
const isListOfEntities = ({ path }: Source, imported: string): boolean =>
  path === 'src/database/data-source.ts' && imported.endsWith('.entity.ts');

/** Packages that only compute. node:crypto is here for the fingerprint of a report. */
const PURE_PACKAGES = ['fuzzball', 'diff', 'node:crypto'];

const usesOf = (sources: readonly Source[], isWrong: (source: Source, imported: string) => boolean): string[] =>
  sources.flatMap((source) =>
    source.imports.filter((imported) => isWrong(source, imported)).map((imported) => `${source.path} uses ${imported}`),
  );

convention(
  'Every slice has its place in the order of slices',
  (files) => [
    ...new Set(
      sourcesAmong(files)
        .map(({ path }) => sliceOf(path))
        .filter((slice) => slice !== null && !MAY_USE[slice])
        .map((slice) => `${String(slice)} has no line in MAY_USE of test/conventions/slices.spec.ts`),
    ),
  ],
  [['src/budgets/budget.ts', 'export {};']],
);

convention(
  'A slice depends only on those before it',
  (files) =>
    usesOf(sourcesAmong(files), (source, imported) => {
      const from = sliceOf(source.path);
      const to = sliceOf(imported);
      if (from === null || to === null || from === to || isListOfEntities(source, imported)) return false;
      return !MAY_USE[from]?.includes(to);
    }),
  [
    ['src/goals/goals.service.ts', "import { Milestone } from '../milestones/milestone.entity.js';"],
    ['src/goals/domain/goal.ts', "import type { Edition } from '../../publishing/published.js';"],
    ['src/fiscal/quarter.ts', "export { totals } from '../milestones/domain/totals.js';"],
    ['src/milestones/late.ts', "const later = await import('../indicators/indicator.entity.js');"],
    ['src/web/page.ts', "import { Goal } from '../goals/goal.entity.js';"],
    ['src/rendering/engine.ts', "import { keyOf } from '../fiscal/fiscal-quarter.js';"],
    ['src/database/unit-of-work.ts', "import { Goal } from '../goals/goal.entity.js';"],
    ['src/database/data-source.ts', "import { GoalsRecord } from '../goals/goals.record.js';"],
  ],
);

convention(
  'Only the top of the program and the command line know how it is put together',
  (files) => {
    const sources = sourcesAmong(files);
    const isTop = ({ path }: Source): boolean => sliceOf(path) === null;
    const joins = ({ imports }: Source): boolean =>
      imports.some((one) => /^src\/(?!database|rendering|web)[^/]+\//.test(one));
    const wiring = sources.filter((source) => isTop(source) && joins(source)).map(({ path }) => path);
    const known = ['src/app.ts', 'src/app.module.ts', 'src/record.module.ts', ...wiring];
    return usesOf(sources, ({ path }, imported) => {
      const slice = sliceOf(path);
      return slice !== null && slice !== 'command-line' && known.includes(imported);
    });
  },
  [['src/goals/goals.module.ts', "import { RecordModule } from '../record.module.js';"]],
);

convention(
  'The import of plans knows of publishing only what is published, never its pages',
  (files) =>
    usesOf(
      sourcesAmong(files).filter(({ path }) => sliceOf(path) === 'plan-import'),
      (_, imported) =>
        sliceOf(imported) === 'publishing' && !/\/(editions\.(record|module)|published)\.ts$/.test(imported),
    ),
  [['src/plan-import/plan-writer.ts', "import { goalPage } from '../publishing/pages/goal.page.js';"]],
);

convention(
  'Nobody outside a slice uses its controllers, repositories, page models or forms',
  (files) =>
    usesOf(
      sourcesAmong(files),
      ({ path }, imported) =>
        /\.(controller|repository|page|form)\.ts$/.test(imported) && sliceOf(imported) !== sliceOf(path),
    ),
  [
    ['src/publishing/desk.ts', "import { GoalsRepository } from '../goals/goals.repository.js';"],
    ['src/app.ts', "import { PublicSiteController } from './publishing/public-site.controller.js';"],
  ],
);

convention(
  'The domain is pure: no framework, no database, no file, no clock; only the calendar and the domain of slices',
  (files) =>
    usesOf(sourcesAmong(files).filter(isDomain), (_, imported) =>
      imported.startsWith('src/') ? !isDomain({ path: imported, text: '' }) : !PURE_PACKAGES.includes(imported),
    ),
  [
    ['src/goals/domain/goal.ts', "import { Injectable } from '@nestjs/common';"],
    ['src/goals/domain/goal.ts', "import type { Repository } from 'typeorm';"],
    ['src/goals/domain/goal.ts', "import type { FastifyReply } from 'fastify';"],
    ['src/goals/domain/goal.ts', "import { readFileSync } from 'node:fs';"],
    ['src/goals/domain/goal.ts', "import { readFileSync } from 'fs';"],
    ['src/goals/domain/goal.ts', "import type { Goal } from '../goal.entity.js';"],
    ['src/fiscal/today.ts', "import { Clock } from '../clock.js';"],
  ],
);

convention(
  'The public side reads editions and nothing else: no record of live rows is within its reach',
  (files) =>
    usesOf(
      sourcesAmong(files).filter(({ path }) =>
        /^src\/publishing\/(pages\/|(public-|report-forms|files\/|missed-listing|site-|search\/|compare\/))/.test(path),
      ),
      (_, imported) =>
        /\.(service|record)\.ts$/.test(imported) &&
        !/^src\/(publishing\/(editions\.record\.ts|files\/)|search\/)/.test(imported),
    ),
  [['src/publishing/public-site.controller.ts', "import { GoalsRecord } from '../goals/goals.record.js';"]],
);
