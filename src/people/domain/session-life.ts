const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a session lasts in which nothing is done, and how long any lasts. */
export const IDLE_MS = 2 * HOUR_MS;
export const LONGEST_MS = 12 * HOUR_MS;

/** How long sessions and links are kept after their end. */
const KEPT_MS = 30 * 24 * HOUR_MS;

/** Sessions and links that ended before are needed by nobody. */
export const neededSince = (now: Date): Date => new Date(now.getTime() - KEPT_MS);

/** What a session keeps of its own time. */
export interface SessionTimes {
  seenAt: Date;
  endsAt: Date;
  endedAt: Date | null;
}

/** Whether a session still holds: it was not ended, was used in the last two hours, and is younger than twelve. */
export const isLive = ({ seenAt, endsAt, endedAt }: SessionTimes, now: Date): boolean =>
  endedAt === null && now < endsAt && now.getTime() - seenAt.getTime() < IDLE_MS;

/** Whether it is worth a write that a session was just used: at most once a minute. */
export const isToBeSeen = ({ seenAt }: Pick<SessionTimes, 'seenAt'>, now: Date): boolean =>
  now.getTime() - seenAt.getTime() >= MINUTE_MS;
