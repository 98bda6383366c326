import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { quoted } from './wording.js';

export type StatusShape =
  'completed' | 'on-track' | 'ongoing' | 'not-started' | 'at-risk' | 'missed' | 'not-reported' | 'withdrawn';

/** A status as a reader sees it: a shape, a word, and what the plan printed where that differs. */
export interface StatusTag {
  shape: StatusShape;
  text: MilestoneStatus;
  note: string | null;
}

export const shapeOf = {
  Completed: 'completed',
  'On track': 'on-track',
  Ongoing: 'ongoing',
  'Not started': 'not-started',
  'At risk': 'at-risk',
  Missed: 'missed',
  'Not reported': 'not-reported',
  Withdrawn: 'withdrawn',
} as const satisfies Record<MilestoneStatus, StatusShape>;

type Reported = Pick<
  ReportedMilestone,
  'status' | 'reportedStatus' | 'statusText' | 'completedLate' | 'completedIn' | 'due'
>;

export const statusTag = (milestone: Reported): StatusTag => ({
  shape: shapeOf[milestone.status],
  text: milestone.status,
  note: noteOf(milestone),
});

const noteOf = ({ status, reportedStatus, statusText, completedLate, completedIn }: Reported): string | null => {
  if (status !== reportedStatus) {
    return statusText === null && reportedStatus === 'Not reported'
      ? 'no status reported'
      : `reported as ${quoted(statusText ?? reportedStatus)}`;
  }
  const late = completedLate ? (completedIn ? `late, in ${labelOf(completedIn)}` : 'late') : null;
  return [late, printed(status, statusText)].filter((words) => words !== null).join('; ') || null;
};

/** What the plan printed, where it is more than the status itself in another spelling. */
const printed = (status: MilestoneStatus, text: string | null): string | null => {
  const words = text?.toLowerCase().replace(/[^a-z]/g, '');
  if (!text || words === letters(status) || `${words ?? ''}d` === letters(status)) return null;
  return `printed ${quoted(text)}`;
};

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
