import { labelOf } from '../fiscal/fiscal-quarter.js';
import type { Deed } from '../audit/audit-log.js';
import type { UpdateAtWork } from './update-access.js';

/** An update as the log names it: `customer-experience Q4 FY 2018`. */
export const subjectOf = ({ goal, update }: Pick<UpdateAtWork, 'goal' | 'update'>): Deed['subject'] => ({
  kind: 'quarterly update',
  id: update.id,
  title: `${goal.slug} ${labelOf(update.quarter)}`,
});
