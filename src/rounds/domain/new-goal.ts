/** A goal that stands under the agenda already, or was in an earlier one. */
export interface KnownGoal {
  slug: string;
  number: number;
  title: string;
  ofAgenda: boolean;
}

/** A word that stands for something else where an address has the goal’s name. */
const NOT_A_NAME = 'new';

/** Everything that stands against adding a goal, in sentences. A number may have been that of another agenda’s goal. */
export const refusalsToAdd = (
  { slug, number }: Pick<KnownGoal, 'slug' | 'number'>,
  known: readonly KnownGoal[],
): string[] => {
  const named = known.find((one) => one.slug === slug);
  const numbered = known.find((one) => one.ofAgenda && one.number === number);
  return [
    ...(slug === NOT_A_NAME ? ['“new” cannot be the name of a goal in addresses. Choose another.'] : []),
    ...(named ? [`${slug} is the name of another goal in addresses: ${named.title}. Choose another.`] : []),
    ...(numbered ? [`Number ${number} is that of ${numbered.title}. Choose another.`] : []),
  ];
};

/** The number that comes after those of the agenda. */
export const nextNumber = (known: readonly Pick<KnownGoal, 'number' | 'ofAgenda'>[]): number =>
  Math.max(0, ...known.filter(({ ofAgenda }) => ofAgenda).map(({ number }) => number)) + 1;
