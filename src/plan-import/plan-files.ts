import 'reflect-metadata';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { byQuarter, keyOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Refused } from '../refused.js';
import { sha256Of } from '../sha256.js';
import { readJson } from './plan-json.js';
import { counted, described, formatProblems, repetitions, rivals, shown } from './plan-problems.js';
import { Plan } from './plan.js';

const MEGABYTE = 1024 * 1024;
const MAX_PLAN_BYTES = 5 * MEGABYTE;
const MAX_PROBLEMS_A_FILE = 20;

export interface PlanFile {
  /** The path as it was given, or as it was found under the folder that was given. */
  file: string;
  /** Of the bytes of the file. */
  sha256: string;
  plan: Plan;
  quarter: QuarterKey;
}

/**
 * Takes paths of plan files and of folders, in which every `*.json` is taken; gives the plans, earliest quarter first,
 * then by goal. Throws `Refused` with the problems of all files where there is any.
 */
export const readPlanFiles = async (paths: readonly string[]): Promise<PlanFile[]> => {
  const { found, problems } = await search(paths);
  const plans: PlanFile[] = [];
  for (const { file, size } of found) {
    const read = await readFound(file, size);
    if ('problems' in read) problems.push(...sentencesOf(file, read.problems));
    else plans.push(read);
  }
  refuseAny([...problems, ...rivals(plans)]);
  return plans.sort((a, b) => byQuarter(a.quarter, b.quarter) || (a.plan.goal.slug < b.plan.goal.slug ? -1 : 1));
};

const search = async (paths: readonly string[]): Promise<PlanSearch> => {
  const search = new PlanSearch();
  if (paths.length === 0) search.problems.push('No plan is named; name a plan file or a folder of plan files.');
  for (const path of paths) {
    const count = await search.take(path);
    if (count === 0)
      search.problems.push(`${shown(path)}: the folder holds no plan, no file whose name ends in .json.`);
  }
  return search;
};

class PlanSearch {
  readonly found: { file: string; size: number }[] = [];
  readonly problems: string[] = [];
  private readonly countAt = new Map<string, number>();

  /** Notes the plan files at `path`, each real file once; gives how many stand there, with those noted before. */
  async take(path: string): Promise<number> {
    try {
      const real = await realpath(path);
      const before = this.countAt.get(real);
      if (before !== undefined) return before;
      this.countAt.set(real, 0); // a link that leads back to this folder finds nothing in it
      const count = await this.look(path);
      this.countAt.set(real, count);
      return count;
    } catch (error) {
      this.problems.push(`${shown(path)}: ${whyUnread(error)}`);
      return 1;
    }
  }

  private async look(path: string): Promise<number> {
    const there = await stat(path);
    if (there.isDirectory()) return this.walk(path);
    if (there.isFile()) this.found.push({ file: path, size: there.size });
    else this.problems.push(`${shown(path)}: this is neither a file nor a folder.`); // reading a pipe would not end
    return 1;
  }

  private async walk(folder: string): Promise<number> {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory() || /\.json$/i.test(entry.name)).map(({ name }) => name);
    let count = 0;
    for (const name of names.sort()) {
      if (!name.startsWith('.')) count += await this.take(join(folder, name));
    }
    return count;
  }
}

type Unread = { problems: string[] };

const readFound = async (file: string, size: number): Promise<PlanFile | Unread> => {
  if (size > MAX_PLAN_BYTES) return { problems: [tooLarge(size)] };
  try {
    return read(file, await readFile(file));
  } catch (error) {
    return { problems: [whyUnread(error)] };
  }
};

const tooLarge = (size: number): string =>
  `the file has ${(size / MEGABYTE).toFixed(1)} MB; a plan has at most ${MAX_PLAN_BYTES / MEGABYTE} MB.`;

const whyUnread = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this user.';
  return `it cannot be read (${code}).`;
};

const read = (file: string, bytes: Uint8Array): PlanFile | Unread => {
  const { value, problems } = readJson(bytes);
  if (value === undefined) return { problems };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      problems: [`the document is ${described(value)}; it must be an object with period, goal and strategies.`],
    };
  }
  const plan = plainToInstance(Plan, value);
  problems.push(...formatProblems(validateSync(plan, { whitelist: true, forbidNonWhitelisted: true })));
  if (problems.length === 0) problems.push(...repetitions(plan));
  if (problems.length > 0) return { problems };
  return { file, sha256: sha256Of(bytes), plan, quarter: keyOf(plan.period) };
};

const sentencesOf = (file: string, problems: readonly string[]): string[] => {
  const sentences = problems.slice(0, MAX_PROBLEMS_A_FILE).map((problem) => `${shown(file)}: ${problem}`);
  const more = problems.length - sentences.length;
  if (more > 0) sentences.push(`${shown(file)}: and ${counted(more)} more ${more === 1 ? 'problem' : 'problems'}.`);
  return sentences;
};

const refuseAny = ([first, ...others]: readonly string[]): void => {
  if (first !== undefined) throw new Refused([first, ...others]);
};
