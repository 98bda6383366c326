import { publishedMilestone, sampleDue, sampleMilestone } from '../../../test/support/published-samples.js';
import { plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { DueMove } from '../../milestones/domain/slip.js';
import { columnsOf, placeOf } from './life-columns.js';
import { NARROW, type NarrowLife } from './life-narrow.js';
import { SMALL, TEXT, type WideLife } from './life-wide.js';
import { type MilestoneLife, lifeOf } from './milestone-life.js';
import { lifePicture } from './milestone-picture.js';
import { type Box, overlap } from './label-boxes.js';
import { widthOf } from './text-width.js';

const START: QuarterKey = 'FY2018-Q1';

/** A life of `reports` reports whose due date moved by each of `steps` quarters, a report a move. */
const lifeWith = (
  reports: number,
  steps: readonly number[],
  status: 'Missed' | 'On track' = 'On track',
): MilestoneLife => {
  const history: DueMove[] = [];
  let at: QuarterKey = plus(START, 1);
  steps.forEach((step, index) => {
    history.push({ in: plus(START, Math.min(index + 1, reports - 1)), from: at, to: plus(at, step), reason: null });
    at = plus(at, step);
  });
  const due = sampleDue({ quarter: at, first: plus(START, 1), moves: steps.length, history });
  const published = Array.from({ length: reports }, (_, index) =>
    publishedMilestone(sampleMilestone({ due, status, missed: status === 'Missed', recovery: plus(at, 2) }), {
      quarter: plus(START, index),
    }),
  );
  const [first, ...rest] = published;
  if (!first) throw new Error('no report');
  return lifeOf([first, ...rest], []);
};

const LIVES: [string, MilestoneLife][] = [
  ['one report', lifeWith(1, [])],
  ['four reports, no move', lifeWith(4, [])],
  ['two moves', lifeWith(4, [1, 1])],
  ['a move far ahead', lifeWith(3, [14])],
  ['back and forth', lifeWith(5, [2, -1, 3])],
  ['missed', lifeWith(4, [1], 'Missed')],
  ['nine moves', lifeWith(11, [1, 1, 1, 1, 1, 1, 1, 1, 1])],
  ['eighty reports', lifeWith(80, [4])],
];

const wideBoxes = ({ heads, steps, cells, labels, years }: WideLife): Box[] => [
  ...heads.map((one) => box(one, TEXT, 'start')),
  ...steps.map(({ label }) => box(label, TEXT, 'start')),
  ...cells.flatMap(({ words }) => words.map((one) => box(one, SMALL, 'middle'))),
  ...labels.map((one) => box({ ...one, text: one.newest ? `${one.text} · newest` : one.text }, TEXT, 'middle')),
  ...years.map((one) => box(one, TEXT, 'middle')),
];

const narrowBoxes = ({ rows, years }: NarrowLife): Box[] => [
  ...years.map((one) => box(one, TEXT, 'start')),
  ...rows.flatMap(({ label, words, due, badges }) => [
    box(label, TEXT, 'start'),
    ...words.map((one) => box(one, SMALL, 'start')),
    ...due.map((one) => box(one, 12, 'start')),
    ...badges.map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 })),
  ]),
];

const box = ({ x, y, text }: { x: number; y: number; text: string }, size: number, anchor: 'start' | 'middle'): Box => {
  const width = widthOf(text, size);
  return { x: anchor === 'middle' ? x - width / 2 : x, y: y - size * 0.8, width, height: size };
};

const collisions = (boxes: readonly Box[]): [Box, Box][] =>
  boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other): [Box, Box][] => (overlap(one, other) ? [[one, other]] : [])),
  );

describe.each(LIVES)('the picture of a life: %s', (_, life) => {
  const picture = lifePicture('CX-001', life);
  const columns = columnsOf(life);

  it('has a cell and a row for each column', () => {
    expect([picture.wide.cells.length, picture.narrow.rows.length]).toEqual([columns.length, columns.length]);
  });

  it('lets no words lie on each other, wide or narrow', () => {
    expect(collisions(wideBoxes(picture.wide))).toEqual([]);
    expect(collisions(narrowBoxes(picture.narrow))).toEqual([]);
  });

  it('stays within its edges', () => {
    const { wide, narrow } = picture;
    const outside = (boxes: readonly Box[], width: number, height: number) =>
      boxes.filter((one) => one.x < 0 || one.x + one.width > width || one.y < 0 || one.y + one.height > height);
    expect(outside(wideBoxes(wide), wide.width, wide.height)).toEqual([]);
    expect(outside(narrowBoxes(narrow), NARROW, narrow.height)).toEqual([]);
  });

  it('draws each arrow from the old due quarter to the new one', () => {
    const moves = life.moves.slice(-8);
    const arrows = picture.wide.steps.filter(({ kind }) => kind === 'move');
    expect(arrows).toHaveLength(moves.length);
    arrows.forEach(({ arrow, mark }, index) => {
      const [from, to] = [moves[index]?.from, moves[index]?.to].map((at) => placeOf(columns, at ?? START));
      const middle = (place: number | undefined) => picture.wide.cells[place ?? -1]?.middle;
      expect(arrow?.path).toMatch(new RegExp(`^M${middle(from)} `));
      expect(mark).toMatch(new RegExp(`^M${(middle(to) ?? 0) - 8} `));
    });
  });
});

describe('what stands beside the picture', () => {
  it('says in words all that is drawn', () => {
    expect(lifePicture('CX-001', lifeWith(4, [1, 1])).described).toBe(
      'First due Q2 FY 2018. Moved to Q3 FY 2018 in the Q2 FY 2018 report, not announced. ' +
        'Moved to Q4 FY 2018 in the Q3 FY 2018 report, not announced. ' +
        'Q1 FY 2018: On track. Q2 FY 2018: On track. Q3 FY 2018: On track. Q4 FY 2018: On track.',
    );
  });

  it('explains only what is there', () => {
    const marks = (life: MilestoneLife) => lifePicture('CX-001', life).legend.map(({ mark }) => mark);
    expect(marks(lifeWith(4, []))).toEqual(['due']);
    expect(marks(lifeWith(4, [5]))).toEqual(['first', 'due', 'move', 'number', 'ahead']);
    expect(marks(lifeWith(2, [], 'Missed'))).toEqual(['due', 'recovery', 'hatch', 'ahead']);
  });

  it('owns up to what is not drawn quarter by quarter', () => {
    expect(lifePicture('CX-001', lifeWith(4, [1])).notes).toEqual([]);
    expect(lifePicture('CX-001', lifeWith(20, [1])).notes).toHaveLength(1);
    expect(lifePicture('CX-001', lifeWith(10, [1, 1, 1, 1, 1, 1, 1, 1, 1])).notes.at(-1)).toContain(
      'last 8 of 9 moves',
    );
  });
});
