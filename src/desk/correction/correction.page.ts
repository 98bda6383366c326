import { labelOf, slugOf } from '../../fiscal/fiscal-quarter.js';
import type { CorrectionAtWork } from '../../drafting/correction/correction.service.js';
import type { Correction } from '../../publishing/correction.entity.js';
import type { CorrectionDraft } from '../../publishing/correcting.service.js';
import { comparisonFacts } from '../../publishing/pages/comparison-facts.js';
import { paths } from '../../publishing/pages/paths.js';
import { counted } from '../../publishing/pages/wording.js';
import type { DeskFacts } from '../desk-answers.js';
import { areaField } from '../fields.js';
import { momentInWords } from '../log/value-words.js';
import { deskPaths } from '../paths.js';
import { refusedAtTop } from '../upkeep/goal.page.js';
import { deedForm, type DeedWords, type SentBack } from '../upkeep/deed.js';

export const CORRECTION_VIEW = 'desk/correction/correction';
export const PUBLISHED_VIEW = 'desk/correction/published';

export const correctionFacts = ({ goal, update }: CorrectionAtWork): DeskFacts => ({
  title: `Correction: ${goal.title}, ${labelOf(update.quarter)}`,
  section: 'goals',
  trail: [
    { href: deskPaths.goals, text: 'Goals' },
    { href: deskPaths.goal(goal.slug), text: goal.title },
    { href: null, text: `Correction of ${labelOf(update.quarter)}` },
  ],
});

/** The correction of a published report: what it comes to so far, or the form that opens one. */
export const correctionPage = (at: CorrectionAtWork, mayCorrect: boolean, sent: SentBack | null) => {
  const { goal, update, newest, correction, draft } = at;
  const { quarter } = update;
  const open = correction && draft ? openCorrection(at, correction, draft, mayCorrect, sent) : null;
  const begin = open === null && mayCorrect ? deedForm(beginning(at), sent) : null;
  return {
    goal: { title: goal.title, href: deskPaths.goal(goal.slug) },
    quarter: labelOf(quarter),
    edition: { href: paths.edition(goal.slug, quarter, newest), text: `edition ${newest}`, name: `Edition ${newest}` },
    next: newest + 1,
    /** What was sent to a form that is not here any more. */
    refused: refusedAtTop([begin, open?.edition ?? null, open?.discard ?? null], sent),
    open,
    begin,
  };
};

/** What came of a correction: the edition that is the newest now, and what differs in it. */
export const publishedPage = ({ goal, update: { quarter }, newest }: CorrectionAtWork) => ({
  ...{ goal: { title: goal.title, href: deskPaths.goal(goal.slug) }, quarter: labelOf(quarter) },
  title: `Edition ${newest} is published`,
  last: `edition ${newest - 1}`,
  read: { href: paths.edition(goal.slug, quarter, newest), text: `Read edition ${newest}` },
  compare: paths.compare(goal.slug, quarter, newest - 1, newest),
  again: deskPaths.correction(goal.slug, quarter),
});

const reasonOf = (value: string): DeedWords['fields'][number] => ({
  ...{ name: 'reason', value },
  make: (field) =>
    areaField({
      ...{ name: 'reason', label: 'What was wrong, and why' },
      ...{ hint: 'Readers see it on both editions. Say it in whole sentences.', rows: 4 },
      ...field,
    }),
});

const beginning = ({ goal, update }: CorrectionAtWork): DeedWords => ({
  ...{ id: 'open', heading: 'Correct this report', hidden: {}, button: 'Begin the correction' },
  action: deskPaths.correction(goal.slug, update.quarter),
  fields: [reasonOf('')],
});

const openCorrection = (
  { goal, update }: CorrectionAtWork,
  correction: Correction,
  { comparison, findings, published }: CorrectionDraft,
  mayCorrect: boolean,
  sent: SentBack | null,
) => {
  const { quarter } = update;
  const { number } = published.edition;
  const names = { from: `Edition ${number}`, to: 'As it would be now' };
  const edition: DeedWords = {
    ...{ id: 'edition', heading: `Publish edition ${number + 1}`, hidden: {} },
    button: `Publish edition ${number + 1}`,
    action: deskPaths.correctionDeed(goal.slug, quarter, 'edition'),
    fields: [reasonOf(correction.reason), ...(findings.length > 0 ? [waiveField(findings.length)] : [])],
  };
  const discard: DeedWords = {
    ...{ id: 'discard', heading: 'Discard the correction', hidden: {}, fields: [] },
    help: 'Every row and word of this quarter is again as it was when the correction was begun. What was changed stays in the log.',
    ...{ action: deskPaths.correctionDeed(goal.slug, quarter, 'discarding'), button: 'Discard the correction' },
  };
  return {
    by: correction.openedBy,
    at: momentInWords(correction.openedAt),
    reason: correction.reason,
    links: {
      grid: deskPaths.grid(goal.slug, quarter),
      update: deskPaths.update(goal.slug, quarter),
      goal: `${deskPaths.goal(goal.slug)}?quarter=${slugOf(quarter)}`,
    },
    names,
    comparison: { ...comparisonFacts(comparison, { from: `edition ${number}`, to: 'the correction' }), names },
    findings: findings.map(({ sentence }) => sentence),
    found: counted(findings.length, 'finding'),
    edition: mayCorrect && !comparison.same ? deedForm(edition, sent) : null,
    discard: mayCorrect ? deedForm(discard, sent) : null,
  };
};

const waiveField = (count: number): DeedWords['fields'][number] => ({
  name: 'waive',
  make: (field) =>
    areaField({
      name: 'waive',
      label: `Why ${count === 1 ? 'the finding is' : `the ${count} findings are`} let pass`,
      hint: 'Printed where the words are missing. Needed while a finding stands.',
      rows: 2,
      ...field,
    }),
});
