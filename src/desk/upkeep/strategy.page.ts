import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import { wordsOf } from '../../drafting/upkeep/strategy-facts.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import type { Strategy } from '../../strategies/strategy.entity.js';
import type { DeskFacts } from '../desk-answers.js';
import type { History } from '../log/history.js';
import { deskPaths } from '../paths.js';
import { deedForm, type SentBack } from './deed.js';
import { leaveField, reasonField, strategyFields } from './fields-of.js';
import { refusedAtTop } from './goal.page.js';
import { reasonForm } from './reason-form.js';
import { rowFactsOf } from './row-words.js';
import { within } from './stage-words.js';

export const STRATEGY_VIEW = 'desk/upkeep/strategy';

export const strategyFacts = ({ goal }: GoalAtWork, text: string): DeskFacts => ({
  title: `${text}: ${goal.title}`,
  section: 'goals',
  trail: [
    { href: deskPaths.goals, text: 'Goals' },
    { href: deskPaths.goal(goal.slug), text: goal.title },
    { href: null, text },
  ],
});

/** A strategy: what it says now, its quarters so far, and everything that can be done about it. */
export const strategyPage = (
  at: GoalAtWork,
  { strategy, quarters }: { strategy: Strategy; quarters: readonly StrategyStatement[] },
  history: History,
  sent: SentBack | null,
) => {
  const now = at.strategies.find(({ strategyId }) => strategyId === strategy.id) ?? null;
  const editable = at.why === null;
  const rows = at.rows.filter(({ strategyId }) => strategyId === strategy.id);
  const last = now ?? quarters.at(-1);
  const heir = at.strategies.find((one) => one.strategy.continuesId === strategy.id)?.strategy.reference;
  const deeds = now && editable ? deedsOf(at, now, rows.length, sent) : [];
  const growing = editable && at.fixed === null;
  const left = !now && growing && heir === undefined && strategy.endedIn === at.quarter;
  const action = deskPaths.strategyDeed(at.goal.slug, strategy.reference, 'reason');
  const reason = left
    ? reasonForm(at, { action, reason: strategy.endReason, hint: 'Why it ended, for the reader' }, sent)
    : null;
  const back = left
    ? deedForm(
        {
          ...{ id: 'return', heading: 'Bring it back', button: 'Bring it back', fields: [] },
          help: 'It stands again at the end of the list. Its milestones are brought back one by one, each on its own page.',
          action: deskPaths.strategyDeed(at.goal.slug, strategy.reference, 'return'),
          hidden: { quarter: at.quarter },
        },
        sent,
      )
    : null;
  return {
    ...{ reference: strategy.reference, title: last?.title ?? strategy.reference, quarter: labelOf(at.quarter) },
    goal: { href: within(at, deskPaths.goal(at.goal.slug)), title: at.goal.title },
    why: at.why,
    only: editable ? at.fixed : null,
    refused: refusedAtTop([...deeds, back, reason], sent),
    gone: goneInWords(at, strategy, now, heir),
    facts: factsOf(last, strategy),
    milestones: rows.map((row) => rowFactsOf(at, row)),
    add:
      now && growing
        ? within(at, `${deskPaths.newMilestone(at.goal.slug)}?strategy=${encodeURIComponent(strategy.reference)}`)
        : null,
    quarters: quarters.map((one) => ({ quarter: labelOf(one.quarter), label: one.label, title: one.title })),
    deeds,
    reason,
    back,
    history,
  };
};

const goneInWords = (
  { quarter }: GoalAtWork,
  strategy: Strategy,
  now: StrategyStatement | null,
  heir: string | undefined,
): string | null => {
  if (now) return null;
  if (heir !== undefined) return `It is continued by ${heir} since ${labelOf(quarter)}.`;
  const ended = strategy.endedIn ? `It ended in ${labelOf(strategy.endedIn)}.` : 'It does not stand in this quarter.';
  return [ended, strategy.endReason].filter(Boolean).join(' ');
};

const factsOf = (said: StrategyStatement | undefined, { continues, firstQuarter }: Strategy) =>
  [
    { name: 'Label', text: said?.label ?? null },
    { name: 'Lead', text: said?.lead ?? null },
    { name: 'Problem', text: said?.problem ?? null },
    { name: 'Theory of change', text: said?.theoryOfChange ?? null },
    { name: 'Description', text: said?.description ?? null },
    { name: 'Continues', text: continues?.reference ?? null },
    { name: 'Since', text: labelOf(firstQuarter) },
  ].filter(({ text }) => text !== null);

const deedsOf = (at: GoalAtWork, now: StrategyStatement, milestones: number, sent: SentBack | null) => {
  const { reference } = now.strategy;
  const to = (deed: Parameters<typeof deskPaths.strategyDeed>[2]) =>
    deskPaths.strategyDeed(at.goal.slug, reference, deed);
  const hidden = { quarter: at.quarter, version: String(now.version) };
  const words = deedForm(
    {
      ...{ id: 'words', heading: 'Change its words', action: to('statement'), hidden, button: 'Save' },
      fields: strategyFields(now),
    },
    sent,
  );
  if (at.fixed !== null) return [words];
  return [
    words,
    deedForm(
      {
        ...{ id: 'successor', heading: 'Continue it as another strategy', action: to('successor'), hidden },
        help: 'A new strategy with a reference of its own takes its place, and its milestones go along. The report names the one that it continues.',
        fields: strategyFields({ ...wordsOf(now), title: '' }),
        button: 'Continue it so',
      },
      sent,
    ),
    deedForm(
      {
        ...{ id: 'ending', heading: 'End it', action: to('ending'), hidden, button: 'End the strategy' },
        help: 'The report shows it under “No longer tracked”, with the reason.',
        fields: [...(milestones > 0 ? [leaveField(milestones)] : []), reasonField('Why it ends, for the reader')],
      },
      sent,
    ),
  ];
};

export const NEW_VIEW = 'desk/upkeep/new';

/** The page on which a strategy is added. */
export const newStrategyPage = (at: GoalAtWork, sent: SentBack | null) => {
  const why = at.why ?? at.fixed;
  return {
    heading: 'Add a strategy',
    goal: { href: within(at, deskPaths.goal(at.goal.slug)), title: at.goal.title },
    quarter: labelOf(at.quarter),
    why,
    refused: why && sent ? sent.refused : [],
    form: why
      ? null
      : deedForm(
          {
            ...{ id: 'new', heading: 'Add a strategy', action: deskPaths.strategies(at.goal.slug) },
            ...{ hidden: { quarter: at.quarter }, fields: strategyFields({}), button: 'Add the strategy' },
          },
          sent,
        ),
  };
};
