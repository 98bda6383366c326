import { daysOf, type QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import type { PublishedReport, ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';

type Expected = Record<string, string | number | Date | null>;

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const dayOf = (text: string): Date => new Date(`${text}T00:00:00Z`);
const lastDay = (quarter: QuarterKey | null): Date | null => (quarter === null ? null : dayOf(daysOf(quarter).ends));
const list = (texts: readonly string[]): string | null => (texts.length > 0 ? texts.join('; ') : null);

/** What a table must hold of the milestones of a report, written down apart from the program; but for the words of changes. */
export const expectedMilestones = (report: PublishedReport): Expected[] => {
  const { goal, period, edition, strategies, milestones } = report;
  return milestones.map((one) => ({
    goal: goal.slug,
    quarter: period.key,
    edition: edition.number,
    published: dayOf(edition.publishedAt.slice(0, 10)),
    report_basis: report.source ? 'published plan' : report.notes.length > 0 ? 'other accounts' : 'drafted here',
    reference: one.reference,
    strategy: strategies.find(({ key }) => key === one.strategy)?.title ?? null,
    group: one.group,
    milestone: one.title,
    status: one.status,
    missed: yes(one.missed),
    status_reported: one.reportedStatus,
    status_printed: one.statusText,
    completed_in: one.completedIn,
    completed_late: yes(one.completedLate),
    ...dueOf(one),
    change_printed: one.remark,
    owners: list(one.owners),
    owners_printed: one.ownerText,
    explanation: one.explanation,
    recovery: one.recovery,
    recovery_date: lastDay(one.recovery),
    recovery_printed: one.recoveryText,
    reason: one.reason,
    footnotes: list(one.footnotes),
    first_reported: one.firstReported,
  }));
};

const dueOf = ({ due }: ReportedMilestone): Expected => ({
  due: due.quarter,
  due_date: lastDay(due.quarter),
  due_kind: due.kind,
  due_printed: due.text,
  due_interpreted: yes(due.interpreted),
  first_due: due.first,
  first_due_date: lastDay(due.first),
  slip_quarters: due.slip,
  moves: due.moves,
  rescheduled: yes(due.rescheduled),
  moved_when_due: yes(due.movedWhenDue),
  moved_after_miss: yes(due.movedAfterMiss),
});

/** The other tables, by the names of their sheets. */
export const expectedSheets = (report: PublishedReport): Record<string, Expected[]> => ({
  Changes: report.milestones.flatMap(({ reference, title, remark, changes }) =>
    changes
      .filter(({ kind }) => kind !== 'no-change')
      .map(({ kind, from, to }) => ({ reference, milestone: title, kind, from, to, change_printed: remark })),
  ),
  Strategies: report.strategies.map(({ key, label, title, lead, continues, problem, theoryOfChange, description }) => {
    const milestones = report.milestones.filter(({ strategy }) => strategy === key);
    return {
      ...{ label, strategy: title, lead, continues, problem, theory_of_change: theoryOfChange, description },
      milestones: milestones.length,
      missed: milestones.filter(({ missed }) => missed).length,
    };
  }),
  'No longer tracked': report.noLongerTracked.map((one) => ({
    kind: one.kind,
    reference: one.reference,
    title: one.title,
    strategy: one.strategy,
    last_status: one.lastStatus,
    last_due: one.lastDue,
    last_due_date: lastDay(one.lastDue),
    last_due_printed: one.lastDueText,
    was_due: yes(one.wasDue),
    leaving: one.change.kind,
    into: one.into ?? (one.change.kind === 'split-into' ? one.change.to : null),
    reason: one.reason,
  })),
  Indicators: report.indicators.flatMap(({ name, description, unit, baseline, target, values }) =>
    (values.length > 0 ? values : [{ period: null, value: null }]).map(({ period, value }) => ({
      ...{ indicator: name, description, unit, baseline, target, period, value: value ?? 'No value reported' },
    })),
  ),
});

/** A cell of CSV that holds this: what a spreadsheet program would run has an apostrophe in front. */
export const inCsv = (value: Expected[string]): string => {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(value);
  return /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
};
