// Letter widths of Public Sans, as parts of the type size, rounded up: what is too wide by a little never overlaps.
const NARROW = new Set(`.,:;'’‘“”"!|()[]iIjlft `);
const WIDE = new Set('MWmw%@—…');

/** How wide a line of text is at most, in pixels at this type size. */
export const widthOf = (text: string, size: number, bold = false): number => {
  let ems = 0;
  for (const letter of text) ems += NARROW.has(letter) ? 0.36 : WIDE.has(letter) ? 0.92 : 0.63;
  return Math.ceil(ems * size * (bold ? 1.06 : 1));
};
