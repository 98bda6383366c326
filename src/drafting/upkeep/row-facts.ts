import { randomUUID } from 'node:crypto';
import type { Deed } from '../../audit/audit-log.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Milestone } from '../../milestones/milestone.entity.js';
import type { StatusRow } from '../../milestones/milestone-structure.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';

type RowColumns = Omit<StatusRow, 'id' | 'milestoneId' | 'strategyId' | 'quarter' | 'position'>;

/** All that a status row says, as the log keeps it: enough to put it back. */
export type RowFacts = RowColumns & { quarter: QuarterKey; strategy: string };

/** A milestone as the log names it. */
export const milestoneSubject = ({ id, reference }: Pick<Milestone, 'id' | 'reference'>): Deed['subject'] => ({
  ...{ kind: 'milestone', id, title: reference },
});

/** The row as the log keeps it. */
export const rowFacts = (
  row: RowColumns & Pick<QuarterlyStatus, 'quarter'> & { strategy: { reference: string } },
): RowFacts => ({
  quarter: row.quarter,
  strategy: row.strategy.reference,
  group: row.group,
  title: row.title,
  ownerText: row.ownerText,
  dueText: row.dueText,
  dueKind: row.dueKind,
  dueQuarter: row.dueQuarter,
  dueInterpreted: row.dueInterpreted,
  statusText: row.statusText,
  status: row.status,
  remark: row.remark,
  explanation: row.explanation,
  recoveryText: row.recoveryText,
  recoveryQuarter: row.recoveryQuarter,
  reason: row.reason,
  footnotes: row.footnotes,
  page: row.page,
  carriedOver: row.carriedOver,
  editedAt: row.editedAt,
  editedBy: row.editedBy,
});

/** The row again, at the end of its quarter. The log keeps moments as text. */
export const rowAgain = (
  { quarter, strategy: _, editedAt, ...columns }: RowFacts,
  ids: { milestoneId: string; strategyId: string; position: number },
): StatusRow => ({ id: randomUUID(), quarter, ...columns, editedAt: editedAt && new Date(editedAt), ...ids });
