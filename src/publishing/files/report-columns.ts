import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { readValue } from '../../indicators/domain/read-value.js';
import type { Change } from '../../milestones/domain/change.js';
import type { Departure, ReportedMilestone, ReportedStrategy } from '../../quarterly-updates/domain/report.js';
import { changeFacts } from '../pages/change-facts.js';
import { column, type DataTable, FROM, lastDayOf, yesOrNo } from './data-columns.js';
import { whereAnnounced } from './milestone-columns.js';

const { printed, read, computed, recorded } = FROM;

export const CHANGES: DataTable<{ milestone: ReportedMilestone; change: Change }> = {
  name: 'Changes',
  row: 'one change of one milestone since the last edition; a milestone may have several, or none',
  columns: [
    column('reference', 'text', recorded, 'The public name of the milestone', ({ milestone }) => milestone.reference),
    column('milestone', 'text', printed, 'What was promised', ({ milestone }) => milestone.title),
    column('kind', 'text', computed, 'The kind of change, such as due-moved or newly-missed', (row) => row.change.kind),
    column(
      'change',
      'text',
      computed,
      'The change in words',
      ({ milestone, change }) => changeFacts(change, milestone.due).text,
    ),
    column('from', 'text', computed, 'What it was: a status, a quarter, or words', ({ change }) => change.from),
    column('to', 'text', computed, 'What it is now: a status, a quarter, or words', ({ change }) => change.to),
    column(
      'move_announced',
      'text',
      read,
      'Of a due quarter that moved: whether the report says so “in the remark” under “change from last quarter”, “in a note” beside it, or not at all (“no”)',
      ({ milestone, change }) => whereAnnounced(milestone, change),
    ),
    column(
      'change_printed',
      'text',
      printed,
      'The words under “change from last quarter”',
      ({ milestone }) => milestone.remark,
    ),
  ],
  rowsOf: ({ milestones }) =>
    milestones.flatMap((milestone) =>
      milestone.changes.filter(({ kind }) => kind !== 'no-change').map((change) => ({ milestone, change })),
    ),
};

export const STRATEGIES: DataTable<{ strategy: ReportedStrategy; milestones: readonly ReportedMilestone[] }> = {
  name: 'Strategies',
  row: 'one strategy of the goal in this report',
  columns: [
    column('label', 'text', printed, 'How the report numbers it', ({ strategy }) => strategy.label),
    column('strategy', 'text', printed, 'Its title', ({ strategy }) => strategy.title),
    column('lead', 'text', printed, 'Who leads it', ({ strategy }) => strategy.lead),
    column('continues', 'text', printed, 'The earlier strategy that it carries on', (row) => row.strategy.continues),
    column(
      'milestones',
      'number',
      computed,
      'How many milestones stand under it',
      ({ milestones }) => milestones.length,
      'milestones',
    ),
    column(
      'missed',
      'number',
      computed,
      'How many of them are missed',
      ({ milestones }) => milestones.filter(({ missed }) => missed).length,
      'milestones',
    ),
    column('problem', 'text', printed, 'The problem that it targets', ({ strategy }) => strategy.problem),
    column('theory_of_change', 'text', printed, 'How it is meant to help', ({ strategy }) => strategy.theoryOfChange),
    column('description', 'text', printed, 'What it does', ({ strategy }) => strategy.description),
  ],
  rowsOf: ({ strategies, milestones }) =>
    strategies.map((strategy) => ({
      strategy,
      milestones: milestones.filter((milestone) => milestone.strategy === strategy.key),
    })),
};

export const NO_LONGER_TRACKED: DataTable<Departure> = {
  name: 'No longer tracked',
  row: 'one milestone or strategy of the last edition that is not in this report',
  columns: [
    column('kind', 'text', computed, 'milestone or strategy', ({ kind }) => kind),
    column('reference', 'text', recorded, 'The public name of a milestone', ({ reference }) => reference),
    column('title', 'text', printed, 'Its last words', ({ title }) => title),
    column('strategy', 'text', printed, 'The strategy that a milestone stood under', ({ strategy }) => strategy),
    column('last_status', 'text', computed, 'Its status in the last edition', ({ lastStatus }) => lastStatus),
    column('last_due', 'quarter', read, 'Its due quarter in the last edition', ({ lastDue }) => lastDue),
    column('last_due_date', 'date', read, 'The last day of that due quarter', ({ lastDue }) => lastDayOf(lastDue)),
    column('last_due_printed', 'text', printed, 'The words of its last due date', ({ lastDueText }) => lastDueText),
    column(
      'was_due',
      'yes or no',
      computed,
      'Whether a milestone was due by the end of this report’s quarter and had not been completed',
      ({ wasDue }) => yesOrNo(wasDue),
    ),
    column('leaving', 'text', computed, 'left, withdrawn, merged-into or split-into', ({ change }) => change.kind),
    column(
      'into',
      'text',
      recorded,
      'The milestone that carries it on, or those it was split into',
      ({ into, change }) => into ?? (change.kind === 'split-into' ? change.to : null),
    ),
    column('reason', 'text', printed, 'Why it left', ({ reason }) => reason),
  ],
  rowsOf: ({ noLongerTracked }) => noLongerTracked,
};

interface IndicatorRow {
  indicator: IndicatorInQuarter;
  period: string | null;
  value: string | null;
}

export const INDICATORS: DataTable<IndicatorRow> = {
  name: 'Indicators',
  row: 'one value of one indicator; an indicator without values has one row that says so',
  columns: [
    column('indicator', 'text', printed, 'What is measured', ({ indicator }) => indicator.name),
    column('description', 'text', printed, 'What is said about it', ({ indicator }) => indicator.description),
    column('unit', 'text', printed, 'What it is measured in', ({ indicator }) => indicator.unit),
    column('baseline', 'text', printed, 'Where it started', ({ indicator }) => indicator.baseline),
    column('target', 'text', printed, 'Where it is meant to get', ({ indicator }) => indicator.target),
    column('period', 'text', printed, 'The period of the value', ({ period }) => period),
    column('value', 'text', printed, 'The value, or “No value reported”', ({ value }) => value ?? 'No value reported'),
    column(
      'value_number',
      'number',
      read,
      'The value in single units, as the charts draw it (“$5.8B” is 5800000000, “44%” is 44); blank where it is not one plain number',
      ({ indicator, value }) => readValue(value, indicator.unit)?.amount ?? null,
    ),
  ],
  rowsOf: ({ indicators }) =>
    indicators.flatMap((indicator): IndicatorRow[] =>
      indicator.values.length > 0
        ? indicator.values.map((one) => ({ indicator, ...one }))
        : [{ indicator, period: null, value: null }],
    ),
};
