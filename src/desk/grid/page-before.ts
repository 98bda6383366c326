/** The page of the desk that a form was sent from, as a path; null where it is not known, or is none of these hosts’ desk. */
export const pageBefore = (referer: string | undefined, hosts: readonly string[]): string | null => {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  return hosts.includes(host) && /^\/desk(\/|$)/.test(pathname) ? pathname + search : null;
};
