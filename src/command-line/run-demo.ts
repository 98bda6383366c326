import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { readPlanFiles } from '../plan-import/plan-files.js';
import { PlanImportService } from '../plan-import/plan-import.service.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { readSettings } from '../settings.js';
import { Refused } from '../refused.js';
import { actorHere } from './actor.js';
import { fillDesk, signInLines } from './demo-desk.js';
import { withProgress } from './progress.js';
import { withRecord } from './record.js';
import { refuseTakenPort } from './taken-port.js';

/** The action plans of fiscal year 2018 that came with the program. */
export const SAMPLE_PLANS = join(import.meta.dirname, '..', '..', 'data', 'plans');

const WAIVER = 'Published from the action plan of 2018 as it was printed; the plan gives no such words.';

/** Fills an empty database with the sample plans, published, and a round half done, and serves it where that is wanted. */
export const runDemo = async (serves: boolean): Promise<void> => {
  const settings = readSettings(process.env);
  if (settings.official) {
    throw new Refused([
      'OFFICIAL_SITE is yes; a demonstration makes accounts with a password that everybody knows, so it must be no.',
    ]);
  }
  if (serves) await refuseTakenPort(settings);
  const signIn = await withRecord(async (record) => {
    await fillWithSamplePlans(record);
    return signInLines(record);
  });
  if (!serves) return;
  const { runServe } = await import('./run-serve.js');
  console.log('');
  const address = await runServe();
  console.log(`Read what one goal missed, and why: ${address}/goals/customer-experience/updates/fy2018-q4`);
  if (signIn.length > 0) console.log(`Work at the desk: ${address}/desk`);
  for (const line of signIn) console.log(line);
  console.log('Ctrl-C stops it.');
};

// One unit of work, so that a demo that was interrupted leaves an empty database and not half of one.
const fillWithSamplePlans = async (record: INestApplicationContext): Promise<void> => {
  const present = (await record.get(GoalsRecord, { strict: false }).all()).length;
  if (present > 0) {
    console.log(`The database already holds ${present === 1 ? 'a goal' : `${present} goals`}; it was left as it is.`);
    return;
  }
  const files = await readPlanFiles([SAMPLE_PLANS]);
  const plans = `${files.length} action plans`;
  await withProgress(
    { title: `Importing and publishing ${plans}`, done: `Imported and published ${plans}`, steps: 2 * files.length },
    (step) =>
      record.get(UnitOfWork, { strict: false }).run(async () => {
        const by = actorHere();
        await record.get(PlanImportService).import(files, by, ({ goal, quarter }) => {
          step(`Imported ${goal} ${labelOf(quarter)}`);
        });
        for (const quarter of quartersOf(files)) {
          const order = { goal: null, quarter, waive: WAIVER, publisher: by };
          const publications = await record.get(PublishingService).publish(order);
          for (const { report } of publications) step(`Published ${report.goal.slug} ${labelOf(quarter)}`);
        }
        await fillDesk(record);
      }),
  );
};

const quartersOf = (files: readonly { quarter: QuarterKey }[]): QuarterKey[] => [
  ...new Set(files.map(({ quarter }) => quarter)),
];
