/** A value that must be there. Throws where it is not, with what is missing: that is a defect, and nothing may be written for it. */
export const there = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The import lost ${what}`);
  return value;
};
