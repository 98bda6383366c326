import type { UpdateAtWork } from '../../drafting/update-access.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { textOfValues } from '../../indicators/domain/values-text.js';
import { DeskPage } from '../desk-answers.js';
import { areaField, errorSummary, textField } from '../fields.js';
import { deskPaths } from '../paths.js';
import type { SentIndicators } from './indicators.form.js';

/** What came back from a form, with what somebody else changed meanwhile or why it was refused. */
export interface IndicatorsSent extends SentIndicators {
  stale: readonly number[];
  added: Omit<IndicatorInQuarter, 'values'>;
  refused: readonly string[];
}

/** The page on which the values of the indicators are given. `closed`: why they cannot be changed now. */
export const indicatorsPage = (
  { goal, update: { quarter } }: UpdateAtWork,
  indicators: readonly IndicatorInQuarter[],
  closed: string | null,
  { typed, errors, stale = [], added, refused = [] }: Partial<IndicatorsSent>,
): DeskPage => {
  const shown = indicators.map((one, position) => {
    const field = (name: string, kept: string) => typed?.get(`${name}.${position}`) ?? kept;
    const id = (name: string) => ({ id: `${name}-${position}`, name: `${name}.${position}` });
    return {
      name: one.name,
      unit: one.unit,
      description: one.description,
      said: { baseline: one.baseline, target: one.target, values: textOfValues(one.values) },
      was: {
        name: `was.${position}`,
        value: JSON.stringify({ baseline: one.baseline, target: one.target, values: one.values }),
      },
      theirs: stale.includes(position) ? textOfValues(one.values) || 'No value' : null,
      fields: [
        textField({ ...id('baseline'), label: 'Baseline', value: field('baseline', one.baseline ?? '') }),
        textField({ ...id('target'), label: 'Target', value: field('target', one.target ?? '') }),
        areaField({
          ...{ ...id('values'), label: 'Values', rows: 3, value: field('values', textOfValues(one.values)) },
          hint: `A line for each period, such as “${labelOf(quarter)}: 12”.`,
          error: errors?.get(position),
        }),
      ],
    };
  });
  const others = [
    ...refused,
    ...stale.map(
      (place) => `Somebody else changed “${indicators[place]?.name ?? ''}” meanwhile. Theirs stands beside yours.`,
    ),
  ];
  const newFields = [
    textField({ name: 'name', id: 'new-name', label: 'Name', value: added?.name }),
    textField({
      name: 'unit',
      id: 'new-unit',
      label: 'Unit',
      hint: 'Such as percent, or dollars.',
      value: added?.unit,
    }),
    textField({ name: 'baseline', id: 'new-baseline', label: 'Baseline', value: added?.baseline }),
    textField({ name: 'target', id: 'new-target', label: 'Target', value: added?.target }),
  ];
  const summary = errorSummary(
    shown.flatMap(({ fields }) => fields),
    others,
  );
  const status = stale.length > 0 ? 409 : summary ? 422 : 200;
  const model = {
    goal: { title: goal.title, href: deskPaths.update(goal.slug, quarter) },
    period: labelOf(quarter),
    closed,
    open: closed === null,
    errors: summary,
    action: deskPaths.indicators(goal.slug, quarter),
    indicators: shown,
    adding:
      closed === null
        ? { action: `${deskPaths.indicators(goal.slug, quarter)}/new`, fields: newFields, open: added !== undefined }
        : null,
  };
  const facts = {
    title: `Indicators: ${goal.title}, ${labelOf(quarter)}`,
    section: 'round' as const,
    trail: [
      { href: deskPaths.goals, text: 'Goals' },
      { href: deskPaths.update(goal.slug, quarter), text: goal.title },
      { href: null, text: 'Indicators' },
    ],
  };
  return new DeskPage('desk/indicators/indicators', model, facts, status);
};
