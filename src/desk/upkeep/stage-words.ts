import { slugOf } from '../../fiscal/fiscal-quarter.js';
import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import type { UpdateAtWork } from '../../drafting/update-access.js';

/** Where an update stands, in words: `Drafting`, `Released, being corrected`. */
export const stageInWords = ({ stage, correction }: Pick<UpdateAtWork, 'stage' | 'correction'>): string => {
  const words = stage.charAt(0).toUpperCase() + stage.slice(1);
  return correction ? `${words}, being corrected` : words;
};

/** An address of upkeep, in the quarter that is worked on here. */
export const within = ({ aside, quarter }: Pick<GoalAtWork, 'aside' | 'quarter'>, address: string): string =>
  aside ? `${address}${address.includes('?') ? '&' : '?'}quarter=${slugOf(quarter)}` : address;
