import { keyOf, labelOf, parseQuarter, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { type Publication, PublishingService } from '../publishing/publishing.service.js';
import { Refused } from '../refused.js';
import { actorHere } from './actor.js';
import { counted } from './counted.js';
import { NotUnderstood } from './not-understood.js';
import { withPresentRecord } from './record.js';

/** The words of the command, as they were given. */
export interface PublishWords {
  goal: string | undefined;
  quarter: string | undefined;
  all: boolean;
  waive: string | undefined;
}

/** Publishes what the words name and prints each edition. Throws Refused where they name nothing that can be published. */
export const runPublish = async ({ goal, quarter, all, waive }: PublishWords): Promise<void> => {
  const order = whatToPublish(all, goal, quarter);
  const reason = waive?.trim() ?? null;
  if (reason === '') {
    throw new Refused(['--waive is empty; it must give the reason that is printed where the words are missing.']);
  }
  await withPresentRecord(async (record, { publicUrl }) => {
    const service = record.get(PublishingService);
    const publications = await service.publish({ ...order, waive: reason, publisher: actorHere() });
    for (const line of publications.flatMap(publicationLines)) console.log(line);
    if (new URL(publicUrl).hostname === 'localhost')
      console.log(`The files name ${publicUrl} as their address for ever: set PUBLIC_URL before you publish for real.`);
  });
};

const whatToPublish = (
  all: boolean,
  goal: string | undefined,
  quarter: string | undefined,
): { goal: string | null; quarter: QuarterKey } => {
  if (all && goal && quarter) throw new NotUnderstood('Give a goal or --all, not both.');
  const when = all ? (quarter ?? goal) : quarter; // with --all the one word given is the quarter
  if (!when || !(all || goal)) {
    throw new NotUnderstood('Give a goal and a quarter, or --all and a quarter: milepost publish --all FY2018-Q3.');
  }
  const parsed = parseQuarter(when);
  if (!parsed) throw new Refused([`"${when}" is not a fiscal quarter; write it as FY2018-Q3.`]);
  return { goal: all ? null : (goal ?? null), quarter: keyOf(parsed) };
};

const publicationLines = ({ report }: Publication): string[] => {
  const { goal, period, edition, headline, totals, waivers } = report;
  return [
    `${goal.slug} ${labelOf(period.key)}, edition ${edition.number}: ${headline}`,
    `  ${counted(totals.milestones, 'milestone')}, ${totals.completed} completed, ${totals.missed} missed, ` +
      `${counted(totals.dueMoved, 'due date')} moved, ${totals.noLongerTracked} no longer tracked; ` +
      `${counted(waivers.length, 'finding')} waived.`,
    ...(waivers.length > 0 ? ['  Waived:', ...waivers.map(({ sentence }) => `    ${sentence}`)] : []),
    `  SHA-256 ${edition.sha256}`,
  ];
};
