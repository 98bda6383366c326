import { monthsOf } from '../../fiscal/fiscal-quarter.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';
import { counted } from '../../publishing/pages/wording.js';
import { STAGES } from '../../quarterly-updates/domain/stage.js';
import { dueInWords } from '../../rounds/domain/days-left.js';
import { easternInWords } from '../../rounds/domain/eastern-time.js';
import {
  countsOfRelease,
  type GoalStanding,
  inOrder,
  inOrderForTeam,
  isNotSubmitted,
  type StandingSort,
  sumsOf,
} from '../../rounds/domain/goal-standing.js';
import type { Round } from '../../rounds/round.entity.js';
import { DeskPage } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { goalRow, roundName, type RowFacts, teamCard } from './round-row.js';

/** In place of a goal's name: every goal. No name can be like it. */
export const ALL_GOALS = '*';

/** What the page of a round shows. */
export interface RoundShown {
  round: Round;
  standings: readonly GoalStanding[];
  person: Person;
  now: Date;
  sort: StandingSort;
  /** Null: the first page of the desk, where a goal's team sees its own goals alone. */
  address: string;
  refusals?: readonly string[];
}

/** The goals (by slug) that somebody leads or deputizes in. */
export const ownGoals = ({ roles }: Person): string[] => [...new Set(roles.flatMap(({ goal }) => goal ?? []))];

/** Whether somebody sees all goals on the first page of the desk. */
export const seesAll = ({ roles }: Person): boolean => roles.some(({ goal }) => goal === null);

export const roundPage = (shown: RoundShown): DeskPage => {
  const { round, standings, person, now, address, refusals = [] } = shown;
  const ppm = personMay(person, 'run-rounds', null);
  const facts: RowFacts = { round, now, ppm };
  const own = ownGoals(person);
  const isFirst = address === deskPaths.desk;
  const mine = inOrderForTeam(standings).filter(({ slug }) => own.includes(slug));
  const model = {
    ...headOf(round, standings, now),
    refusals: refusals.length > 0 ? refusals : null,
    cards: mine.map((goal) => teamCard(goal, facts)),
    noCards: own.length > 0 && mine.length === 0 ? 'None of your goals is in this round.' : null,
    cardsTitle: mine.length === 1 ? 'Your goal' : 'Your goals',
    table: seesAll(person) || !isFirst ? tableOf(shown, facts) : null,
    manage: ppm ? manageOf(round, standings, now) : null,
    others: !seesAll(person) && isFirst ? deskPaths.round(round.quarter) : null,
    milestones: deskPaths.milestones(round.quarter),
    rounds: isFirst ? deskPaths.rounds : null,
  };
  return new DeskPage('desk/rounds/round', model, factsOf(round, isFirst), refusals.length > 0 ? 422 : 200);
};

const factsOf = (round: Round, isFirst: boolean) => ({
  title: `Round of ${roundName(round)}`,
  section: 'round' as const,
  trail: isFirst
    ? [{ href: null, text: 'Desk' }]
    : [
        { href: deskPaths.desk, text: 'Desk' },
        { href: deskPaths.rounds, text: 'Rounds' },
        { href: null, text: roundName(round) },
      ],
  wide: true,
});

const headOf = (round: Round, standings: readonly GoalStanding[], now: Date) => ({
  title: roundName(round),
  months: monthsOf(round.quarter),
  due: easternInWords(round.submissionsDueAt),
  left: standings.some(isNotSubmitted) ? dueInWords(round.submissionsDueAt, now) : null,
  isLate: standings.some(isNotSubmitted) && now > round.submissionsDueAt,
  release: releaseInWords(round),
  failure: round.releaseFailure?.split('\n').map((sentence) => sentence.trim()) ?? null,
});

const releaseInWords = ({ releasedAt, releasedBy, releaseAt }: Round): string => {
  if (releasedAt) return `${easternInWords(releasedAt)}, by ${releasedBy ?? ''}`;
  return releaseAt ? `${easternInWords(releaseAt)}, automatically` : 'by hand, when PPM staff release it';
};

const SORT_WORDS: Record<StandingSort, string> = {
  need: 'What needs somebody',
  goal: 'Goal',
  stage: 'Stage',
  'no-status': 'No status',
  unexplained: 'Missed, not explained',
  findings: 'Other findings',
  comments: 'Open comments',
};

