const AGAIN_AFTER_MINUTES = 10;

/** Reminders since this moment count: whoever presses twice does not write twice. */
export const remindedSince = (now: Date): Date => new Date(now.getTime() - AGAIN_AFTER_MINUTES * 60_000);

/** Why nobody is reminded of these goals (by slug) now. */
export const remindedAlready = (slugs: readonly string[]): string =>
  `${slugs.join(', ')} ${slugs.length === 1 ? 'was' : 'were'} reminded less than ${AGAIN_AFTER_MINUTES} minutes ago: give people a moment to answer.`;
