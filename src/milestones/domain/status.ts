/** The closed list of milestone statuses, in the words the reader sees (docs/domain.md). */
export const MILESTONE_STATUSES = [
  'Completed',
  'On track',
  'Ongoing',
  'Not started',
  'At risk',
  'Missed',
  'Not reported',
  'Withdrawn',
] as const;

export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];
