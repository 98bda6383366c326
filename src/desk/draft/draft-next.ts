import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { SUBMITTED_BY_YOU } from '../../drafting/review.service.js';
import { personMay } from '../../people/domain/signed-in.js';
import { paths as publicPaths } from '../../publishing/pages/paths.js';
import { mayFollow } from '../../quarterly-updates/domain/stage.js';
import { areaField } from '../fields.js';
import { momentInWords } from '../log/value-words.js';
import { openComments } from './draft-comments.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';
import type { Trouble } from './draft-sections.js';

/** Where the update stands, who brought it there, and what this person can do next. */
export const nextStep = (facts: DraftFacts, trouble: Trouble) => {
  const { at, person, steps, findings, round } = facts;
  const { slug } = at.goal;
  const paths = draftPaths(slug, at.update.quarter);
  const may = { submit: personMay(person, 'submit-update', slug), review: personMay(person, 'review-update', slug) };
  const submittedByMe = steps.findLast(({ kind }) => kind === 'submitted')?.personId === person.id;
  const ready = findings.length === 0;
  const ofTeam = person.roles.some((held) => held.goal === slug);
  const comments = openComments(facts);
  return {
    stage: stageInWords(at.stage),
    since: lastStepInWords(facts),
    reason: steps.at(-1)?.reason ?? null,
    due: round && !round.releasedAt ? `Submissions are due ${momentInWords(round.submissionsDueAt)}.` : null,
    comments,
    submit: mayFollow('submitted', at.stage) && may.submit ? { action: paths.step('submission'), ready } : null,
    takeBack:
      at.stage === 'submitted' && may.submit && (ofTeam || submittedByMe)
        ? { action: paths.step('taking-back') }
        : null,
    approve:
      at.stage === 'submitted' && may.review && !submittedByMe
        ? { action: paths.step('approval'), unsettled: comments?.unsettled ?? null }
        : null,
    notMine: at.stage === 'submitted' && may.review && submittedByMe ? SUBMITTED_BY_YOU : null,
    return: at.stage === 'submitted' && may.review ? reasonForm('return', facts, trouble) : null,
    reopen: at.stage === 'approved' && may.review ? reasonForm('reopening', facts, trouble) : null,
    waits: waitsFor(facts, may),
    report:
      at.stage === 'released'
        ? {
            href: publicPaths.report(slug, at.update.quarter),
            text: `The published report of ${labelOf(at.update.quarter)}`,
          }
        : null,
    correction:
      at.stage === 'released' && personMay(person, 'correct-report', slug)
        ? { href: paths.correction, text: at.correction ? 'Go on with the correction' : 'Correct it' }
        : null,
  };
};

const REASONS = { return: 'Why you return it', reopening: 'Why you reopen it' } as const;

const BY_MAIL = 'The goal’s team gets your words by mail.';
const WITHOUT_MAIL = 'The goal’s team reads your words on its desk: mail is not set up.';

const reasonForm = (step: keyof typeof REASONS, facts: DraftFacts, { entered, errors }: Trouble) => {
  const { at, isMailSetUp } = facts;
  const action = draftPaths(at.goal.slug, at.update.quarter).step(step);
  const id = `${step}-reason`;
  const error = errors[id] ?? null;
  const field = areaField({ ...{ id, error, name: 'reason', label: REASONS[step], rows: 3 }, value: entered[id] });
  return { action, field: { ...field, hint: isMailSetUp ? BY_MAIL : WITHOUT_MAIL }, typed: error !== null };
};

const stageInWords = (stage: string): string => stage.charAt(0).toUpperCase() + stage.slice(1);

const DONE = {
  submitted: 'Submitted',
  'taken-back': 'Taken back',
  returned: 'Returned',
  approved: 'Approved',
  reopened: 'Reopened',
} as const;

const lastStepInWords = ({ steps, at }: DraftFacts): string | null => {
  const last = steps.at(-1);
  if (!last || at.stage === 'released') return null;
  return `${DONE[last.kind]} by ${last.personName}, ${momentInWords(last.at)}`;
};

const waitsFor = ({ at }: DraftFacts, may: { submit: boolean; review: boolean }): string | null => {
  if (at.stage === 'submitted') return may.review ? null : 'PPM staff review it now.';
  if (at.stage === 'approved') return 'It is published with the release of the quarter.';
  if (at.stage === 'released') return null;
  return may.submit ? null : 'The goal’s team works on it.';
};