const tableOf = ({ round, standings, now, sort, address }: RoundShown, facts: RowFacts) => {
  const sums = sumsOf(standings);
  return {
    caption: `${counted(standings.length, 'goal')} with ${counted(sums.milestones, 'milestone')}`,
    actions: facts.ppm,
    sorts: (Object.keys(SORT_WORDS) as StandingSort[]).map((one) => ({
      text: SORT_WORDS[one],
      href: one === 'need' ? address : `${address}?sort=${one}`,
      current: one === sort,
    })),
    stages: STAGES.map((stage) => ({
      name: stage.replace(' ', '-'),
      text: stage,
      count: standings.filter((goal) => goal.stage === stage).length,
    })).filter(({ count }) => count > 0),
    rows: inOrder(standings, sort, now > round.submissionsDueAt).map((goal) => goalRow(goal, facts)),
    sums: [
      { label: 'No status', text: sums.withoutStatus.toLocaleString('en-US') },
      { label: 'Missed, not explained', text: sums.unexplained.toLocaleString('en-US') },
      { label: 'Other findings', text: sums.otherFindings.toLocaleString('en-US') },
      { label: 'Open comments', text: sums.comments.toLocaleString('en-US') },
    ],
  };
};

const manageOf = (round: Round, standings: readonly GoalStanding[], now: Date) => {
  const { quarter } = round;
  const { released, open } = countsOfRelease(standings);
  const approved = standings.filter(({ stage }) => stage === 'approved').length;
  const remindAll = remindingOf(round, standings, now);
  if (round.releasedAt)
    return {
      ...{ remindAll, release: null, dates: null },
      newRound: open === 0 ? deskPaths.newRound : null,
      newRoundLater: open > 0 ? deskPaths.newRound : null,
      note: open > 0 ? `${released} of ${standings.length} released, ${open} open.` : null,
    };
  return {
    ...{ remindAll, newRound: null, newRoundLater: null, dates: deskPaths.roundDates(quarter) },
    release:
      approved > 0
        ? { href: deskPaths.release(quarter), text: `Release what is approved (${counted(approved, 'report')})` }
        : null,
    note: approved > 0 ? null : 'Nothing is approved yet, so there is nothing to release.',
  };
};

const remindingOf = (round: Round, standings: readonly GoalStanding[], now: Date) => {
  const { withSomebody, withNobody } = countsOfRelease(standings);
  if (withSomebody + withNobody === 0) return null;
  const nobody = withNobody > 0 ? `${withNobody} ${withNobody === 1 ? 'has' : 'have'} nobody with an account.` : null;
  const whom = now > round.submissionsDueAt ? 'who are late' : 'not submitted';
  const text = withSomebody > 0 ? `Remind all ${whom} (${counted(withSomebody, 'goal')})` : null;
  return { action: deskPaths.reminders(round.quarter), goal: ALL_GOALS, text, nobody };
};

/** The first page of the desk before any round. */
export const noRoundPage = (person: Person): DeskPage =>
  new DeskPage(
    'desk/rounds/none',
    { open: personMay(person, 'run-rounds', null) ? deskPaths.newRound : null },
    { title: 'Desk', section: 'round', trail: [{ href: null, text: 'Desk' }] },
  );

/** Every round, newest first. */
export const roundsPage = (rounds: readonly Round[], person: Person): DeskPage => {
  const mayOpen = personMay(person, 'run-rounds', null) && rounds.every(({ releasedAt }) => releasedAt !== null);
  const model = {
    open: mayOpen ? deskPaths.newRound : null,
    none: rounds.length === 0,
    rows: rounds.map((round) => ({
      ...{ name: roundName(round), href: deskPaths.round(round.quarter), months: monthsOf(round.quarter) },
      opened: `${easternInWords(round.openedAt)}, by ${round.openedBy}`,
      due: easternInWords(round.submissionsDueAt),
      released: round.releasedAt ? releaseInWords(round) : `Not yet: ${releaseInWords(round)}`,
    })),
  };
  const trail = [
    { href: deskPaths.desk, text: 'Desk' },
    { href: null, text: 'Rounds' },
  ];
  return new DeskPage('desk/rounds/rounds', model, { title: 'Rounds', section: 'round', trail });
};
