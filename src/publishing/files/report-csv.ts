import { stringify } from 'csv-stringify/sync';
import type { PublishedReport, ReportedMilestone, ReportedStrategy } from '../../quarterly-updates/domain/report.js';
import type { MakesFile } from './file-forms.js';
import { changeFacts } from '../pages/change-facts.js';

type Cell = string | number | null;

const COLUMNS: [string, (milestone: ReportedMilestone, strategy: ReportedStrategy | undefined) => Cell][] = [
  ['reference', ({ reference }) => reference],
  ['strategy', (_, strategy) => strategy?.title ?? null],
  ['group', ({ group }) => group],
  ['milestone', ({ title }) => title],
  ['status', ({ status }) => status],
  ['missed', ({ missed }) => (missed ? 'yes' : 'no')],
  ['status_reported', ({ reportedStatus }) => reportedStatus],
  ['status_printed', ({ statusText }) => statusText],
  ['completed_in', ({ completedIn }) => completedIn],
  ['completed_late', ({ completedLate }) => (completedLate ? 'yes' : 'no')],
  ['due', ({ due }) => due.quarter],
  ['due_kind', ({ due }) => due.kind],
  ['due_printed', ({ due }) => due.text],
  ['due_interpreted', ({ due }) => (due.interpreted ? 'yes' : 'no')],
  ['first_due', ({ due }) => due.first],
  ['slip_quarters', ({ due }) => due.slip],
  ['moves', ({ due }) => due.moves],
  ['rescheduled', ({ due }) => (due.rescheduled ? 'yes' : 'no')],
  ['moved_when_due', ({ due }) => (due.movedWhenDue ? 'yes' : 'no')],
  ['moved_after_miss', ({ due }) => (due.movedAfterMiss ? 'yes' : 'no')],
  ['changes', ({ changes, due }) => changes.map((change) => changeFacts(change, due).text).join('; ')],
  ['change_printed', ({ remark }) => remark],
  ['owners', ({ owners }) => owners.join('; ')],
  ['explanation', ({ explanation }) => explanation],
  ['recovery', ({ recovery }) => recovery],
  ['reason', ({ reason }) => reason],
  ['footnotes', ({ footnotes }) => footnotes.join('; ')],
];

/**
 * The milestones of a report as CSV, one a line, in the order of the report. UTF-8 with the mark that spreadsheet
 * programs look for, and cells that such a program would run as a formula are written as text.
 */
export const reportCsv = ({ goal, period, edition, strategies, milestones }: PublishedReport): string => {
  const byKey = new Map(strategies.map((strategy) => [strategy.key, strategy]));
  const lines = milestones.map((milestone) => [
    goal.slug,
    period.key,
    edition.number,
    ...COLUMNS.map(([, cell]) => cell(milestone, byKey.get(milestone.strategy))),
  ]);
  return stringify(lines, {
    header: true,
    columns: ['goal', 'quarter', 'edition', ...COLUMNS.map(([name]) => name)].map((header, key) => ({
      key: String(key),
      header,
    })),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
};

export const csvFile: MakesFile = (report) => Promise.resolve(Buffer.from(reportCsv(report)));
