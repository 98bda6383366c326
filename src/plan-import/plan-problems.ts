import { getMetadataStorage, type ValidationError } from 'class-validator';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { asCompared } from '../milestones/domain/words.js';
import type { Check } from './plan-fields.js';
import type { Plan, PlanMilestone } from './plan.js';

/** What class-validator found, as sentences without their file: `strategies[0].title is nothing; it must be …`. */
export const formatProblems = (errors: readonly ValidationError[]): string[] => {
  const problems = errors.flatMap((error) => problemsAt(error, ''));
  if (errors.length > 0 && problems.length === 0) throw new Error(`a refusal without a sentence: ${errors.join()}`);
  return problems;
};

const problemsAt = (error: ValidationError, around: string): string[] => {
  // The check of the list itself names an entry that is no object; class-validator would also look into it.
  if (Array.isArray(error.target) && Array.isArray(error.value)) return [];
  const path = pathTo(around, Array.isArray(error.target) ? Number(error.property) : error.property);
  if (error.constraints?.['whitelistValidation'])
    return [`${path} is not a key of the plan format${keysBeside(error)}`];
  const own = (error.contexts?.['format'] as { check: Check } | undefined)?.check(error.value) ?? [];
  const inside = own.some((problem) => problem.startsWith(' ')) ? [] : (error.children ?? []);
  return [...own.map((problem) => path + problem), ...inside.flatMap((child) => problemsAt(child, path))];
};

const keysBeside = ({ target }: ValidationError): string => {
  if (!target) return '.';
  const fields = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  return `; the keys here are ${listed([...new Set(fields.map(({ propertyName }) => propertyName))])}.`;
};

/** Milestones that a plan holds twice under one strategy and sub-heading: which of them the next plan means is anyone's guess. */
export const repetitions = ({ strategies }: Plan): string[] =>
  strategies.flatMap(({ milestones }, index) =>
    twice(milestones, sameMilestone).map(([first, second, { title }]) => {
      const places = `strategies[${index}].milestones[${first}] and strategies[${index}].milestones[${second}]`;
      return `${places} are the same milestone, ${quoted(title)}, under the same sub-heading; it must stand once.`;
    }),
  );

const sameMilestone = ({ group, title }: PlanMilestone): string =>
  JSON.stringify([asCompared(group ?? ''), asCompared(title)]);

const twice = <T>(all: readonly T[], key: (one: T) => string): [first: number, second: number, one: T][] => {
  const seen = new Map<string, number>();
  return all.flatMap((one, index): [number, number, T][] => {
    const first = seen.get(key(one));
    if (first !== undefined) return [[first, index, one]];
    seen.set(key(one), index);
    return [];
  });
};

/** Two or more files that are the plan of the same goal and quarter. */
export const rivals = (files: readonly { file: string; quarter: QuarterKey; plan: Plan }[]): string[] => {
  const filesOf = new Map<string, string[]>();
  for (const { file, quarter, plan } of files) {
    const what = `${plan.goal.slug} for ${labelOf(quarter)}`;
    filesOf.set(what, [...(filesOf.get(what) ?? []), shown(file)]);
  }
  return [...filesOf]
    .filter(([, names]) => names.length > 1)
    .map(
      ([what, names]) =>
        `${listed(names)} are ${names.length === 2 ? 'both' : 'all'} the plan of ${what}; there must be one.`,
    );
};

/** What stands in a place of a document, in words. */
export const described = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
};

/** The start of a text, in quotes. */
export const quoted = (text: string): string => {
  const start = /^.{0,40}/su.exec(text)?.[0] ?? '';
  return start.length < text.length ? `“${shown(start)}…”` : `“${shown(start)}”`;
};

/** A text from a file, made safe to print: it could otherwise steer the terminal that shows it. */
export const shown = (text: string): string =>
  text.replaceAll(/\p{C}/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

/** `strategies[2]` + `title` is `strategies[2].title`; a key that is not a plain word stands in brackets. */
export const pathTo = (around: string, key: string | number): string => {
  if (typeof key === 'number') return `${around}[${key}]`;
  if (!/^[A-Za-z_$][\w$-]{0,59}$/.test(key)) return `${around}[${quoted(key)}]`;
  return around === '' ? key : `${around}.${key}`;
};

/** `20,000`. */
export const counted = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
