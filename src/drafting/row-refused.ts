import { Refused } from '../refused.js';
import type { RowField } from './domain/row-refusals.js';

/** One field of a row that cannot be taken, and why. */
export interface WrongField {
  /** The id of the status row. */
  row: string;
  reference: string;
  field: RowField;
  sentence: string;
}

/** Something that was written into rows cannot be taken, so no row was changed. */
export class RowRefused extends Refused {
  constructor(readonly fields: readonly [WrongField, ...WrongField[]]) {
    const [first, ...others] = fields.map(({ reference, sentence }) => `${reference}: ${sentence}`);
    super([first ?? '', ...others]);
    this.name = 'RowRefused';
  }
}
