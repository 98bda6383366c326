import type { MilestoneStatus } from '../../milestones/domain/status.js';
import { shapeOf, type StatusShape } from '../pages/status-tag.js';
import type { Standing } from './milestone-life.js';

/** The shapes of a picture: the eight of the statuses, and one for what is no longer tracked. */
export type PictureShape = StatusShape | 'left';

const WORDS: Record<Exclude<Standing['kind'], 'reported'>, string> = {
  unlisted: 'Not listed',
  left: 'No longer tracked',
  'no-report': 'No report',
  ahead: 'Ahead',
};

/** The word of a quarter, as the picture and its table have it. */
export const standingWord = (standing: Standing): string =>
  standing.kind === 'reported' ? standing.status : WORDS[standing.kind];

/** The shape of a quarter; null where nothing was reported of the milestone. */
export const standingShape = (standing: Standing): PictureShape | null => {
  if (standing.kind === 'reported') return shapeOf[standing.status];
  return standing.kind === 'left' ? 'left' : null;
};

export const isMissed = (standing: Standing): boolean =>
  standing.kind === 'reported' && standing.status === ('Missed' satisfies MilestoneStatus);
