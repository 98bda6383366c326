import { keyOf, parseQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { BadAddress } from '../../web/refusals.js';

/** Reads the quarter of an address of the desk. Throws BadAddress. */
export const quarterNamed = (text: string): QuarterKey => {
  const quarter = parseQuarter(text);
  if (quarter) return keyOf(quarter);
  throw new BadAddress(`“${text}” is not a fiscal quarter. Write it as fy2018-q3, with a quarter from 1 to 4.`);
};
