import type { Stage } from '../../quarterly-updates/domain/stage.js';
import { countsOfRelease, type GoalStanding, inOrder, inOrderForTeam, SORTS, sumsOf } from './goal-standing.js';

const standing = (slug: string, stage: Stage, facts: Partial<GoalStanding> = {}): GoalStanding => ({
  ...{ slug, stage, number: 1, title: slug, milestones: 10, people: [], step: null },
  ...{ withoutStatus: 0, unexplained: 0, otherFindings: 0, comments: 0, commentBy: null },
  ...facts,
});

const GOALS = [
  standing('released', 'released'),
  standing('ready', 'approved'),
  standing('drafted', 'drafting', { withoutStatus: 2, comments: 5 }),
  standing('drafted-much', 'drafting', { withoutStatus: 9 }),
  standing('untouched', 'not started', { withoutStatus: 10, unexplained: 1 }),
  standing('returned', 'returned', { otherFindings: 4 }),
  standing('submitted', 'submitted', { unexplained: 2 }),
  standing('held-up', 'approved', { otherFindings: 1 }),
].map((goal, index) => ({ ...goal, number: index + 1 }));

describe('The order of the goals', () => {
  it.each([
    ['need', false, 'held-up submitted returned untouched drafted-much drafted ready released'],
    ['need', true, 'held-up returned untouched drafted-much drafted submitted ready released'],
    ['goal', false, 'released ready drafted drafted-much untouched returned submitted held-up'],
    ['stage', false, 'untouched drafted drafted-much returned submitted ready held-up released'],
    ['no-status', false, 'untouched drafted-much drafted released ready returned submitted held-up'],
    ['unexplained', false, 'submitted untouched released ready drafted drafted-much returned held-up'],
    ['findings', false, 'returned held-up released ready drafted drafted-much untouched submitted'],
    ['comments', false, 'drafted released ready drafted-much untouched returned submitted held-up'],
  ] as const)('by %s (due: %s)', (sort, isDue, slugs) => {
    expect(inOrder(GOALS, sort, isDue).map(({ slug }) => slug)).toEqual(slugs.split(' '));
  });

  it.each(SORTS)('by %s loses none', (sort) => {
    expect(
      inOrder(GOALS, sort, true)
        .map(({ slug }) => slug)
        .sort(),
    ).toEqual(GOALS.map(({ slug }) => slug).sort());
  });

  it('for its team begins with what came back and what is to be written', () => {
    expect(inOrderForTeam(GOALS).map(({ slug }) => slug)).toEqual(
      'returned untouched drafted-much drafted submitted held-up ready released'.split(' '),
    );
  });

  it('counts what is released, and of the late ones those that have somebody', () => {
    const some = GOALS.map((goal) => (goal.slug === 'drafted' ? { ...goal, people: ['Lee Carter'] } : goal));
    expect(countsOfRelease(some)).toEqual({ released: 1, open: 7, withSomebody: 1, withNobody: 3 });
    expect(countsOfRelease([])).toEqual({ released: 0, open: 0, withSomebody: 0, withNobody: 0 });
  });

  it('adds up', () => {
    expect(sumsOf(GOALS)).toEqual({ milestones: 80, withoutStatus: 21, unexplained: 3, otherFindings: 5, comments: 5 });
  });
});
