import type { Stage } from '../../quarterly-updates/domain/stage.js';

/** Where one goal of a round stands, and what is still to do of it. */
export interface GoalStanding {
  slug: string;
  number: number;
  title: string;
  stage: Stage;
  milestones: number;
  /** Open findings by what they ask for; none of a released goal. They add up to all of its findings. */
  withoutStatus: number;
  unexplained: number;
  otherFindings: number;
  /** Comments that nobody settled, and who wrote the last of them. */
  comments: number;
  commentBy: string | null;
  /** Who answers for it: the names of its leaders and deputies with an account. */
  people: readonly string[];
  /** The last step of its review. */
  step: { by: string; at: Date; reason: string | null } | null;
}

export const SORTS = ['need', 'goal', 'stage', 'no-status', 'unexplained', 'findings', 'comments'] as const;
export type StandingSort = (typeof SORTS)[number];

/** Everything that stands against its report. */
export const findingsOfGoal = ({ withoutStatus, unexplained, otherFindings }: GoalStanding): number =>
  withoutStatus + unexplained + otherFindings;

/** Whether it is not handed in: nobody but the goal's team can bring it on. */
export const isNotSubmitted = ({ stage }: Pick<GoalStanding, 'stage'>): boolean =>
  stage === 'not started' || stage === 'drafting' || stage === 'returned';

/**
 * What needs somebody first: an approved goal that findings keep from its release, what waits for a review, what is
 * returned, not started and drafted, then what is ready and what is released; within each the most to do first.
 */
const needOf = (goal: GoalStanding): number => {
  if (goal.stage === 'approved' && findingsOfGoal(goal) > 0) return 0;
  return { submitted: 1, returned: 2, 'not started': 3, drafting: 4, approved: 5, released: 6 }[goal.stage];
};

/** Once submissions are due, what is late comes before what waits for a review. */
const needWhenDue = (goal: GoalStanding, isDue: boolean): number =>
  isDue && isNotSubmitted(goal) ? 0.5 + needOf(goal) / 100 : needOf(goal);

const STAGE_ORDER: readonly Stage[] = ['not started', 'drafting', 'returned', 'submitted', 'approved', 'released'];

type Order = (a: GoalStanding, b: GoalStanding) => number;

const most =
  (count: (goal: GoalStanding) => number): Order =>
  (a, b) =>
    count(b) - count(a);

const byNumber: Order = (a, b) => a.number - b.number;

const orderOf = (sort: StandingSort, isDue: boolean): Order =>
  ({
    need: (a: GoalStanding, b: GoalStanding) =>
      needWhenDue(a, isDue) - needWhenDue(b, isDue) || findingsOfGoal(b) - findingsOfGoal(a),
    goal: byNumber,
    stage: (a: GoalStanding, b: GoalStanding) => STAGE_ORDER.indexOf(a.stage) - STAGE_ORDER.indexOf(b.stage),
    'no-status': most(({ withoutStatus }) => withoutStatus),
    unexplained: most(({ unexplained }) => unexplained),
    findings: most(({ otherFindings }) => otherFindings),
    comments: most(({ comments }) => comments),
  })[sort];

/** The goals in the order asked for; those that are alike by their numbers. */
export const inOrder = (goals: readonly GoalStanding[], sort: StandingSort, isDue: boolean): GoalStanding[] => {
  const order = orderOf(sort, isDue);
  return goals.toSorted((a, b) => order(a, b) || byNumber(a, b));
};

const TEAM_ORDER: Record<Stage, number> = {
  ...{ returned: 0, drafting: 1, 'not started': 1, submitted: 2, approved: 3, released: 4 },
};

/** The goals as their team comes to them: what came back, then what is to be written (the most to do first), then the rest. */
export const inOrderForTeam = (goals: readonly GoalStanding[]): GoalStanding[] =>
  goals.toSorted(
    (a, b) => TEAM_ORDER[a.stage] - TEAM_ORDER[b.stage] || findingsOfGoal(b) - findingsOfGoal(a) || byNumber(a, b),
  );

/** How many goals are published and how many are not yet, and of those not submitted how many have somebody to remind. */
export const countsOfRelease = (goals: readonly GoalStanding[]) => {
  const late = goals.filter(isNotSubmitted);
  const released = goals.filter(({ stage }) => stage === 'released').length;
  const withSomebody = late.filter(({ people }) => people.length > 0).length;
  return { released, open: goals.length - released, withSomebody, withNobody: late.length - withSomebody };
};

/** The sums of what is counted of each goal. */
export const sumsOf = (goals: readonly GoalStanding[]) => {
  const sum = (count: (goal: GoalStanding) => number): number => goals.reduce((all, goal) => all + count(goal), 0);
  return {
    milestones: sum(({ milestones }) => milestones),
    withoutStatus: sum(({ withoutStatus }) => withoutStatus),
    unexplained: sum(({ unexplained }) => unexplained),
    otherFindings: sum(({ otherFindings }) => otherFindings),
    comments: sum(({ comments }) => comments),
  };
};
