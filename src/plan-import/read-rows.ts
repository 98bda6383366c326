import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { readDue } from '../milestones/domain/read-due.js';
import { readStatus } from '../milestones/domain/read-status.js';
import type { ReadMilestone } from './import-account.js';
import type { Plan, PlanMilestone } from './plan.js';

/** One milestone row of a plan, with its texts read. */
export interface ReadRow extends ReadMilestone {
  /** Index of its strategy in the plan. */
  strategy: number;
  printed: PlanMilestone;
  recovery: QuarterKey | null;
}

/** The milestone rows of a plan in their order, each due and status text read. */
export const readRows = (plan: Plan): ReadRow[] =>
  plan.strategies.flatMap(({ milestones }, strategy) =>
    milestones.map((printed) => ({
      strategy,
      printed,
      title: printed.title,
      dueText: printed.due,
      due: readDue(printed.due),
      statusText: printed.status,
      status: readStatus(printed.status),
      recovery: readDue(printed.recovery).quarter,
    })),
  );
