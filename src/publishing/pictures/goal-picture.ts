import { isAfter, labelOf } from '../../fiscal/fiscal-quarter.js';
import { MILESTONE_STATUSES } from '../../milestones/domain/status.js';
import type { Link } from '../../rendering/site.js';
import { changeFacts } from '../pages/change-facts.js';
import { dueFacts } from '../pages/due-facts.js';
import { paths } from '../pages/paths.js';
import { shapeOf } from '../pages/status-tag.js';
import { counted, shortened } from '../pages/wording.js';
import { type GoalLife, type LifeRow, REPORTS_DRAWN } from './goal-life.js';
import { type LifeStrip, lifeStrip, type StripHead, stripHead } from './life-strip.js';
import { type PictureShape, standingWord } from './standing-words.js';

export interface PicturedRow {
  reference: string;
  href: string;
  title: string;
  /** Its life in one line, for whoever hears it. */
  told: string;
  strip: LifeStrip;
  due: string;
  first: string;
  moved: string | null;
  /** Where it went. */
  left: { text: string; link: Link | null; quarter: string } | null;
  cells: { label: string; word: string }[];
}

export interface GoalPicture {
  head: StripHead;
  groups: { title: string; count: string; rows: PicturedRow[] }[];
  /** The quarters that are drawn and over: the columns of the table. */
  reported: string[];
  /** How many columns the table has. */
  columns: number;
  caption: string;
  legend: { shape: PictureShape; text: string }[];
  marks: { mark: 'first' | 'due' | 'move' | 'later' | 'ahead'; text: string }[];
}

/** All milestones of a goal over time: a strip each, and the same as a table. `reports` is how many the goal has. */
export const goalPicture = (life: GoalLife, reports: number): GoalPicture => {
  const quarters = life.quarters.map(labelOf);
  const groups = life.groups.map(({ title, rows }) => ({
    title,
    count: counted(rows.length, 'milestone'),
    rows: rows.map((row) => pictured(row, life, quarters)),
  }));
  const rows = life.groups.flatMap((group) => group.rows);
  const strips = groups.flatMap((group) => group.rows.map(({ strip }) => strip));
  const reported = life.quarters.filter((quarter) => !isAfter(quarter, life.newest)).map(labelOf);
  const table = { reported, columns: reported.length + 3 };
  return { head: stripHead(life), groups, ...table, caption: captionOf(life, reports), ...legendOf(rows, strips) };
};

const TIMES: Record<number, string> = { 1: 'once', 2: 'twice' };

const pictured = (row: LifeRow, life: GoalLife, quarters: readonly string[]): PicturedRow => {
  const { reference, title, due, standings } = row;
  const cells = standings.flatMap((standing, place) =>
    standing.kind === 'ahead' ? [] : [{ label: quarters[place] ?? '', word: standingWord(standing) }],
  );
  const { text } = dueFacts(due);
  const moved = due.moves > 0 ? `moved ${TIMES[due.moves] ?? `${due.moves} times`}` : null;
  return {
    reference,
    href: paths.milestone(reference),
    title: shortened(title, 90),
    told: `${cells.map(({ label, word }) => `${label} ${word}`).join(', ')}. Due ${text}${moved ? `, ${moved}` : ''}.`,
    strip: lifeStrip(row, life.quarters),
    due: text,
    first: due.first ? labelOf(due.first) : 'None',
    moved,
    left: leftInWords(row),
    cells,
  };
};

const leftInWords = ({ left }: LifeRow): PicturedRow['left'] => {
  if (left === null) return null;
  const { text, link } = left.departure ? changeFacts(left.departure.change) : { text: 'Left', link: null };
  return { text, link, quarter: labelOf(left.quarter) };
};

const captionOf = ({ quarters, newest }: GoalLife, reports: number): string => {
  const from = quarters[0] ?? newest;
  const span = from === newest ? labelOf(newest) : `${labelOf(from)} to ${labelOf(newest)}`;
  const older =
    reports > REPORTS_DRAWN
      ? ` The last ${REPORTS_DRAWN} quarters are drawn; the page of each milestone has all of its own.`
      : '';
  return `One row a milestone, one column a fiscal quarter, ${span} as reported.${older}`;
};

const legendOf = (rows: readonly LifeRow[], strips: readonly LifeStrip[]): Pick<GoalPicture, 'legend' | 'marks'> => {
  const standings = rows.flatMap((row) => row.standings);
  const statuses = new Set(standings.map((one) => (one.kind === 'reported' ? one.status : null)));
  const has = (kind: string): boolean => standings.some((one) => one.kind === kind);
  const legend: GoalPicture['legend'] = MILESTONE_STATUSES.filter((status) => statuses.has(status)).map((status) => ({
    shape: shapeOf[status],
    text: status === 'Missed' ? 'Missed, hatched' : status,
  }));
  if (has('left')) legend.push({ shape: 'left', text: 'No longer tracked' });
  const marks: (GoalPicture['marks'][number] & { shown: boolean })[] = [
    { mark: 'due', text: 'due', shown: rows.some(({ due }) => due.quarter !== null) },
    { mark: 'first', text: 'first due', shown: rows.some(({ due }) => due.first !== due.quarter) },
    { mark: 'move', text: 'due date moved', shown: strips.some(({ move }) => move !== null) },
    { mark: 'later', text: 'due later than drawn', shown: strips.some(({ later }) => later !== null) },
    { mark: 'ahead', text: 'no report yet', shown: has('ahead') },
  ];
  return { legend, marks: marks.filter(({ shown }) => shown).map(({ mark, text }) => ({ mark, text })) };
};
