import { deskPaths } from '../paths.js';

/** Any host, only to read an address with. */
const HERE = 'http://here.invalid';

/** Where to go after signing in: the address that was asked for, where it is one of this site, else the desk. */
export const nextAddressOf = (asked: unknown): string => {
  if (typeof asked !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\'))
    return deskPaths.desk;
  return URL.canParse(asked, HERE) && new URL(asked, HERE).origin === HERE ? asked : deskPaths.desk;
};
