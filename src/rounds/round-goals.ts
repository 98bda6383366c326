import { Injectable } from '@nestjs/common';
import { type UpdateAtWork, UpdateAccess } from '../drafting/update-access.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';

/** The updates of a round. */
@Injectable()
export class RoundGoals {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly access: UpdateAccess,
  ) {}

  /** Every update of the quarter with where it stands, in the order of the goals. */
  async of(quarter: QuarterKey): Promise<UpdateAtWork[]> {
    const found: UpdateAtWork[] = [];
    for (const goal of await this.goals.all()) {
      const update = await this.updates.inQuarter(goal, quarter);
      if (update) found.push(await this.access.of(goal, update));
    }
    return found;
  }
}
