import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Stage } from '../../quarterly-updates/domain/stage.js';

/** Why a correction of an earlier report cannot be published while a later update is at this stage; null where it can. */
export const laterRefusal = (quarter: QuarterKey, stage: Stage): string | null => {
  if (stage !== 'submitted' && stage !== 'approved') return null;
  const first = stage === 'approved' ? 'reopen it' : 'return it, or have it taken back,';
  return `The update of ${labelOf(quarter)} is ${stage}, and says what changed since this report: ${first} before the correction is published.`;
};
