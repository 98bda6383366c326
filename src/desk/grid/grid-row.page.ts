import { type RowField } from '../../drafting/domain/row-refusals.js';
import { labelOf, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { isMissed, isOpen } from '../../milestones/domain/missed.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { FindingCode } from '../../quarterly-updates/domain/findings.js';
import { type ChangeFacts, changeFacts } from '../../publishing/pages/change-facts.js';
import { type DueFacts, dueFacts } from '../../publishing/pages/due-facts.js';
import { type StatusTag, statusTag } from '../../publishing/pages/status-tag.js';
import { ownersInWords } from '../../publishing/pages/wording.js';
import { deskPaths } from '../paths.js';
import { wasOf } from './grid.form.js';
import { type GridRow, needsStatus, type ShownValues } from './grid-row.js';
import type { StaleFacts } from './stale-row.page.js';

/** A field of words in a row. */
export interface WordField {
  id: string;
  name: string;
  word: RowField;
  label: string;
  about: string;
  value: string;
  area: boolean;
  hint: string | null;
  error: string | null;
}

/** One row as the view lays it out. */
export interface RowModel {
  reference: string;
  href: string;
  title: string;
  owner: string;
  group: string | null;
  goal: { href: string; title: string } | null;
  editable: boolean;
  missed: boolean;
  was: string;
  ticked: boolean;
  partHref: string;
  asLast: MilestoneStatus | '';
  last: StatusTag | null;
  /** The quarter of the last report, where it is not the one before. */
  lastIn: string | null;
  status: { id: string; name: string; error: string | null; options: Option[]; text: string };
  due: { id: string; name: string; error: string | null; value: string; facts: DueFacts; shown: string | null };
  flag: { status: StatusTag; changes: ChangeFacts[]; lacking: string[] };
  needed: WordField[];
  /** The words that are needed, by name, for the script. */
  needs: string;
  more: WordField[];
  moreText: string;
  said: { label: string; text: string }[];
  stale: StaleFacts | null;
}

interface Option {
  value: string;
  text: string;
  selected: boolean;
}

/** What was typed and could not be kept, or is kept apart, for one row. */
export interface RowInput {
  fields: ShownValues;
  errors: Partial<Record<RowField, string>>;
  stale: StaleFacts | null;
}

/** What a row is shown with besides itself. */
export interface RowContext {
  quarter: QuarterKey;
  /** Whether its goal is named: the grid is of several. */
  namesGoal: boolean;
  /** The quarter of its goal’s last report, where the column does not name it. */
  lastIn: string | null;
  ticked: boolean;
  input: RowInput | undefined;
}

export const WORDS: Readonly<Partial<Record<RowField, string>>> = {
  explanation: 'Explanation',
  recoveryText: 'Recovery quarter',
  reason: 'Reason',
  remark: 'Remark',
};
const WORD_FIELDS = ['explanation', 'recoveryText', 'reason', 'remark'] as const;

/** The row as the view lays it out; with what was typed where that could not be kept. */
export const rowModel = (row: GridRow, { quarter, namesGoal, lastIn, ticked, input }: RowContext): RowModel => {
  const { reference, milestone } = row;
  const fields = input?.fields ?? row.shown;
  const errors = input?.errors ?? {};
  const needs = neededWords(row, errors);
  const words = WORD_FIELDS.map((word) => wordField(row, word, fields[word], { error: errors[word] ?? null, quarter }));
  const due = dueFacts(milestone.due);
  return {
    reference,
    href: deskPaths.milestone(row.goal.slug, reference),
    title: milestone.title,
    owner: ownersInWords(milestone) ?? 'No owner',
    group: row.group,
    goal: namesGoal ? { href: deskPaths.grid(row.goal.slug, quarter), title: row.goal.title } : null,
    ...{ editable: row.editable, missed: milestone.missed, was: wasOf(row), ticked },
    partHref: deskPaths.gridRow(row.goal.slug, quarter, reference),
    asLast: row.asLast ?? '',
    last: row.last && statusTag(row.last),
    lastIn,
    status: {
      ...{ id: `status-${reference}`, name: `status.${reference}`, error: errors.status ?? null },
      options: optionsOf(row, quarter, fields.status),
      text: row.shown.status === '' ? emptyText(row) : row.shown.status,
    },
    due: {
      ...{ id: `dueText-${reference}`, name: `dueText.${reference}`, error: errors.dueText ?? null },
      ...{ value: fields.dueText, facts: due, shown: readingOf(due, fields.dueText) },
    },
    flag: {
      status: statusTag(milestone),
      changes: milestone.changes.filter(isTold(row)).map((change) => changeFacts(change, milestone.due)),
      lacking: row.findings.map((code) => LACKING[code] ?? 'Not ready'),
    },
    needed: words.filter(({ word }) => needs.includes(word)),
    needs: needs.join(' '),
    more: words.filter(({ word }) => !needs.includes(word)),
    moreText: moreText(words.filter(({ word }) => !needs.includes(word))),
    said: words.filter(({ value }) => value !== '').map(({ label, value }) => ({ label, text: value })),
    stale: input?.stale ?? null,
  };
};

/** What is lacking, in as few words as a cell has room for. */
const LACKING: Readonly<Partial<Record<FindingCode, string>>> = {
  'missed-without-explanation': 'Needs an explanation',
  'missed-without-recovery': 'Needs a recovery quarter after this one',
  'move-without-reason': 'Needs a reason for the new date',
  'withdrawal-without-reason': 'Needs a reason',
  'milestone-without-status': 'Needs a status',
  'due-unclear': 'Due date cannot be read',
};

// Of a milestone without a status, that its status changed is no news.
const isTold =
  (row: GridRow) =>
  ({ kind }: GridRow['milestone']['changes'][number]): boolean =>
    kind !== 'status-changed' || !needsStatus(row);

/** What a due text was read as; nothing where it is a quarter in another spelling, or the very words. */
const readingOf = ({ text, printed }: DueFacts, written: string): string | null =>
  text === written || (printed === null && written !== '' && /^Q\d/.test(text)) ? null : text;

const neededWords = ({ milestone }: GridRow, errors: RowInput['errors']): RowField[] => {
  const { missed } = milestone;
  const moved = milestone.changes.some(({ kind }) => kind === 'due-moved');
  const needs: Record<(typeof WORD_FIELDS)[number], boolean> = {
    explanation: missed,
    recoveryText: missed,
    reason: moved || milestone.status === 'Withdrawn',
    remark: false,
  };
  return WORD_FIELDS.filter((word) => needs[word] || errors[word] !== undefined);
};

const wordField = (
  { reference }: GridRow,
  word: (typeof WORD_FIELDS)[number],
  value: string,
  { error, quarter }: { error: string | null; quarter: QuarterKey },
): WordField => ({
  ...{ id: `${word}-${reference}`, name: `${word}.${reference}`, word, value, error },
  ...{ label: WORDS[word] ?? '', about: `of ${reference}`, area: word !== 'recoveryText' },
  hint: word === 'recoveryText' ? `such as ${labelOf(plus(quarter, 1))}` : null,
});

/** What the folded fields are for, or what was written in them. A recovery quarter goes with its explanation. */
const moreText = (folded: readonly WordField[]): string => {
  const filled = folded.filter(({ value }) => value !== '');
  const named = filled.length > 0 ? filled : folded.filter(({ word }) => word !== 'recoveryText');
  const text = named.map(({ label }, at) => (at === 0 && filled.length === 0 ? label : label.toLowerCase())).join(', ');
  return filled.length > 0 ? `Written: ${text}` : text;
};

const SET_HERE: readonly MilestoneStatus[] = ['Not started', 'On track', 'At risk', 'Completed', 'Ongoing'];

const optionsOf = (row: GridRow, quarter: QuarterKey, chosen: string): Option[] => {
  const { due } = row.milestone;
  const pastDue = isMissed(due, 'On track', quarter);
  const offered = [...SET_HERE, ...(pastDue ? (['Missed'] as const) : [])];
  const others = [row.shown.status, chosen].filter((one) => one !== '' && !offered.some((status) => status === one));
  const options = ['', ...offered, ...new Set(others)];
  return options.map((value) => ({ value, text: value === '' ? emptyText(row) : value, selected: value === chosen }));
};

/** What stands where nobody has set a status for the quarter. */
const emptyText = ({ milestone, shown }: GridRow): string =>
  shown.status === '' && !isOpen(milestone.status) ? `Stays ${milestone.status.toLowerCase()}` : 'No status yet';
