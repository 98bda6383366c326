import { labelOf } from '../fiscal/fiscal-quarter.js';
import { readPlanFiles } from '../plan-import/plan-files.js';
import { PlanImportService } from '../plan-import/plan-import.service.js';
import { accountLines } from './account-lines.js';
import { actorHere } from './actor.js';
import { withProgress } from './progress.js';
import { withRecord } from './record.js';

/** Takes the plan files at these paths into the record and prints an account of each. */
export const runImport = async (paths: readonly string[]): Promise<void> => {
  const files = await readPlanFiles(paths);
  const plans = files.length === 1 ? 'one plan' : `${files.length} plans`;
  await withRecord(async (record) => {
    const accounts = await withProgress(
      { title: `Importing ${plans}`, done: `Imported ${plans}`, steps: files.length },
      (step) =>
        record.get(PlanImportService).import(files, actorHere(), ({ goal, quarter }) => {
          step(`${goal} ${labelOf(quarter)}`);
        }),
    );
    for (const line of accounts.flatMap(accountLines)) console.log(line);
    if (accounts.every(({ unchanged }) => unchanged)) console.log('Nothing changed.');
  });
};
