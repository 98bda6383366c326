import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { isMissed } from '../../milestones/domain/missed.js';
import { readDue } from '../../milestones/domain/read-due.js';
import { differenceOf, keptText, type RowColumns, type RowWords } from './row-change.js';

/** The fields of a row, as forms name them. */
export const ROW_FIELDS = ['status', 'dueText', 'reason', 'explanation', 'recoveryText', 'remark'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** The most characters that a field takes. */
export const LONGEST = { dueText: 200, recoveryText: 200, reason: 4000, explanation: 4000, remark: 4000 } as const;

/** Why a change of a row cannot be taken, field by field; empty where it can. What stays as it is is not looked at. */
export const refusalsOf = (
  row: RowColumns,
  change: RowWords,
  quarter: QuarterKey,
): { field: RowField; sentence: string }[] => {
  const { after } = differenceOf(row, change, null);
  const found: [RowField, string | null][] = [
    ['status', after.status === undefined ? null : statusRefusal({ ...row, ...after }, change, quarter)],
    ['dueText', after.dueKind === 'unclear' ? unreadable(after.dueText ?? '', 'a due date') : null],
    ['recoveryText', isUnclear(after.recoveryText) ? unreadable(after.recoveryText ?? '', 'a quarter') : null],
    ...Object.entries(LONGEST).map(([field, longest]): [RowField, string | null] => [
      field as RowField,
      tooLong(change[field as keyof typeof LONGEST], longest),
    ]),
  ];
  return found.flatMap(([field, sentence]) => (sentence === null ? [] : [{ field, sentence }]));
};

const statusRefusal = (
  { dueKind, dueQuarter }: RowColumns,
  { status }: RowWords,
  quarter: QuarterKey,
): string | null => {
  if (status === 'Withdrawn') return 'A milestone is withdrawn on its own page, where its reason is asked for.';
  if (status === 'Not reported') return 'Choose a status, or “No status yet”.';
  const due = { kind: dueKind, quarter: dueQuarter };
  if (status !== 'Missed' || isMissed(due, status, quarter)) return null;
  return dueQuarter === null
    ? 'A milestone without a due quarter cannot be missed: choose another status, such as “At risk”.'
    : `It is due ${labelOf(dueQuarter)} and cannot be missed yet: choose another status, such as “At risk”.`;
};

const isUnclear = (text: string | null | undefined): boolean =>
  text !== undefined && text !== null && readDue(text).kind === 'unclear';

const unreadable = (text: string, what: string): string =>
  `“${text}” cannot be read as ${what}. Write it as Q1 FY 2019, March 2019 or Summer 2019, or TBD.`;

const tooLong = (text: string | undefined, longest: number): string | null => {
  const length = keptText(text ?? '')?.length ?? 0;
  return length > longest ? `This is ${length} characters long; at most ${longest} are kept. Shorten it.` : null;
};
