import type { LogEntry } from '../../audit/log-entry.entity.js';
import { actionInWords, beginningOf, kindInSentence } from './action-words.js';
import { type FieldChange, fieldChangesOf, quartersOf } from './field-changes.js';
import { addressOf, type NamedGoal } from './subject-links.js';
import { momentInWords } from './value-words.js';

/** What was done at once by one person, as the page shows it. */
export interface LogUnit {
  at: { text: string; iso: string };
  who: string;
  role: string;
  entries: EntryFacts[];
}

export interface EntryFacts {
  /** `Reported`. */
  done: string;
  /** `milestone`; null on the page of the thing itself. */
  kind: string | null;
  subject: { text: string; href: string | null } | null;
  /** `for Q4 FY 2018`. */
  when: string | null;
  fields: FieldFacts[];
  /** The fields beyond those that stand at once; null where there are none. */
  more: { summary: string; fields: FieldFacts[] } | null;
  /** True where an entry tells of nothing that differs. */
  same: boolean;
}

export interface FieldFacts {
  name: string;
  from: ValueFacts | null;
  to: ValueFacts | null;
  /** True where it went from something to something, or to or from nothing; else the value stands alone. */
  changed: boolean;
}

export interface ValueFacts {
  /** The whole text, or what follows its beginning. */
  text: string;
  /** The beginning of a long text, which can be opened; null where it is short. */
  opening: string | null;
}

/** So many fields are read at a glance. */
const AT_ONCE = 6;

const LONG = 160;

/** The entries of a page of the log, those of one unit of work together. */
export const logUnitsOf = (entries: readonly LogEntry[], goals: readonly NamedGoal[]): LogUnit[] =>
  inUnits(entries).map(([first, ...others]) => ({
    ...headOf(first),
    entries: [first, ...others].map((entry) => {
      const { subjectKind: kind, subjectId: id, subjectTitle: title } = entry;
      const subject = { text: title, href: addressOf({ kind, id, title }, goals) };
      const facts = factsOf(entry);
      return {
        ...facts,
        done: beginningOf(entry.action),
        kind: kindInSentence(kind),
        subject,
        when: isSaidBy(title, facts.when) ? null : facts.when,
      };
    }),
  }));

/** An update is named after its quarter: it need not be said twice. */
const isSaidBy = (title: string, when: string | null): boolean =>
  when !== null && title.endsWith(when.slice('for '.length));

/** The entries of one thing, for its own page. */
export const ownUnitsOf = (entries: readonly LogEntry[]): LogUnit[] =>
  inUnits(entries).map(([first, ...others]) => ({
    ...headOf(first),
    entries: [first, ...others].map((entry) => ({ ...factsOf(entry), kind: null, subject: null })),
  }));

const inUnits = (entries: readonly LogEntry[]): [LogEntry, ...LogEntry[]][] => {
  const units: [LogEntry, ...LogEntry[]][] = [];
  for (const entry of entries) {
    const unit = units.at(-1);
    if (unit && isSameUnit(unit[0], entry)) unit.push(entry);
    else units.push([entry]);
  }
  return units;
};

const isSameUnit = (a: LogEntry, b: LogEntry): boolean =>
  a.unit === b.unit &&
  a.at.getTime() === b.at.getTime() &&
  a.actorName === b.actorName &&
  a.actorRole === b.actorRole &&
  a.actorId === b.actorId;

const headOf = ({ at, actorName, actorRole }: LogEntry): Pick<LogUnit, 'at' | 'who' | 'role'> => ({
  at: { text: momentInWords(at), iso: at.toISOString() },
  who: actorName,
  role: actorRole,
});

const factsOf = (entry: LogEntry): Omit<EntryFacts, 'kind' | 'subject'> => {
  const { quarter, against } = quartersOf(entry);
  const changes = fieldChangesOf(entry);
  const changed = entry.before !== null && entry.after !== null;
  const shown = changed || changes.length <= AT_ONCE ? changes.slice(0, AT_ONCE) : [];
  const rest = changes.slice(shown.length).map((change) => fieldFacts(change, changed));
  return {
    done: actionInWords(entry.action),
    when: quarter && `for ${quarter}${against ? `, compared with ${against}` : ''}`,
    fields: shown.map((change) => fieldFacts(change, changed)),
    more: rest.length === 0 ? null : { summary: summaryOf(entry, shown.length, rest.length), fields: rest },
    same: changes.length === 0 && changed,
  };
};

const summaryOf = ({ before }: LogEntry, shown: number, rest: number): string => {
  const fields = rest === 1 ? '1 field' : `${rest} fields`;
  if (shown > 0) return `${rest} more ${rest === 1 ? 'field' : 'fields'}`;
  return before === null ? `What was recorded: ${fields}` : `What it was: ${fields}`;
};

const fieldFacts = ({ name, from, to }: FieldChange, changed: boolean): FieldFacts => ({
  ...{ name, changed: changed && from !== to },
  ...{ from: from === null || from === to ? null : valueFacts(from), to: to === null ? null : valueFacts(to) },
});

const valueFacts = (text: string): ValueFacts => {
  if (text.length <= LONG) return { text, opening: null };
  const cut = text.slice(0, LONG);
  const at = Math.max(cut.search(/\s\S*$/), LONG / 2);
  return { text: text.slice(at).trim(), opening: `${text.slice(0, at).replaceAll('\n', ' ')}…` };
};
