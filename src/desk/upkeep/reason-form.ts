import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import { type DeedForm, deedForm, type SentBack } from './deed.js';
import { reasonField } from './fields-of.js';

/** The form for the reason of what left already: a plan may have given none. */
export const reasonForm = (
  { quarter }: GoalAtWork,
  { action, reason, hint }: { action: string; reason: string | null; hint: string },
  sent: SentBack | null,
): DeedForm =>
  deedForm(
    {
      ...{ id: 'reason', heading: reason === null ? 'Give the reason' : 'Change the reason', action },
      hidden: { quarter, seen: reason ?? '' },
      fields: [reasonField(hint, reason)],
      button: 'Save the reason',
    },
    sent,
  );
