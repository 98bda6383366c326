import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { easternInWords, easternLocal } from '../../rounds/domain/eastern-time.js';
import type { Round } from '../../rounds/round.entity.js';
import type { Theirs } from '../../stale-edit.js';
import { DeskPage } from '../desk-answers.js';
import { errorSummary, selectField, textField } from '../fields.js';
import { deskPaths } from '../paths.js';

type Entered = Readonly<Record<string, unknown>>;
type Errors = Readonly<Record<string, string>>;

interface Sent {
  entered: Entered;
  errors: Errors;
  refusals?: readonly string[];
}

const NOTHING: Sent = { entered: {}, errors: {} };

/** The form that opens a round. `quarters`: those it may be for, the likeliest first. */
export const openingPage = (quarters: readonly QuarterKey[], sent: Sent = NOTHING): DeskPage => {
  const { entered, errors, refusals = [] } = sent;
  const quarter = selectField({
    name: 'quarter',
    label: 'Quarter',
    value: entered.quarter ?? quarters[0],
    error: errors.quarter,
    options: quarters.map((key) => ({ value: key, text: labelOf(key) })),
  });
  const moments = momentFields(entered, errors);
  const summary = errorSummary([quarter, ...moments], refusals);
  const model = {
    title: 'Open a round',
    lead: 'Every goal begins the quarter with its last update: strategies, milestones with their due dates, and words. Each carries a mark until somebody confirms or changes it.',
    none:
      quarters.length === 0 ? 'Nothing is published yet. Import the plans of a quarter and publish them first.' : null,
    errors: summary,
    conflict: null,
    action: deskPaths.newRound,
    fields: [quarter, ...moments],
    version: null,
    submit: 'Open the round',
    back: deskPaths.desk,
  };
  return new DeskPage('desk/rounds/form', model, factsOf('Open a round'), summary ? 422 : 200);
};

/** The form that sets the moments of a round; with `theirs` where somebody else set some meanwhile. */
export const datesPage = (round: Round, sent: Sent | null = null, theirs: Theirs | null = null): DeskPage => {
  const title = `Dates of ${labelOf(round.quarter)}`;
  const entered = sent?.entered ?? {
    submissionsDueAt: easternLocal(round.submissionsDueAt),
    releaseAt: round.releaseAt ? easternLocal(round.releaseAt) : '',
  };
  const fields = momentFields(entered, sent?.errors ?? {});
  const summary = errorSummary(fields, sent?.refusals ?? []);
  const model = {
    title,
    lead: null,
    none: null,
    errors: summary,
    conflict: theirs && conflictOf(theirs),
    action: deskPaths.roundDates(round.quarter),
    fields,
    version: String(theirs?.version ?? round.version),
    submit: theirs ? 'Save mine in place of theirs' : 'Save the dates',
    back: deskPaths.round(round.quarter),
  };
  return new DeskPage('desk/rounds/form', model, factsOf(title), theirs ? 409 : summary ? 422 : 200);
};

const momentFields = (entered: Entered, errors: Errors) => [
  textField({
    name: 'submissionsDueAt',
    label: 'Submissions due',
    hint: 'Eastern time, as a clock in Washington shows it.',
    type: 'datetime-local',
    value: entered.submissionsDueAt,
    error: errors.submissionsDueAt,
    required: true,
  }),
  textField({
    name: 'releaseAt',
    label: 'Release moment (optional)',
    hint: 'Eastern time. What is approved is published automatically at this moment, all at once. Empty: you release it by hand.',
    type: 'datetime-local',
    value: entered.releaseAt,
    error: errors.releaseAt,
  }),
];

const conflictOf = ({ values }: Theirs) => ({
  text: 'Somebody else changed the dates in the meantime. Nothing of yours was saved yet.',
  theirs: [
    { name: 'Submissions due', text: momentText(values.submissionsDueAt) ?? '' },
    { name: 'Release moment', text: momentText(values.releaseAt) ?? 'none: released by hand' },
  ],
});

const momentText = (iso: string | null | undefined): string | null => (iso ? easternInWords(new Date(iso)) : null);

const factsOf = (title: string) => ({
  title,
  section: 'round' as const,
  trail: [
    { href: deskPaths.desk, text: 'Desk' },
    { href: deskPaths.rounds, text: 'Rounds' },
    { href: null, text: title },
  ],
});
