/** A number with its noun: `1 milestone`, `3 milestones`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
