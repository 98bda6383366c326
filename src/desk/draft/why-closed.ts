import { refusalToEdit, type UpdateAtWork } from '../../drafting/update-access.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { whoMay } from '../../people/domain/permissions.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';

/** Why the person cannot change the update now, with what they themselves can do about it; null where they can. */
export const whyClosed = (person: Person, at: UpdateAtWork): string | null => {
  const { slug } = at.goal;
  if (!personMay(person, 'edit-update', slug)) return `${whoMay('edit-update', slug)} may change this update.`;
  const refusal = refusalToEdit(person, at);
  if (refusal === null) return null;
  return (personMay(person, 'review-update', slug) ? forReviewers(at) : null) ?? refusal.message;
};

const forReviewers = ({ stage, update }: UpdateAtWork): string | null => {
  const label = labelOf(update.quarter);
  if (stage === 'submitted') return `The update of ${label} is under review: return it, and it can be changed again.`;
  if (stage === 'approved') return `The update of ${label} is approved: reopen it, and it can be changed again.`;
  if (stage === 'released') return `The report of ${label} is released: begin a correction to change it.`;
  return null;
};
