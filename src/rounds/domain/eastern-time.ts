const ZONE = 'America/New_York'; // where the Office of Management and Budget is

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

const words = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  ...{ year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
});

/** A moment as a clock on a wall in Washington shows it: `2018-11-15T17:00`. */
export const easternLocal = (moment: Date): string => {
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}`;
};

/**
 * The moment at which a clock in Washington shows a date and time; undefined where it never does (`2018-02-30T10:00`, or
 * within the hour that is left out in March). Of the hour that comes twice in November it is the first.
 */
export const easternMoment = (local: string): Date | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return undefined;
  const asUtc = new Date(`${local}Z`).getTime();
  if (Number.isNaN(asUtc)) return undefined;
  const hours = [4, 5]; // behind UTC, in summer and in winter
  return hours.map((behind) => new Date(asUtc + behind * 60 * MINUTE)).find((moment) => easternLocal(moment) === local);
};

/** A moment in words, in Eastern time: `November 15, 2018 at 5:00 PM Eastern`. */
export const easternInWords = (moment: Date): string => `${words.format(moment).replace(/[  ]/g, ' ')} Eastern`;

/** Midnights in Washington between two moments; negative where the second is earlier. */
export const easternDaysBetween = (from: Date, to: Date): number => (dayOf(to) - dayOf(from)) / DAY;

const dayOf = (moment: Date): number => Date.parse(`${easternLocal(moment).slice(0, 10)}T00:00:00Z`);
