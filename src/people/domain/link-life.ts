const HOUR_MS = 3_600_000;

/** What a one-time link is for: the first password of somebody invited, or a new one of somebody who forgot theirs. */
export const LINK_LASTS_MS = { invitation: 7 * 24 * HOUR_MS, reset: HOUR_MS } as const;

/** How long a link holds, in words. */
export const LINK_LASTS = { invitation: '7 days', reset: 'one hour' } as const;

/** Mails of one account follow each other no faster than this, whoever asks for them. */
const PAUSE_MS = 5 * 60_000;

/** When a link was made and used, and how long it holds. */
export interface LinkTimes {
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Whether the link can be followed: it was not used or replaced, and is not too old. */
export const isOpen = ({ usedAt, expiresAt }: LinkTimes, now: Date): boolean => usedAt === null && now < expiresAt;

/** Whether another link may be mailed on somebody’s word that they forgot their password. */
export const mayMailAnother = (last: LinkTimes | null, now: Date): boolean =>
  last === null || now.getTime() - last.createdAt.getTime() >= PAUSE_MS;
