import 'reflect-metadata';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { unfitSentence } from '../unfit-text.js';
import { counted, described } from './plan-problems.js';

/** The problems of a value, each the rest of a sentence that starts with the path: ` is nothing; …`, `[1] is nothing; …`. */
export type Check = (value: unknown) => string[];

const LONGEST_TEXT = 20_000;
const LONGEST_SLUG = 80;
const LARGEST_NUMBER = 999_999;
const WHOLE_NUMBER = `a whole number from 1 to ${counted(LARGEST_NUMBER)}`;

/** A text that must be there. `meaning` completes "it must be …". */
export const Text = (meaning: string): PropertyDecorator => field((value) => textProblems(value, meaning), tidied);

/** A text or null. */
export const OptionalText = (meaning: string): PropertyDecorator =>
  field(
    orNothing((value) => textProblems(value, `${meaning}, or null`)),
    tidied,
  );

/** A list of texts; absent, it is empty. `meaning` says what one of them is. */
export const Texts = (meaning: string): PropertyDecorator =>
  field(
    (value) => entriesOf(value, meaning, (entry) => textProblems(entry, meaning)),
    (value) => (Array.isArray(value) ? value.map(tidied) : (value ?? [])),
  );

/** The goal's name in addresses. */
export const Slug = (meaning: string): PropertyDecorator =>
  field((value) => {
    const fits = typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= LONGEST_SLUG;
    return fits ? [] : [` is ${described(value)}; it must be ${meaning}.`];
  }, tidied);

/** A number that must be there and that `fits`. `problem` completes `is 5; …` where it is a number and does not fit. */
export const Figure = (meaning: string, fits: (value: number) => boolean, problem?: string): PropertyDecorator =>
  field((value) => {
    if (typeof value !== 'number') return [` is ${described(value)}; it must be ${meaning}.`];
    return fits(value) ? [] : [` is ${value}; ${problem ?? `it must be ${meaning}`}.`];
  });

/** A whole number from 1 that must be there. */
export const Counted = (meaning: string): PropertyDecorator => Figure(`${meaning}: ${WHOLE_NUMBER}`, isCount);

/** A whole number from 1, or null. */
export const OptionalCount = (meaning: string): PropertyDecorator =>
  field(
    orNothing((value) =>
      isCount(value) ? [] : [` is ${described(value)}; it must be ${meaning}: ${WHOLE_NUMBER}, or null.`],
    ),
    (value) => value ?? null,
  );

/** An object of `type` that must be there. */
export const One = (type: () => new () => object, meaning: string): PropertyDecorator =>
  all(
    Type(type),
    ValidateNested(),
    field((value) => (isObject(value) ? [] : [` is ${described(value)}; it must be ${meaning}.`])),
  );

/** An object of `type`, or null. */
export const OptionalOne = (type: () => new () => object, meaning: string): PropertyDecorator =>
  all(
    Type(type),
    ValidateNested(),
    IsOptional(), // ValidateNested alone refuses null
    field(
      (value) => (isObject(value) ? [] : [` is ${described(value)}; it must be ${meaning}, or null.`]),
      (value) => value ?? null,
    ),
  );

/** A list of objects of `type`; absent, it is empty unless `required`. `meaning` says what one of them is. */
export const Many = (type: () => new () => object, meaning: string, { required = false } = {}): PropertyDecorator =>
  all(
    Type(type),
    ValidateNested(),
    field(
      (value) =>
        entriesOf(value, meaning, (entry) =>
          isObject(entry) ? [] : [` is ${described(entry)}; it must be ${meaning}.`],
        ),
      (value) => value ?? (required ? null : []),
    ),
  );

const field = (check: Check, read: (value: unknown) => unknown = (value) => value): PropertyDecorator =>
  all(
    Transform(({ value }) => read(value)),
    ValidateBy(
      { name: 'format', validator: { validate: (value) => check(value).length === 0 } },
      // class-validator gives the context only with a message; its messages would replace a `$value` in the printed text.
      { message: 'is not as the format says', context: { check } },
    ),
  );

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    decorators.forEach((decorate) => {
      decorate(target, key);
    });
  };

const orNothing =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined ? [] : check(value);

const entriesOf = (value: unknown, meaning: string, check: Check): string[] => {
  if (!Array.isArray(value)) return [` is ${described(value)}; it must be a list, each entry ${meaning}.`];
  return value.flatMap((entry, index) => check(entry).map((problem) => `[${index}]${problem}`));
};

/** Blank is null; the line ends of Windows become line breaks. */
const tidied = (value: unknown): unknown => {
  if (typeof value !== 'string') return value ?? null;
  const text = value.replaceAll(/\r\n?/g, '\n').trim();
  return text === '' ? null : text;
};

const textProblems = (value: unknown, meaning: string): string[] => {
  if (typeof value !== 'string') return [` is ${described(value)}; it must be ${meaning}.`];
  if (value.length > LONGEST_TEXT) {
    return [` is ${counted(value.length)} characters long; a text may have ${counted(LONGEST_TEXT)}.`];
  }
  const unfit = unfitSentence(value, '');
  return unfit === null ? [] : [unfit];
};

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_NUMBER;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
