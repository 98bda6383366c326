const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Tries in vain to sign in, of one account or from one network address, and when the last was. */
export interface Tries {
  failures: number;
  lastAt: Date;
}

/** What tries are counted by: a whole office may share a network address, so it has more of them free. */
export type CountedBy = 'account' | 'address';

const FREE: Readonly<Record<CountedBy, number>> = { account: 5, address: 25 };

const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** Tries are forgotten a day after the last one. */
export const FORGOTTEN_MS = 24 * HOUR_MS;

/** How many tries still count. */
export const failuresOf = ({ failures, lastAt }: Tries, now: Date): number =>
  now.getTime() - lastAt.getTime() < FORGOTTEN_MS ? failures : 0;

/** How many milliseconds to wait before the next try: none at first, then twice as long each time, up to 15 minutes. */
export const waitOf = (by: CountedBy, tries: Tries, now: Date): number => {
  const tooMany = failuresOf(tries, now) - FREE[by];
  if (tooMany < 0) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** tooMany, LONGEST_WAIT_MS);
  return Math.max(0, tries.lastAt.getTime() + wait - now.getTime());
};

/** A waiting time in words: “30 seconds”, “2 minutes”. Never shorter than it is. */
export const waitInWords = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / SECOND_MS);
  const [count, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};
