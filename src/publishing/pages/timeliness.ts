import { byQuarter, daysOf, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { dayOf } from './wording.js';

interface Day {
  text: string;
  iso: string;
}

/** When what a page shows was published and last changed, and which months it covers. */
export interface Timeliness {
  published: Day | null;
  /** Null where nothing changed since it was published. */
  updated: Day | null;
  /** `Q3 FY 2018, April to June 2018`; null where nothing is published. */
  covers: string | null;
}

/** What an edition’s page says: published with edition 1, updated with each correction since. */
export const timelinessOfEdition = (
  { quarter, number, publishedAt }: { quarter: QuarterKey; number: number; publishedAt: Date },
  editions: readonly { quarter: QuarterKey; number: number; publishedAt: Date }[],
): Timeliness => {
  const first = editions.find((one) => one.quarter === quarter && one.number === 1);
  return {
    published: dayOf(first?.publishedAt ?? publishedAt),
    updated: number > 1 ? dayOf(publishedAt) : null,
    covers: coveredBy([quarter]),
  };
};

/** What a page over several reports says: the day of the last publication, and from the earliest quarter to the latest. */
export const timelinessOfAll = (quarters: readonly QuarterKey[], updatedAt: Date | null): Timeliness => ({
  published: null,
  updated: updatedAt && dayOf(updatedAt),
  covers: coveredBy(quarters),
});

/** The moment of the last of some publications; null where there is none. */
export const lastOf = (publications: readonly { publishedAt: Date }[]): Date | null =>
  publications.reduce<Date | null>((last, { publishedAt }) => (last && last >= publishedAt ? last : publishedAt), null);

const coveredBy = (quarters: readonly QuarterKey[]): string | null => {
  const inOrder = [...quarters].sort(byQuarter);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return null;
  if (first === last) return `${labelOf(first)}, ${monthsOf(first)}`;
  return `${labelOf(first)} to ${labelOf(last)}, ${monthIn(daysOf(first).starts)} to ${monthIn(daysOf(last).ends)}`;
};

const months = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthIn = (day: string): string => months.format(new Date(day));
