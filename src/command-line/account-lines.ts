import { labelOf } from '../fiscal/fiscal-quarter.js';
import type { ImportAccount } from '../plan-import/import-account.js';
import { counted } from './counted.js';

/** An import's account as lines for a terminal: the goal and quarter first, then only what there is to say. */
export const accountLines = (account: ImportAccount): string[] => {
  const { goal, quarter, milestones, readings, unchanged, replaced, formerNumber } = account;
  const name = `${goal} ${labelOf(quarter)}`;
  if (unchanged) return [`${name}: the same file was imported before; nothing changed.`];
  const lines = [
    `${name}: ${counted(milestones, 'milestone')}${replaced ? ', in place of the file imported before' : ''}.`,
  ];
  const say = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`  ${title}: ${items.join(', ')}`);
  };
  say(
    'Due texts read as the end of a span',
    readings.dueInterpreted.map((one) => `${quoted(one)} as ${labelOf(one.quarter)}`),
  );
  say(
    'Due texts without one quarter',
    readings.dueWithoutQuarter.map((one) => `${quoted(one)} as ${one.kind}`),
  );
  say('Due texts that could not be read', readings.dueUnclear.map(quoted));
  if (readings.dueBlank > 0) lines.push(`  No due text: ${counted(readings.dueBlank, 'milestone')}`);
  say(
    'Status texts interpreted',
    readings.statusInterpreted.map((one) => `${quoted(one)} as ${one.status}`),
  );
  say('Status texts that could not be read', readings.statusUnread.map(quoted));
  if (readings.statusBlank > 0) lines.push(`  No status: ${counted(readings.statusBlank, 'milestone')}`);
  say(
    'Recovery texts read as the end of a span',
    readings.recoveryInterpreted.map((one) => `${quoted(one)} as ${labelOf(one.quarter)}`),
  );
  say('Recovery texts that say no quarter', readings.recoveryUnread.map(quoted));
  if (formerNumber !== null) lines.push(`  The number of the goal is put right; it was ${formerNumber}.`);
  return [...lines, ...comparisonLines(account)];
};

const comparisonLines = ({ comparison }: ImportAccount): string[] => {
  if (!comparison) return ['  The first plan of this goal: nothing to compare with.'];
  const { against, same, dueMoved, reworded, movedStrategy, returned, gone, doubtful } = comparison;
  return [
    `  Against ${labelOf(against)}: ${same} same, ${dueMoved} due moved, ${reworded} reworded, ` +
      `${movedStrategy} moved strategy, ${comparison.new} new, ${gone} gone.`,
    ...returned.map(({ reference, title }) => `  Returned, with its history: ${reference} "${title}"`),
    ...doubtful.flatMap(({ before, now, why }) => [
      `  Doubtful, taken as one gone and one new: "${before}"`,
      `    and "${now}"`,
      `    ${why}`,
    ]),
  ];
};

const quoted = ({ text, times }: { text: string; times: number }): string =>
  `"${text.replace(/\s+/g, ' ')}"${times > 1 ? ` (${times} times)` : ''}`;
