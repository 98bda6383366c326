import type { StrategyWords } from '../../strategies/strategies.record.js';
import { areaField, selectField, textField } from '../fields.js';
import type { DeedWords } from './deed.js';

type Fields = DeedWords['fields'];
type Options = readonly { value: string; text: string }[];

const line = (name: string, label: string, value: string | null, hint: string | null = null): Fields[number] => ({
  ...{ name, value: value ?? '' },
  make: (sent) => textField({ name, label, hint, ...sent }),
});

const area = (
  name: string,
  label: string,
  value: string | null,
  { hint = null, rows = 4 }: { hint?: string | null; rows?: number } = {},
): Fields[number] => ({
  ...{ name, value: value ?? '' },
  make: (sent) => areaField({ name, label, hint, rows, ...sent }),
});

const choice = (
  name: string,
  label: string,
  options: Options,
  { value = '', hint = null }: { value?: string; hint?: string | null } = {},
): Fields[number] => ({ name, value, make: (sent) => selectField({ name, label, hint, options, ...sent }) });

const first = (text: string): Options => [{ value: '', text }];

/** Why something is done, where the report prints it. */
export const reasonField = (hint: string, value: string | null = null): Fields[number] =>
  area('reason', 'Reason', value, { hint, rows: 3 });

/** What a milestone is called, who owns it and where it stands. */
export const milestoneFields = (words: { title: string; ownerText: string | null; group: string | null }): Fields => [
  area('title', 'Milestone', words.title, { rows: 3 }),
  line('ownerText', 'Owner', words.ownerText, 'Agencies or people, with commas between them'),
  line('group', 'Sub-heading', words.group, 'The heading it stands under within its strategy, where there is one'),
];

export const dueField = (): Fields[number] =>
  line('dueText', 'Due', null, 'Such as Q1 FY 2019, March 2019 or Summer 2019; TBD where there is no date yet');

export const strategyField = (options: Options, value: string, label = 'Strategy'): Fields[number] =>
  choice('strategy', label, [...first('Choose a strategy'), ...options], { value });

export const intoField = (options: Options): Fields[number] =>
  choice('into', 'The milestone that carries it on', [...first('Choose a milestone'), ...options]);

export const titlesField = (): Fields[number] =>
  area('titles', 'The new milestones', null, { hint: 'The words of each, one a line; two at least', rows: 4 });

export const leaveField = (count: number): Fields[number] =>
  choice('milestones', `Its ${count === 1 ? 'milestone' : `${count} milestones`}`, [
    { value: 'stay', text: 'Must be moved to another strategy first' },
    { value: 'leave', text: 'Leave with it, for the same reason' },
  ]);

export const strategyFields = (words: Partial<StrategyWords>): Fields => [
  line('label', 'Label', words.label ?? null, 'Such as “Strategy 1”, where the plan gives one'),
  line('title', 'Title', words.title ?? null),
  line('lead', 'Lead', words.lead ?? null, 'Who leads it'),
  area('problem', 'Problem', words.problem ?? null),
  area('theoryOfChange', 'Theory of change', words.theoryOfChange ?? null),
  area('description', 'Description', words.description ?? null),
];

/** `words` are those of the goal as text, a line for each part. */
export const goalFields = (words: Readonly<Record<string, string>>): Fields => [
  line('title', 'Title', words.title ?? null),
  area('statement', 'Goal statement', words.statement ?? null, { hint: 'One paragraph a line' }),
  area('challenge', 'Challenge', words.challenge ?? null, { hint: 'One point a line', rows: 6 }),
  area('opportunity', 'Opportunity', words.opportunity ?? null, { hint: 'One point a line', rows: 6 }),
  area('leaders', 'Leaders', words.leaders ?? null, {
    hint: 'One a line, in the order of the report, as name; title; organization',
  }),
  area('partners', 'Partners', words.partners ?? null, { hint: 'One agency or organization a line', rows: 6 }),
];
