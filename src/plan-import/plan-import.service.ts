import { Injectable } from '@nestjs/common';
import type { Actor } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { EditionsRecord } from '../publishing/editions.record.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../refused.js';
import type { ImportAccount } from './import-account.js';
import type { PlanFile } from './plan-files.js';
import { accountOf, PlanWriter } from './plan-writer.js';
import { readRows } from './read-rows.js';

/** Takes plan files into the record, in the order of their quarters. A command is one unit of work: all of it, or nothing. */
@Injectable()
export class PlanImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly editions: EditionsRecord,
    private readonly writer: PlanWriter,
  ) {}

  /**
   * Imports the files and gives an account of each; `done` is told after each file. Throws Refused, with a sentence for
   * each file that cannot be taken, and then nothing is changed.
   */
  import(
    files: readonly PlanFile[],
    by: Actor,
    done: (account: ImportAccount) => void = () => {},
  ): Promise<ImportAccount[]> {
    return this.work.run(async () => {
      await this.work.alone();
      const refusals: string[] = [];
      const accounts: ImportAccount[] = [];
      for (const file of files) {
        const account = await this.importOne(file, files, by);
        if ('refusal' in account) refusals.push(`${file.file}: ${account.refusal}`);
        else {
          accounts.push(account);
          done(account);
        }
      }
      const [first, ...more] = refusals;
      if (first) throw new Refused([first, ...more]);
      return accounts;
    });
  }

  private async importOne(
    file: PlanFile,
    all: readonly PlanFile[],
    by: Actor,
  ): Promise<ImportAccount | { refusal: string }> {
    const { plan, quarter } = file;
    const known = await this.goals.bySlug(plan.goal.slug);
    if (known && known.number !== plan.goal.number) {
      return { refusal: `goal.number is ${plan.goal.number}; ${known.slug} is goal number ${known.number}.` };
    }
    if (!known) return this.writer.write(file, await this.goals.add(plan.goal, quarter), null, by);

    const updates = await this.updates.of(known);
    const present = updates.find((one) => one.quarter === quarter);
    if (present?.planSha256 === file.sha256) return { ...accountOf(file, readRows(plan)), unchanged: true };
    const refusal = await this.refusalOf(known, quarter, updates, all);
    if (refusal !== null) return { refusal };
    await this.writer.eraseFrom(known, quarter);
    return this.writer.write(file, known, present ?? null, by);
  }

  // A later quarter's milestones were paired with this one's, so it has to be taken again after it.
  private async refusalOf(
    goal: Goal,
    quarter: QuarterKey,
    updates: readonly QuarterlyUpdate[],
    all: readonly PlanFile[],
  ): Promise<string | null> {
    const label = labelOf(quarter);
    const published = await this.editions.publishedQuarters(goal);
    if (published.includes(quarter)) return `${goal.slug} ${label} is already published, and an edition never changes.`;
    const later = published.find((one) => one > quarter);
    if (later) {
      return `${goal.slug} ${labelOf(later)} is already published; plans are taken in the order of their quarters, so ${label} is too late.`;
    }
    const inCommand = new Set(all.filter(({ plan }) => plan.goal.slug === goal.slug).map((one) => one.quarter));
    const missing = updates.find((one) => one.quarter > quarter && !inCommand.has(one.quarter));
    return missing
      ? `${goal.slug} ${labelOf(missing.quarter)} was imported on top of ${label}; give its file in the same command, so that it is taken again.`
      : null;
  }
}
