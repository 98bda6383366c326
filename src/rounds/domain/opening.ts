import { isAfter, labelOf, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';

/** One goal of the agenda that covers the quarter, as far as an opening asks. */
export interface GoalAtOpening {
  slug: string;
  /** The quarters of its updates, and those of them that are published; earliest first. */
  updates: readonly QuarterKey[];
  published: readonly QuarterKey[];
  /** The quarters whose report is being corrected. */
  correcting: readonly QuarterKey[];
}

/** Everything that stands against opening a round of the quarter, in sentences; none where it can be opened. */
export const refusalsToOpen = (
  quarter: QuarterKey,
  rounds: readonly { quarter: QuarterKey; released: boolean }[],
  goals: readonly GoalAtOpening[],
): string[] => {
  const label = labelOf(quarter);
  if (rounds.some((round) => round.quarter === quarter)) return [`The round of ${label} was opened already.`];
  const open = rounds.find(({ released }) => !released);
  if (open) return [`The round of ${labelOf(open.quarter)} is open; release it before the next one is opened.`];
  if (goals.length === 0)
    return [`No goal is on record under the agenda of ${label}; import the plan of a quarter first.`];
  const newest = newestOf(goals.flatMap(({ published }) => published));
  if (newest && !isAfter(quarter, newest))
    return [
      `Reports of ${labelOf(newest)} are published already; the next round can be for ${labelOf(plus(newest, 1))} or a later quarter.`,
    ];
  return goals.flatMap((goal) => goalRefusal(quarter, goal) ?? []);
};

const goalRefusal = (quarter: QuarterKey, { slug, updates, published, correcting }: GoalAtOpening): string | null => {
  const label = labelOf(quarter);
  const later = updates.find((one) => isAfter(one, quarter));
  if (later)
    return `${slug} has an update of ${labelOf(later)} already; open the round of that quarter in place of ${label}.`;
  const waiting = updates.find((one) => isAfter(quarter, one) && !published.includes(one));
  const [corrected] = correcting;
  if (corrected)
    return `${slug} ${labelOf(corrected)} is being corrected; publish or discard the correction before ${label} is opened, because the round begins with what that report says.`;
  return waiting
    ? `${slug} ${labelOf(waiting)} is not published yet; publish it before ${label} is opened, because changes and first due dates are counted from published reports.`
    : null;
};

/** The quarter that a next round is most likely for: the one after everything published or opened; null where there is nothing. */
export const nextQuarter = (published: readonly QuarterKey[], rounds: readonly QuarterKey[]): QuarterKey | null => {
  const newest = newestOf([...published, ...rounds]);
  return newest && plus(newest, 1);
};

/** What is wrong with the moments of a round, in sentences. A release moment that is over already would release at once. */
export const refusalsOfMoments = (
  { submissionsDueAt, releaseAt }: { submissionsDueAt: Date; releaseAt: Date | null },
  now: Date,
): string[] => [
  ...(releaseAt && releaseAt <= now
    ? [
        'The release moment is over already; give one to come, or leave it empty and release when everything is approved.',
      ]
    : []),
  ...(releaseAt && releaseAt < submissionsDueAt
    ? ['The release moment is before submissions are due; it must be at that moment or after it.']
    : []),
];

const newestOf = (quarters: readonly QuarterKey[]): QuarterKey | null =>
  quarters.reduce<QuarterKey | null>((newest, one) => (newest && !isAfter(one, newest) ? newest : one), null);
