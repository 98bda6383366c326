import type { Argv } from 'yargs';
import { keyOf, labelOf, parseQuarter, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { type Publication, PublishingService } from '../publishing/publishing.service.js';
import { Refused } from '../refused.js';
import { actorHere } from './actor.js';
import { withRecord } from './record.js';

export const publishCommand = (program: Argv): Argv =>
  program.command(
    'publish [goal] [quarter]',
    'Freeze the report of a goal’s quarter as an edition, or of all goals with --all',
    (command) =>
      command
        .positional('goal', { type: 'string', describe: 'The goal as in its address, such as customer-experience' })
        .positional('quarter', { type: 'string', describe: 'The fiscal quarter, such as FY2018-Q3' })
        .option('all', { type: 'boolean', default: false, describe: 'Every goal that has a plan for the quarter' })
        .option('waive', {
          type: 'string',
          describe: 'Publish although findings stand against it, for this reason, which is printed',
        })
        .example('$0 publish customer-experience FY2018-Q3', 'One goal')
        .example('$0 publish --all FY2018-Q3 --waive "As printed in 2018"', 'All goals, at once'),
    async ({ goal, quarter, all, waive }) => {
      const order = whatToPublish(all, goal, quarter);
      const reason = waive?.trim() ?? null;
      if (reason === '')
        throw new Refused(['--waive is empty; it must give the reason that is printed where the words are missing.']);
      await withRecord(async (record) => {
        const publications = await record
          .get(PublishingService)
          .publish({ ...order, waive: reason, publisher: actorHere() });
        for (const line of publications.flatMap(publicationLines)) console.log(line);
      });
    },
  );

const whatToPublish = (
  all: boolean,
  goal: string | undefined,
  quarter: string | undefined,
): { goal: string | null; quarter: QuarterKey } => {
  if (all && goal && quarter) throw new Refused(['Give a goal or --all, not both.']);
  const when = all ? (quarter ?? goal) : quarter; // with --all the one word given is the quarter
  if (!when || !(all || goal)) {
    throw new Refused(['Give a goal and a quarter, or --all and a quarter: milepost publish --all FY2018-Q3.']);
  }
  const parsed = parseQuarter(when);
  if (!parsed) throw new Refused([`"${when}" is not a fiscal quarter; write it as FY2018-Q3.`]);
  return { goal: all ? null : (goal ?? null), quarter: keyOf(parsed) };
};

const publicationLines = ({ report }: Publication): string[] => {
  const { goal, period, edition, headline, totals, waivers } = report;
  return [
    `${goal.slug} ${labelOf(period.key)}, edition ${edition.number}: ${headline}`,
    `  ${totals.milestones} milestones, ${totals.completed} completed, ${totals.missed} missed, ${totals.dueMoved} due dates moved, ` +
      `${totals.noLongerTracked} no longer tracked; ${waivers.length} findings waived.`,
    `  SHA-256 ${edition.sha256}`,
  ];
};
