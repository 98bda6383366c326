import { keyOf, parseQuarter, type QuarterKey, slugOf } from '../../fiscal/fiscal-quarter.js';
import type { TextSection } from '../../quarterly-updates/domain/text-section.js';
import { Moved, NotFound } from '../../web/refusals.js';
import { deskPaths } from '../paths.js';

/** The addresses below that of one update’s draft. */
export const draftPaths = (slug: string, quarter: QuarterKey) => {
  const draft = deskPaths.update(slug, quarter);
  return {
    draft,
    grid: deskPaths.grid(slug, quarter),
    indicators: deskPaths.indicators(slug, quarter),
    preview: deskPaths.preview(slug, quarter),
    correction: deskPaths.correction(slug, quarter),
    text: (section: TextSection): string => `${draft}/texts/${section}`,
    confirmation: (section: TextSection): string => `${draft}/texts/${section}/confirmation`,
    row: (row: string): string => `${draft}/rows/${row}`,
    prose: `${draft}/prose`,
    step: (step: 'submission' | 'taking-back' | 'return' | 'approval' | 'reopening'): string => `${draft}/${step}`,
    comments: `${draft}/comments`,
    answers: (comment: string): string => `${draft}/comments/${comment}/answers`,
    settling: (comment: string): string => `${draft}/comments/${comment}/settling`,
    waivers: `${draft}/waivers`,
    waiver: (id: string): string => `${draft}/waivers/${id}/taking-back`,
  };
};

/** Reads the quarter of an update’s address. Throws NotFound, and Moved where it is written in another way. */
export const quarterOfDraft = (slug: string, text: string): QuarterKey => {
  const read = parseQuarter(text);
  if (!read) throw new NotFound();
  const quarter = keyOf(read);
  if (slugOf(quarter) !== text) throw new Moved(deskPaths.update(slug, quarter));
  return quarter;
};
