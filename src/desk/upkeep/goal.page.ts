import { labelOf, monthsOf } from '../../fiscal/fiscal-quarter.js';
import { asText } from '../../drafting/upkeep/goal-upkeep.service.js';
import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { paths } from '../../publishing/pages/paths.js';
import type { StrategyStatement } from '../../strategies/strategy-statement.entity.js';
import type { DeskFacts } from '../desk-answers.js';
import type { History } from '../log/history.js';
import { deskPaths } from '../paths.js';
import { type DeedForm, deedForm, type SentBack } from './deed.js';
import { goalFields } from './fields-of.js';
import { rowFactsOf, type RowFactsShown } from './row-words.js';
import { stageInWords, within } from './stage-words.js';

export const GOAL_VIEW = 'desk/upkeep/goal';

export const goalFacts = ({ goal }: GoalAtWork): DeskFacts => ({
  title: goal.title,
  section: 'goals',
  trail: [
    { href: deskPaths.goals, text: 'Goals' },
    { href: null, text: goal.title },
  ],
});

/** A goal with its strategies and milestones in the quarter that is worked on, and all that can be done about them. */
export const goalPage = (at: GoalAtWork, history: History, mayCorrect: boolean, sent: SentBack | null) => {
  const { goal, quarter, said, why } = at;
  const editable = why === null;
  const growing = editable && at.fixed === null;
  const statement =
    editable && at.mayKeepGoal
      ? deedForm(
          {
            ...{ id: 'statement', heading: 'Change what the goal says, its leaders and partners' },
            action: deskPaths.goalStatement(goal.slug),
            hidden: { quarter, version: String(said.version) },
            fields: goalFields(asText(said)),
            button: 'Save',
          },
          sent,
        )
      : null;
  return {
    number: goal.number,
    title: said.title,
    quarter: labelOf(quarter),
    quarterKey: quarter,
    months: monthsOf(quarter),
    stage: stageInWords(at),
    why,
    only: editable ? at.fixed : null,
    editable,
    refused: refusedAtTop([statement], sent),
    links: {
      update: deskPaths.update(goal.slug, quarter),
      grid: deskPaths.grid(goal.slug, quarter),
      indicators: deskPaths.indicators(goal.slug, quarter),
      public: at.updates.some(({ stage }) => stage === 'released') ? paths.goal(goal.slug) : null,
      newStrategy: growing ? within(at, deskPaths.newStrategy(goal.slug)) : null,
    },
    strategies: at.strategies.map((strategy, index) => strategyShown(at, strategy, index, editable)),
    left: leftIn(at),
    said: saidBy(at),
    statement,
    quarters: at.updates.map((one) => quarterShown(one, mayCorrect)),
    history,
  };
};

/** What is said above the page where the form that was sent is not on it any more. */
export const refusedAtTop = (forms: readonly (DeedForm | null)[], sent: SentBack | null): readonly string[] =>
  sent === null || forms.some((form) => form?.id === sent.deed) ? [] : sent.refused;

const strategyShown = (at: GoalAtWork, statement: StrategyStatement, index: number, editable: boolean) => {
  const { goal, quarter, rows, strategies } = at;
  const { label, title, lead, strategy, strategyId } = statement;
  const { reference } = strategy;
  const place = (way: 'up' | 'down', possible: boolean) =>
    editable && possible ? { way, quarter, action: deskPaths.strategyDeed(goal.slug, reference, 'place') } : null;
  const own = rows.filter((row) => row.strategyId === strategyId);
  return {
    ...{ id: reference.toLowerCase(), reference, label, title, lead },
    href: within(at, deskPaths.strategy(goal.slug, reference)),
    up: place('up', index > 0),
    down: place('down', index < strategies.length - 1),
    caption: `Milestones of ${title}`,
    groups: groupsOf(at, own),
    add:
      editable && at.fixed === null
        ? within(at, `${deskPaths.newMilestone(goal.slug)}?strategy=${encodeURIComponent(reference)}`)
        : null,
  };
};

const groupsOf = (at: GoalAtWork, rows: readonly QuarterlyStatus[]) => {
  const groups: { heading: string | null; rows: RowFactsShown[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.heading === row.group) last.rows.push(rowFactsOf(at, row));
    else groups.push({ heading: row.group, rows: [rowFactsOf(at, row)] });
  }
  return groups;
};

const leftIn = (at: GoalAtWork) => leavingsOf(at).map((one) => ({ ...one, href: within(at, one.href) }));

const leavingsOf = ({ goal, departures, ended, origins, strategies }: GoalAtWork) => [
  ...ended.map(({ id, reference, endReason }) => {
    const heir = strategies.find(({ strategy }) => strategy.continuesId === id);
    return {
      ...{ kind: 'Strategy', reference, href: deskPaths.strategy(goal.slug, reference) },
      how: heir ? `Continued by ${heir.strategy.reference}` : 'Ended',
      reason: endReason,
    };
  }),
  ...departures.map(({ milestone, milestoneId, into, reason }) => {
    const parts = origins.filter(({ fromId }) => fromId === milestoneId).map((one) => one.milestone.reference);
    return {
      ...{ kind: 'Milestone', reference: milestone.reference, reason },
      href: deskPaths.milestone(goal.slug, milestone.reference),
      how: departureInWords(parts, into?.reference ?? null),
    };
  }),
];

/** How a milestone left: `Split into CX-030, CX-031`, `Merged into CX-014`. */
export const departureInWords = (parts: readonly string[], into: string | null): string => {
  if (parts.length > 0) return `Split into ${parts.join(', ')}`;
  return into === null ? 'No longer tracked' : `Merged into ${into}`;
};

const saidBy = ({ said }: GoalAtWork) => [
  { heading: 'Goal statement', items: said.statement },
  { heading: 'Challenge', items: said.challenge },
  { heading: 'Opportunity', items: said.opportunity },
  {
    heading: 'Leaders',
    items: said.leaders.map((one) => [one.name, one.title, one.organization].filter(Boolean).join(', ')),
  },
  { heading: 'Partners', items: said.partners },
];

const quarterShown = (one: GoalAtWork['updates'][number], mayCorrect: boolean) => {
  const { goal, update, stage, correction } = one;
  const { quarter } = update;
  const released = stage === 'released';
  return {
    quarter: labelOf(quarter),
    stage: stageInWords(one),
    update: deskPaths.update(goal.slug, quarter),
    grid: deskPaths.grid(goal.slug, quarter),
    report: released ? paths.report(goal.slug, quarter) : null,
    correct: released && (mayCorrect || correction) ? deskPaths.correction(goal.slug, quarter) : null,
    correctText: correction ? 'The correction' : 'Correct this report',
  };
};
