import { daysOf, distanceBetween, labelOf, monthsOf, ordinalOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import { counted, ownersInWords } from '../pages/wording.js';
import { xmlText } from '../xml-text.js';
import type { TrackedMilestone } from './releases-record.js';

/** One day of a calendar. */
export interface CalendarDay {
  /** Stays when the day moves, so that a program moves what it has and adds nothing (RFC 5545, 3.8.4.7). */
  uid: string;
  /** Grows with each publication that speaks of it. */
  sequence: number;
  /** `2018-06-30` */
  day: string;
  title: string;
  description: string;
  address: string;
  /** When it was last published. */
  at: Date;
}

/** How much older than the newest report of the site the last report of a goal that is still tracked may be. */
const QUARTERS_KEPT = 4;

export const CALENDAR_SAYS =
  'Open milestones on the last day of the fiscal quarter in which they are due, as last reported. Those of a goal whose ' +
  'last report is more than four quarters older than the newest report of any goal are left out.';

/**
 * Without the milestones of goals that report no more: an agenda ends, and what was open in its last reports would stay
 * in the calendars of subscribers for ever. `latest` is the newest quarter that any goal reports on.
 */
export const stillTracked = <T extends Pick<TrackedMilestone, 'quarter'>>(
  tracked: readonly T[],
  latest: QuarterKey | null,
): T[] => tracked.filter(({ quarter }) => latest === null || distanceBetween(quarter, latest) <= QUARTERS_KEPT);

/**
 * What is still to be done and by when, as days: each open milestone with a due quarter on the last day of it, missed
 * ones too, and the end of each quarter in which something is due. What is completed or withdrawn is not in it. `goal` is
 * the one whose milestones they all are, or null.
 */
export const dueDays = (tracked: readonly TrackedMilestone[], goal: string | null, site: Site): CalendarDay[] => {
  const open = tracked.flatMap((one) => {
    const { status, due } = one.milestone;
    const isOpen = due.kind === 'scheduled' && status !== 'Completed' && status !== 'Withdrawn';
    return isOpen && due.quarter ? [{ ...one, dueIn: due.quarter }] : [];
  });
  const quarters = [...new Set(open.map(({ dueIn }) => dueIn))].sort((a, b) => ordinalOf(a) - ordinalOf(b));
  return [
    ...open.map((one) => milestoneDay(one, site)),
    ...quarters.map((quarter) =>
      quarterDay(
        quarter,
        open.filter(({ dueIn }) => dueIn === quarter),
        goal,
        site,
      ),
    ),
  ];
};

type OpenMilestone = TrackedMilestone & { dueIn: QuarterKey };

const milestoneDay = ({ milestone, goal, quarter, dueIn, sequence, publishedAt }: OpenMilestone, site: Site) => {
  const { reference, title, missed, status, due, recovery } = milestone;
  const owners = ownersInWords(milestone);
  return {
    uid: `${reference.toLowerCase()}@${hostOf(site)}`,
    sequence,
    day: daysOf(dueIn).ends,
    title: xmlText(`${missed ? 'Missed' : 'Due'}: ${reference} ${title}`),
    description: xmlText(
      [
        `Status in the ${labelOf(quarter)} report: ${status}.`,
        `Due by the end of ${labelOf(dueIn)}${due.interpreted && due.text ? `, read from “${due.text}”` : ''}.`,
        due.moves > 0 && due.first ? `First promised for ${labelOf(due.first)}.` : null,
        recovery ? `To be done by ${labelOf(recovery)}.` : null,
        `Goal ${goal.number}: ${goal.title}.`,
        owners ? `Owner: ${owners}.` : null,
      ]
        .filter((line) => line !== null)
        .join('\n'),
    ),
    address: site.address + paths.milestone(reference),
    at: publishedAt,
  };
};

const quarterDay = (
  quarter: QuarterKey,
  due: readonly OpenMilestone[],
  goal: string | null,
  site: Site,
): CalendarDay => {
  const last = due.reduce((newest, one) => (one.sequence > newest.sequence ? one : newest));
  return {
    uid: `${quarter.toLowerCase()}-ends${goal ? `-${goal}` : ''}@${hostOf(site)}`,
    sequence: last.sequence,
    day: daysOf(quarter).ends,
    title: `${labelOf(quarter)} ends`,
    description: `Covers ${monthsOf(quarter)}. ${counted(due.length, 'open milestone')} due by the end of it.`,
    address: site.address + (goal ? paths.goal(goal) : paths.home),
    at: last.publishedAt,
  };
};

const hostOf = (site: Site): string => new URL(site.address).hostname;
