import type { Deed } from '../audit/audit-log.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { GoalInQuarter } from '../goals/goals.record.js';
import type { IndicatorInQuarter } from '../indicators/domain/indicator-in-quarter.js';
import type { MilestoneDeparture } from '../milestones/milestone-departure.entity.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import type { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import type { Strategy } from '../strategies/strategy.entity.js';
import type { LastQuarter } from './continuity.js';

/** All that is on record of a goal's quarter. */
export interface QuarterOnRecord {
  quarter: QuarterKey;
  update: QuarterlyUpdate;
  goal: GoalInQuarter;
  indicators: IndicatorInQuarter[];
  strategies: StrategyStatement[];
  ended: Strategy[];
  statuses: QuarterlyStatus[];
  departures: MilestoneDeparture[];
}

/** What the import of one plan did to the record. */
export interface PlanWritten {
  goal: Goal;
  /** Whether the goal is the first of its agenda. */
  opensAgenda: boolean;
  written: QuarterOnRecord;
  /** The goal's last quarter before it, and what was last reported of milestones that had left by then. */
  last: (QuarterOnRecord & Pick<LastQuarter, 'departed'>) | null;
  /** What was taken out for it: the same quarter where it was there, and those after it. */
  erased: readonly QuarterOnRecord[];
}

/**
 * The changes of state that the import of one plan is made of. Before each stands what was erased for it from the same
 * quarter, or else what was last reported; what was erased and not written again has nothing after it.
 */
export const deedsOf = ({ goal, opensAgenda, written, last, erased }: PlanWritten): Deed[] => {
  const facts = factsOf(goal, written);
  const rivals = erased.filter(({ quarter }) => quarter === written.quarter).flatMap((one) => factsOf(goal, one));
  const replaced = replacedBy(facts, rivals);
  const taken = new Set(replaced.values());
  const later = erased.filter(({ quarter }) => quarter !== written.quarter).flatMap((one) => factsOf(goal, one));
  const lastFacts = last ? [...factsOf(goal, last), ...last.departed.map(milestoneFact)] : [];
  return [
    ...(last === null && erased.length === 0 ? beginnings(goal, opensAgenda) : []),
    ...[...later, ...rivals.filter((fact) => !taken.has(fact))].map(erasure),
    ...facts.map((fact) => deedOf(fact, replaced.get(fact) ?? lastFacts.find(({ key }) => key === fact.follows))),
  ];
};

/** One thing that a quarter puts on record. */
interface Fact {
  action: 'imported' | 'reported' | 'ended' | 'departed';
  subject: Deed['subject'];
  /** Its own words, by which it is known again after the quarter was erased. */
  title: string | null;
  key: string;
  /** The key of what the quarter before has of it. */
  follows: string | null;
  value: { quarter: QuarterKey; [column: string]: unknown };
}

const factsOf = (goal: Goal, on: QuarterOnRecord): Fact[] => [
  updateFact(goal, on),
  goalFact(goal, on),
  ...indicatorFacts(goal, on),
  ...on.strategies.map(strategyFact),
  ...on.ended.map((strategy) => endFact(strategy, on.quarter)),
  ...on.statuses.map(milestoneFact),
  ...on.departures.map(departureFact),
];

const updateFact = (goal: Goal, { quarter, update }: QuarterOnRecord): Fact => ({
  action: 'imported',
  subject: { kind: 'quarterly update', id: update.id, title: `${goal.slug} ${labelOf(quarter)}` },
  title: null,
  key: `update ${update.id}`,
  follows: null,
  value: { quarter, ...without(update, 'id', 'quarter', 'goalId', 'goal') },
});

const goalFact = ({ id, slug }: Goal, { quarter, goal }: QuarterOnRecord): Fact => ({
  action: 'reported',
  subject: { kind: 'goal', id, title: slug },
  title: goal.title,
  key: 'goal',
  follows: 'goal',
  value: { quarter, ...goal },
});

/** None where the quarter reports no indicator. */
const indicatorFacts = ({ id, slug }: Goal, { quarter, indicators }: QuarterOnRecord): Fact[] =>
  indicators.length === 0
    ? []
    : [
        {
          action: 'reported',
          subject: { kind: 'indicators', id, title: slug },
          title: null,
          key: 'indicators',
          follows: 'indicators',
          value: { quarter, indicators },
        },
      ];

