import type { Argv } from 'yargs';
import { labelOf } from '../fiscal/fiscal-quarter.js';
import { readPlanFiles } from '../plan-import/plan-files.js';
import { PlanImportService } from '../plan-import/plan-import.service.js';
import { accountLines } from './account-lines.js';
import { actorHere } from './actor.js';
import { withProgress } from './progress.js';
import { withRecord } from './record.js';

export const importCommand = (program: Argv): Argv =>
  program.command(
    'import <paths..>',
    'Take plan files into the record: all of them, or none',
    (command) =>
      command
        .positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Plan files, or folders of them',
        })
        .example('$0 import data/plans', 'Every plan in the folder, in the order of their quarters'),
    async ({ paths }) => {
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
    },
  );
