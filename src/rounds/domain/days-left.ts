import { easternDaysBetween, easternInWords } from './eastern-time.js';

/** How long until submissions are due, or how late it is: `3 days left`, `due today`, `2 days late`. */
export const dueInWords = (due: Date, now: Date): string => {
  const days = easternDaysBetween(now, due);
  if (now > due) return days === 0 ? 'due earlier today' : `${inDays(-days)} late`;
  return days === 0 ? 'due today' : `${inDays(days)} left`;
};

/** The moment something is due, in words. */
export const dayInWords = (moment: Date): string => easternInWords(moment);

const inDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
