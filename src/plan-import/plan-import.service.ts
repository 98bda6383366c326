import { Injectable } from '@nestjs/common';
import type { Actor } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { EditionsRecord } from '../publishing/editions.record.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { QuarterlyUpdatesService } from '../quarterly-updates/quarterly-updates.service.js';
import { Refused } from '../refused.js';
import type { Refusals } from './continuity.js';
import type { ImportAccount } from './import-account.js';
import type { PlanFile } from './plan-files.js';
import { shown } from './plan-problems.js';
import { accountOf, PlanWriter } from './plan-writer.js';
import { readRows } from './read-rows.js';

/** Takes plan files into the record, in the order of their quarters. A command is one unit of work: all of it, or nothing. */
@Injectable()
export class PlanImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly words: QuarterlyUpdatesService,
    private readonly editions: EditionsRecord,
    private readonly writer: PlanWriter,
  ) {}

  /**
   * Imports the files and gives an account of each; `done` is told after each file. Throws Refused, with the sentences
   * of all files that cannot be taken, and then nothing is changed. After a refusal the goal's later quarters are not
   * looked at: they would be settled against a quarter that is not there.
   */
  import(
    files: readonly PlanFile[],
    by: Actor,
    done: (account: ImportAccount) => void = () => {},
  ): Promise<ImportAccount[]> {
    return this.work.run(async () => {
      await this.work.alone();
      await this.hold(files);
      const command: Command = { files, by, erased: new Set() };
      const refusals = new Map<string, string[]>();
      const accounts: ImportAccount[] = [];
      for (const file of files) {
        const { slug } = file.plan.goal;
        if (refusals.has(slug)) continue;
        const account = await this.importOne(file, command);
        if ('refusals' in account) {
          refusals.set(
            slug,
            account.refusals.map((sentence) => `${shown(file.file)}: ${sentence}`),
          );
        } else {
          accounts.push(account);
          done(account);
        }
      }
      const [first, ...more] = [...refusals.values()].flat();
      if (first) throw new Refused([first, ...more]);
      return accounts;
    });
  }

  // Whoever works on one of these is waited for, or waits, so that nothing is saved into what is taken out. By name, as
  // whoever changes several does.
  private async hold(files: readonly PlanFile[]): Promise<void> {
    const named = files.map(({ plan: { goal }, quarter }) => ({ slug: goal.slug, quarter }));
    for (const { slug, quarter } of named.sort((a, b) => compared(placeOf(a, a.quarter), placeOf(b, b.quarter))))
      await this.updates.hold(slug, quarter, 'alone');
  }

  private async importOne(file: PlanFile, command: Command): Promise<ImportAccount | Refusals> {
    const { plan, quarter } = file;
    const rival = command.files.find((one) => isOf(plan.goal, one) && one.plan.goal.number !== plan.goal.number);
    if (rival) {
      const sentence = `goal.number is ${plan.goal.number}; ${shown(rival.file)} has ${rival.plan.goal.number} for the same goal.`;
      return { refusals: [sentence] };
    }
    const known = await this.goals.bySlug(plan.goal.slug);
    if (!known) return this.writer.write(file, await this.goals.add(plan.goal, quarter), [], command.by);

    const updates = await this.updates.of(known);
    const present = updates.find((one) => one.quarter === quarter);
    if (present?.planSha256 === file.sha256) return { ...accountOf(file, readRows(plan)), unchanged: true };
    const published = await this.editions.publishedQuarters(known);
    const refusal =
      numberRefusal(file, known, published) ??
      orderRefusal(file, updates, published, command) ??
      (await this.deskRefusal(file, known, updates));
    return refusal === null ? this.takeAgain(file, known, command) : { refusals: [refusal] };
  }

  /** What somebody worked on at the desk is not overwritten by a plan, nor taken out for an earlier one. */
  private async deskRefusal(
    { quarter }: PlanFile,
    goal: Goal,
    updates: readonly QuarterlyUpdate[],
  ): Promise<string | null> {
    for (const update of updates.filter((one) => one.quarter >= quarter)) {
      if (!(await this.words.isWorkedOn(goal, update))) continue;
      const place = `${goal.slug} ${labelOf(update.quarter)}`;
      return `${place} is being worked on at the desk, and an import would overwrite it; finish it there, without this file.`;
    }
    return null;
  }

  private async takeAgain(file: PlanFile, goal: Goal, { by, erased }: Command): Promise<ImportAccount | Refusals> {
    const { plan, quarter } = file;
    const isWrong = goal.number !== plan.goal.number;
    if (isWrong) await this.writer.renumber(goal, plan.goal.number, by);
    const takenOut = await this.writer.eraseFrom(goal, quarter);
    for (const one of takenOut) erased.add(placeOf(plan.goal, one.quarter));
    const account = await this.writer.write(file, goal, takenOut, by);
    if ('refusals' in account) return account;
    return {
      ...account,
      replaced: erased.has(placeOf(plan.goal, quarter)),
      formerNumber: isWrong ? goal.number : null,
    };
  }
}

/** One import: its files, who gave them, and the quarters that were taken out to be taken again. */
interface Command {
  files: readonly PlanFile[];
  by: Actor;
  erased: Set<string>;
}

const placeOf = ({ slug }: { slug: string }, quarter: QuarterKey): string => `${slug} ${quarter}`;

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const isOf = ({ slug }: { slug: string }, { plan }: PlanFile): boolean => plan.goal.slug === slug;

// The number stands in the editions, which never change.
const numberRefusal = ({ plan }: PlanFile, known: Goal, published: readonly QuarterKey[]): string | null => {
  const [first] = published;
  if (known.number === plan.goal.number || !first) return null;
  return (
    `goal.number is ${plan.goal.number}; ${known.slug} is goal number ${known.number}, and ${labelOf(first)} is ` +
    `published under that number: write ${known.number}.`
  );
};

// A later quarter's milestones were paired with this one's, so it has to be taken again after it.
const orderRefusal = (
  { plan, quarter }: PlanFile,
  updates: readonly QuarterlyUpdate[],
  published: readonly QuarterKey[],
  { files }: Command,
): string | null => {
  const { slug } = plan.goal;
  const label = labelOf(quarter);
  if (published.includes(quarter)) return `${slug} ${label} is already published, and an edition never changes.`;
  const later = published.find((one) => one > quarter);
  if (later) {
    return `${slug} ${labelOf(later)} is already published; plans are taken in the order of their quarters, so ${label} is too late.`;
  }
  const inCommand = new Set(files.filter((one) => isOf(plan.goal, one)).map((one) => one.quarter));
  const missing = updates.find((one) => one.quarter > quarter && !inCommand.has(one.quarter));
  if (!missing) return null;
  const stands = updates.some((one) => one.quarter === quarter)
    ? `was imported on top of ${label}`
    : 'is in the record already and was paired without it';
  return `${slug} ${labelOf(missing.quarter)} ${stands}; give its file in the same command, so that it is taken again.`;
};
