import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { NO_ROUND } from '../../rounds/goal-adding.service.js';
import { DeskPage } from '../desk-answers.js';
import { areaField, errorSummary, textField } from '../fields.js';
import { deskPaths } from '../paths.js';

interface Sent {
  entered: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
  refusals?: readonly string[];
}

/** The form that adds a goal to the open round; without a round it says what is needed first. */
export const newGoalPage = (place: { quarter: QuarterKey; number: number } | null, sent: Sent | null = null) => {
  const { entered, errors, refusals = [] } = sent ?? { entered: { number: String(place?.number ?? 1) }, errors: {} };
  const fields = fieldsOf(entered, errors);
  const label = place && labelOf(place.quarter);
  const model = {
    title: 'Add a goal',
    lead: `It begins with an empty update of ${label ?? 'the open round'}: its leader, deputy or PPM staff add strategies and milestones there.`,
    none: place ? null : NO_ROUND,
    errors: errorSummary(fields, refusals),
    ...{ conflict: null, version: null, fields },
    ...{ action: deskPaths.newGoal, submit: 'Add the goal', back: deskPaths.goals },
  };
  const trail = [
    { href: deskPaths.goals, text: 'Goals' },
    { href: null, text: 'Add a goal' },
  ];
  return new DeskPage(
    'desk/rounds/form',
    model,
    { title: 'Add a goal', section: 'goals', trail },
    sent === null ? 200 : 422,
  );
};

const fieldsOf = (entered: Sent['entered'], errors: Sent['errors']) => {
  const field = (name: string, label: string, hint: string | null = null) => ({
    ...{ name, label, hint, value: entered[name], error: errors[name] },
  });
  return [
    textField({ ...field('number', 'Number', 'Within its agenda'), required: true }),
    textField({
      ...field('slug', 'Name in addresses', 'Such as customer-experience. It cannot be changed afterwards.'),
      required: true,
    }),
    textField({ ...field('title', 'Title'), required: true }),
    areaField(field('statement', 'Goal statement', 'One paragraph a line')),
    areaField(field('leaders', 'Leaders', 'One a line, in the order of the report, as name; title; organization')),
  ];
};
