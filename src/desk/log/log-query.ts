import type { LogFilter } from '../../audit/audit-reader.js';
import { easternLocal, easternMoment } from '../../rounds/domain/eastern-time.js';
import { type NamedGoal, titlesOf } from './subject-links.js';

/** What the filter of the log was set to, as it was typed; empty where it was not. */
export interface LogQuery {
  person: string;
  action: string;
  kind: string;
  goal: string;
  text: string;
  from: string;
  to: string;
}

const FIELDS = ['person', 'action', 'kind', 'goal', 'text', 'from', 'to'] as const satisfies (keyof LogQuery)[];

const LONGEST = 200;

/** In the autumn, when a clock is set back. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/** The filter of an address, blank where it says nothing usable. */
export const logQueryOf = (sent: Readonly<Record<string, unknown>>): LogQuery =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const value = sent[field];
      return [field, typeof value === 'string' ? value.trim().slice(0, LONGEST) : ''];
    }),
  ) as unknown as LogQuery;

/** The filter in the address of the log, or of its file. */
export const queryStringOf = (query: LogQuery, more: Readonly<Record<string, string>> = {}): string => {
  const set = FIELDS.filter((field) => query[field] !== '').map((field): [string, string] => [field, query[field]]);
  const text = new URLSearchParams([...set, ...Object.entries(more)]).toString();
  return text === '' ? '' : `?${text}`;
};

/** What is wrong with the filter, by field, each with what would be right. */
export const wrongIn = ({ goal, from, to }: LogQuery, goals: readonly NamedGoal[]): Partial<LogQuery> => {
  const wrong: Partial<LogQuery> = {};
  if (goal !== '' && !goals.some(({ slug }) => slug === goal)) {
    wrong.goal = `There is no goal “${goal}”: choose one from the list.`;
  }
  const [first, last] = [dayOf(from), dayOf(to)];
  if (from !== '' && !first) wrong.from = `“${from}” is not a day: enter it as 2018-10-01.`;
  if (to !== '' && !last) wrong.to = `“${to}” is not a day: enter it as 2018-10-31.`;
  if (first && last && first > last)
    wrong.to = 'The last day is before the first day: enter the same day or a later one.';
  return wrong;
};

/** The filter as the log is asked with it. Days are those of Washington, the last one included. */
export const logFilterOf = (query: LogQuery, goals: readonly NamedGoal[]): LogFilter => {
  const goal = goals.find(({ slug }) => slug === query.goal);
  const last = dayOf(query.to);
  return {
    ...{ person: query.person || null, action: query.action || null, kind: query.kind || null },
    ...{ titled: goal ? titlesOf(goal) : null, text: query.text || null },
    ...{ from: dayOf(query.from), until: last && dayAfter(last) },
  };
};

/** The start of a day; null where the text names none. */
const dayOf = (text: string): Date | null => easternMoment(`${text}T00:00`) ?? null;

const dayAfter = (day: Date): Date | null => dayOf(easternLocal(new Date(day.getTime() + LONGEST_DAY_MS)).slice(0, 10));