const strategyFact = (statement: StrategyStatement): Fact => {
  const { quarter, strategyId, strategy, title } = statement;
  const { reference, firstQuarter, continuesId, continues } = strategy;
  const words = without(statement, 'id', 'quarter', 'strategyId', 'strategy', 'version');
  return {
    action: 'reported',
    subject: { kind: 'strategy', id: strategyId, title: reference },
    title,
    key: `strategy ${strategyId}`,
    follows: `strategy ${firstQuarter === quarter ? (continuesId ?? strategyId) : strategyId}`,
    value: { quarter, reference, continues: continues?.reference ?? null, ...words },
  };
};

const endFact = ({ id, reference, endedIn, endReason }: Strategy, quarter: QuarterKey): Fact => ({
  action: 'ended',
  subject: { kind: 'strategy', id, title: reference },
  title: null,
  key: `end ${id}`,
  follows: `strategy ${id}`,
  value: { quarter, reference, endedIn, endReason },
});

/** Which hand a row went through last, and how often: of the desk, not of the plan. */
const DESK_COLUMNS = ['carriedOver', 'editedAt', 'editedBy', 'version'] as const;

const milestoneFact = (status: QuarterlyStatus): Fact => {
  const { quarter, milestone, milestoneId, strategy, title } = status;
  const row = without(
    status,
    ...(['id', 'quarter', 'milestoneId', 'milestone', 'strategyId', 'strategy'] as const),
    ...DESK_COLUMNS,
  );
  return {
    action: 'reported',
    subject: { kind: 'milestone', id: milestoneId, title: milestone.reference },
    title,
    key: `milestone ${milestoneId}`,
    follows: `milestone ${milestoneId}`,
    value: { quarter, reference: milestone.reference, strategy: strategy.reference, ...row },
  };
};

const departureFact = ({ quarter, milestoneId, milestone, reason, into }: MilestoneDeparture): Fact => ({
  action: 'departed',
  subject: { kind: 'milestone', id: milestoneId, title: milestone.reference },
  title: null,
  key: `departure ${milestoneId}`,
  follows: `milestone ${milestoneId}`,
  value: { quarter, reference: milestone.reference, reason, into: into?.reference ?? null },
});

/** What makes an erased fact the same as one written, the surest first: what it is of, its words, its reference. */
const SAME: ((written: Fact, erased: Fact) => boolean)[] = [
  (written, erased) => written.subject.id === erased.subject.id,
  (written, erased) => written.title !== null && written.title === erased.title,
  (written, erased) => written.subject.title === erased.subject.title,
];

/** For each fact the erased one that it takes the place of. */
const replacedBy = (facts: readonly Fact[], erased: readonly Fact[]): Map<Fact, Fact> => {
  const replaced = new Map<Fact, Fact>();
  const left = new Set(erased);
  for (const isSame of SAME) {
    for (const fact of facts.filter((one) => !replaced.has(one))) {
      const match = [...left].find(
        (one) => one.action === fact.action && one.subject.kind === fact.subject.kind && isSame(fact, one),
      );
      if (!match) continue;
      replaced.set(fact, match);
      left.delete(match);
    }
  }
  return replaced;
};

const beginnings = ({ id, number, slug, title, prefix, agenda }: Goal, opensAgenda: boolean): Deed[] => [
  ...(opensAgenda
    ? [
        {
          action: 'added',
          subject: { kind: 'agenda', id: agenda.id, title: agenda.slug },
          before: null,
          after: without(agenda, 'id'),
        },
      ]
    : []),
  {
    action: 'added',
    subject: { kind: 'goal', id, title: slug },
    before: null,
    after: { number, slug, title, prefix, agenda: agenda.slug },
  },
];

const erasure = ({ subject, value }: Fact): Deed => ({ action: 'erased', subject, before: value, after: null });

const deedOf = (fact: Fact, before: Fact | undefined): Deed => ({
  action: actionOf(fact, before),
  subject: fact.subject,
  before: before?.value ?? null,
  after: fact.value,
});

/** A strategy or milestone that nothing stood before was added; a strategy that takes up another continues it. */
const actionOf = ({ action, subject, follows, key }: Fact, before: Fact | undefined): string => {
  if (action !== 'reported' || (subject.kind !== 'strategy' && subject.kind !== 'milestone')) return action;
  if (!before) return 'added';
  return follows === key ? 'reported' : 'continued';
};

const without = <T extends object>(row: T, ...columns: (keyof T & string)[]): object =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.some((one) => one === column)));
