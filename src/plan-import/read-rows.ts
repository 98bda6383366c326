import { readDue } from '../milestones/domain/read-due.js';
import { readStatus } from '../milestones/domain/read-status.js';
import type { ReadMilestone, ReadRecovery } from './import-account.js';
import type { Plan, PlanMilestone } from './plan.js';

/** One milestone row of a plan, with its texts read. */
export interface ReadRow extends ReadMilestone, ReadRecovery {
  /** Index of its strategy in the plan. */
  strategy: number;
  printed: PlanMilestone;
}

/** The milestone rows of a plan in their order, each due, status and recovery text read. */
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
      recoveryText: printed.recovery,
      recovery: readDue(printed.recovery),
    })),
  );
