import type { LogEntry } from '../../audit/log-entry.entity.js';
import type { DeskFacts } from '../desk-answers.js';
import { errorSummary, type Field, selectField, textField } from '../fields.js';
import { deskPaths } from '../paths.js';
import { actionChoices, kindChoices } from './action-words.js';
import { type LogQuery, queryStringOf } from './log-query.js';
import { logUnitsOf } from './log-units.js';
import type { NamedGoal } from './subject-links.js';

export const LOG_VIEW = 'desk/log/log';

/** One page of the log. */
export interface LogListing {
  query: LogQuery;
  wrong: Partial<LogQuery>;
  goals: readonly NamedGoal[];
  entries: readonly LogEntry[];
  /** Whether the page begins at the newest entry. */
  newest: boolean;
  /** Whether there are older entries than these. */
  older: boolean;
}

export const logFacts: DeskFacts = {
  title: 'Log of every change',
  section: 'log',
  trail: [
    { href: deskPaths.desk, text: 'Desk' },
    { href: null, text: 'Log' },
  ],
};

export const logPage = ({ query, wrong, goals, entries, newest, older }: LogListing) => {
  const fields = fieldsOf(query, wrong, goals);
  const errors = errorSummary(fields);
  const filtered = queryStringOf(query) !== '';
  const last = entries.at(-1);
  return {
    action: deskPaths.log,
    fields,
    errors,
    reset: filtered ? deskPaths.log : null,
    file: Object.keys(wrong).length > 0 ? null : deskPaths.logFile + queryStringOf(query),
    heading: newest ? 'Newest entries' : 'Older entries',
    any: entries.length > 0,
    none: errors ? 'Put the filter right first.' : filtered ? 'No entry fits this filter.' : 'Nothing was done yet.',
    units: logUnitsOf(entries, goals),
    paging:
      newest && !older
        ? null
        : {
            newest: newest ? null : deskPaths.log + queryStringOf(query),
            older: older && last ? deskPaths.log + queryStringOf(query, { before: last.id }) : null,
          },
  };
};

const fieldsOf = (query: LogQuery, wrong: Partial<LogQuery>, goals: readonly NamedGoal[]): Field[] => {
  const of = (name: keyof LogQuery, label: string) => ({
    ...{ name, label, id: `filter-${name}` },
    ...{ value: query[name], error: wrong[name] ?? null },
  });
  const all = (text: string) => ({ value: '', text });
  return [
    textField(of('person', 'Who')),
    selectField({ ...of('action', 'Did what'), options: [all('Everything'), ...actionChoices(query.action || null)] }),
    selectField({ ...of('kind', 'To what'), options: [all('All kinds'), ...kindChoices(query.kind || null)] }),
    selectField({
      ...of('goal', 'Of which goal'),
      options: [all('All goals'), ...goals.map(({ slug, title }) => ({ value: slug, text: title }))],
    }),
    textField(of('text', 'Name or reference')),
    textField({ ...of('from', 'From day'), type: 'date' }),
    textField({ ...of('to', 'To day'), type: 'date' }),
  ];
};
