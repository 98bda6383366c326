import { labelOf } from '../fiscal/fiscal-quarter.js';
import { readPlanFiles } from '../plan-import/plan-files.js';
import { PlanImportService } from '../plan-import/plan-import.service.js';
import { Refused } from '../refused.js';
import { accountLines } from './account-lines.js';
import { actorHere } from './actor.js';
import { withProgress } from './progress.js';
import { withRecord } from './record.js';

/** Takes the plan files at these paths into the record and prints an account of each. */
export const runImport = async (paths: readonly string[]): Promise<void> => {
  try {
    await importAndTell(paths);
  } catch (error) {
    if (error instanceof Refused)
      throw new Refused([error.sentences[0], ...error.sentences.slice(1), 'Nothing was imported.']);
    throw error;
  }
};

const importAndTell = async (paths: readonly string[]): Promise<void> => {
  const files = await readPlanFiles(paths);
  const plans = files.length === 1 ? 'one plan' : `${files.length} plans`;
  await withRecord(async (record) => {
    const accounts = await withProgress(
      { title: `Reading ${plans}`, done: `Read ${plans}`, steps: files.length },
      (step) =>
        record.get(PlanImportService).import(files, actorHere(), ({ goal, quarter }) => {
          step(`${goal} ${labelOf(quarter)}`);
        }),
    );
    for (const line of accounts.flatMap(accountLines)) console.log(line);
    if (accounts.every(({ unchanged }) => unchanged)) console.log('Nothing changed.');
  });
};
