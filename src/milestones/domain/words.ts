/**
 * A printed text as it is compared between quarters: without case, punctuation at the ends, and the typographer's
 * choices of space, quote and dash. Two texts that differ only so say the same.
 */
export const asCompared = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”‟″]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:]+|[\s.,;:*]+$/g, '');

/** Whether two printed texts say the same; nothing and nothing do. */
export const sayTheSame = (a: string | null, b: string | null): boolean => asCompared(a ?? '') === asCompared(b ?? '');

/** Words that were written, or null where the cell says nothing (`N/A`, `None`, a dash). */
export const saidWords = (text: string | null): string | null =>
  text === null || /^(n\/?a|none|nil|-*)$/.test(asCompared(text)) ? null : text;
