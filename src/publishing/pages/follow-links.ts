import { paths } from './paths.js';

/** The feed and the calendar of a goal, for whoever wants to follow it. */
export const followLinks = (slug: string) => ({
  feed: { href: paths.goalFeed(slug), text: 'Feed of its reports and corrections' },
  calendar: { href: paths.goalCalendar(slug), text: 'Calendar of what is due' },
  data: { href: paths.data, text: 'All data and feeds' },
});

/** What a program finds the feed of a goal by. */
export const goalFeedLink = ({ slug, title }: { slug: string; title: string }) => ({
  href: paths.goalFeed(slug),
  type: 'application/atom+xml',
  title: `Reports and corrections: ${title}`,
});
