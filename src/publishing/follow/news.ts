const DAY = 24 * 60 * 60 * 1000;

/** A feed goes back as far as this from the newest publication: who looks once a week misses nothing. */
const NEWS_DAYS = 7;

/** What a feed holds at least, where so much is published. */
const FEWEST_ENTRIES = 100;

/** What it holds at most, which is several releases of every goal: years that are published on one day are no news. */
export const MOST_ENTRIES = 1_000;

/** Which of the publications, newest first, a feed tells of: the last hundred, and everything of the last week. */
export const newsOf = <T extends { publishedAt: Date }>(publications: readonly T[]): T[] => {
  const since = (publications[0]?.publishedAt.getTime() ?? 0) - NEWS_DAYS * DAY;
  return publications
    .slice(0, MOST_ENTRIES)
    .filter(({ publishedAt }, place) => place < FEWEST_ENTRIES || publishedAt.getTime() >= since);
};
