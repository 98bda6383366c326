const MINUTE_MS = 60_000;

/** How often something was done by somebody in the minute that began then. */
export interface Count {
  began: number;
  times: number;
}

/** The count with one time more, in a new minute from one where the last is over. */
export const countedOnceMore = (count: Count | undefined, now: Date): Count =>
  count && now.getTime() - count.began < MINUTE_MS
    ? { began: count.began, times: count.times + 1 }
    : { began: now.getTime(), times: 1 };
