import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { paths, type Term } from './paths.js';

/** The words of a report, each with an anchor in the reading guide. */
export type GlossaryTerm = Exclude<Term, 'accessibility' | 'contact'>;

/** A word with what it means, as it stands beside the part of a page that uses it. */
export interface Explained {
  term: GlossaryTerm;
  word: string;
  meaning: string;
  href: string;
}

/** The words that one part of a page uses. */
export interface TermList {
  terms: Explained[];
}

const WORDS: Record<GlossaryTerm, readonly [word: string, meaning: string]> = {
  goal: [
    'Goal',
    'A Cross-Agency Priority goal. The law asks the Government to set a few long-term goals that several agencies reach together.',
  ],
  strategy: ['Strategy', 'One main line of work of a goal. Milestones stand under it.'],
  milestone: [
    'Milestone',
    'A step that a goal promises to take by a certain quarter. It keeps its reference, such as CX-014, from report to report.',
  ],
  statuses: [
    'Status',
    'Where a milestone stands at the end of the quarter. There are eight, and each milestone has one of them. The words that the plan printed stand beside it where they differ.',
  ],
  missed: [
    'Missed',
    'The due quarter is over, and the milestone is neither completed nor withdrawn. The calendar decides this. Nobody can switch it off, whatever the plan printed.',
  ],
  'newly-missed': [
    'Newly missed, still missed',
    'Newly missed: it was not missed in the goal’s last report. Still missed: it was missed in the last report too.',
  ],
  recovery: [
    'Recovery quarter',
    'The quarter by which the team now says that it will have done what it missed. It does not change the due date.',
  ],
  'completed-late': ['Completed late', 'Done, but after a report had shown it as missed.'],
  due: [
    'Due',
    'The last fiscal quarter in which the milestone is still on time. The printed date is kept, and stands beside it where it says something else.',
  ],
  'fiscal-quarter': [
    'Fiscal quarter',
    'The Federal fiscal year starts on October 1 and has the name of the year it ends in. Q3 FY 2018 is April to June 2018.',
  ],
  interpreted: [
    'Read from',
    'The plan printed a range, a season or a year. It is read as its end: “Summer 2018” is Q4 FY 2018, which ends in September.',
  ],
  unscheduled: ['No date', 'The plan printed “TBD” or nothing. A milestone without a date is never counted as missed.'],
  continuous: ['Continuous', 'Work without an end, such as “Ongoing”. It is never counted as missed.'],
  recurring: ['Recurring', 'Several dates, such as “January & July 2019”. It is never counted as missed.'],
  unclear: [
    'Unclear',
    'Nobody can tell the date from what was printed, and nothing is guessed. It is never counted as missed.',
  ],
  slip: [
    'First due, and slip',
    'The first due quarter that was published is kept for good. The slip is how many quarters later the milestone is due now.',
  ],
  rescheduled: [
    'Rescheduled',
    'The due date was moved before it fell due. The report says from when to when, and gives the reason if there was one.',
  ],
  change: [
    'Change from last quarter',
    'Found by comparing this report with the goal’s last one. Nobody types it. “Plan printed” is what the plan itself said of the change.',
  ],
  headline: [
    'Headline and counts',
    'The first sentence is made from the counts. Each milestone is counted once, so the counts add up. In the picture, each post is one milestone. The tall ones are missed.',
  ],
  'not-tracked': [
    'No longer tracked',
    'It stood in the goal’s last report and does not stand in this one. Nothing leaves without being listed here, with the reason if there was one.',
  ],
  waiver: [
    'Accepted because',
    'A report should explain each miss and each moved date. Where such words are missing, somebody had to accept the gap and say why. That reason stands where the words are missing.',
  ],
  edition: ['Edition', 'A report as it was published, with a number and an address of its own. It never changes.'],
  correction: [
    'Correction',
    'A new edition that says what was wrong and why. The old edition stays at its address, with a notice that leads to the new one.',
  ],
  fingerprint: [
    'Fingerprint',
    'A code worked out from the whole report (its SHA-256). If one letter of the report changed, the code would be another. So anyone can check that it is still the same.',
  ],
};

/** In the order in which the reading guide tells them. */
export const GLOSSARY: readonly Explained[] = (Object.keys(WORDS) as GlossaryTerm[]).map((term) => explained(term));

function explained(term: GlossaryTerm): Explained {
  const [word, meaning] = WORDS[term];
  return { term, word, meaning, href: paths.term(term) };
}

/** The words of one part of a page, explained where they stand. */
export const termList = (...terms: GlossaryTerm[]): TermList => ({ terms: terms.map(explained) });

/** The words that a report uses, part by part; a word that it does not use is not explained. */
export const termsOfReport = (
  report: Pick<PublishedReport, 'totals' | 'milestones' | 'waivers'>,
): { missed: TermList; milestones: TermList; departures: TermList; editions: TermList } => {
  const { totals, milestones, waivers } = report;
  const has = (kind: string): boolean => milestones.some(({ changes }) => changes.some((one) => one.kind === kind));
  const when = (holds: boolean, term: GlossaryTerm): GlossaryTerm[] => (holds ? [term] : []);
  // Explained where it is first met, and there alone.
  const waivedMisses = waivers.some(({ code }) => code.startsWith('missed-'));
  return {
    missed: termList(
      'missed',
      ...when(has('newly-missed') || has('still-missed'), 'newly-missed'),
      ...when(totals.missed > 0, 'recovery'),
      ...when(waivedMisses, 'waiver'),
    ),
    milestones: termList(
      ...(['statuses', 'due', 'fiscal-quarter'] as const),
      ...when(
        milestones.some(({ due }) => due.interpreted),
        'interpreted',
      ),
      ...when(totals.due.unscheduled > 0, 'unscheduled'),
      ...when(totals.due.continuous > 0, 'continuous'),
      ...when(totals.due.recurring > 0, 'recurring'),
      ...when(totals.due.unclear > 0, 'unclear'),
      ...when(
        milestones.some(({ due }) => due.moves > 0),
        'slip',
      ),
      ...when(
        milestones.some(({ due }) => due.rescheduled),
        'rescheduled',
      ),
      ...when(totals.completedLate > 0, 'completed-late'),
      'change',
      ...when(waivers.length > 0 && !waivedMisses, 'waiver'),
    ),
    departures: termList('not-tracked'),
    editions: termList('edition', 'correction', 'fingerprint'),
  };
};
