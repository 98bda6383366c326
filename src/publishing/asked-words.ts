import { keyOf, parseQuarter, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { BadAddress } from '../web/refusals.js';

/** What a query says of a name; null where it says nothing. Throws BadAddress where it says more than one thing. */
export const wordOf = (query: Record<string, unknown>, name: string): string | null => {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  throw new BadAddress(`The address names more than one ${name}. Name one, or leave it out.`);
};

/** Refuses what a query names beside `names`. `may` completes "The address may name …". Throws BadAddress. */
export const refuseUnknown = (query: Record<string, unknown>, names: readonly string[], may: string): void => {
  const unknown = Object.keys(query).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new BadAddress(`“${shown(unknown)}” is not known here. The address may name ${may}.`);
};

/**
 * Reads the quarter that an address names in `whole`. `or` is what else it could have been: ", or leave it out". Throws
 * BadAddress.
 */
export const quarterIn = (text: string, or = '', whole = text): QuarterKey => {
  const quarter = parseQuarter(text);
  if (quarter) return keyOf(quarter);
  throw new BadAddress(
    `“${shown(whole)}” is not a fiscal quarter. Write it as fy2018-q3, with a quarter from 1 to 4${or}.`,
  );
};

/** What somebody wrote, as a sentence repeats it. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
