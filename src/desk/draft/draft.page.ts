import { countsOf } from '../../publishing/pages/counts.js';
import type { DeskFacts } from '../desk-answers.js';
import { errorSummary, type Field } from '../fields.js';
import { deskPaths } from '../paths.js';
import { commentsBySection } from './draft-comments.js';
import { findingsOnPage, mendingPlace } from './draft-findings.js';
import { nextStep } from './draft-next.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';
import {
  completedSection,
  departuresSection,
  dueNextSection,
  missedSection,
  movesSection,
  NO_TROUBLE,
  strategyChanges,
  type Trouble,
  withdrawnSection,
} from './draft-sections.js';
import { textSection } from './draft-texts.js';

export const DRAFT_VIEW = 'desk/draft/draft';

/** What could not be done, and everything that was typed for it. */
export interface DraftTrouble extends Trouble {
  /** Sentences that belong to no field. */
  sentences: readonly string[];
}

const NOTHING_WRONG: DraftTrouble = { ...NO_TROUBLE, sentences: [] };

/** The draft of an update, in the order in which its reader gets it. */
export const draftPageOf = (facts: DraftFacts, trouble: DraftTrouble = NOTHING_WRONG) => {
  const { at, report, closed } = facts;
  const paths = draftPaths(at.goal.slug, at.update.quarter);
  const missed = missedSection(facts, trouble);
  const moves = movesSection(facts, trouble);
  const withdrawn = withdrawnSection(facts, trouble);
  const [summary, highlights] = [textSection('summary', facts, trouble), textSection('highlights', facts, trouble)];
  const next = nextStep(facts, trouble);
  const forms = [...missed, ...moves, ...withdrawn].flatMap(({ form }) => (form?.open ? form.fields : []));
  const steps = [next.return, next.reopen].flatMap((form) => form?.field ?? []);
  const shown = [...[summary, highlights].flatMap(({ open, field }) => (open ? field : [])), ...forms, ...steps];
  return {
    goal: { number: report.goal.number, title: report.goal.title, href: deskPaths.goal(at.goal.slug) },
    period: report.period.label,
    ...{ closed, headline: report.headline, counts: countsOf(report.totals), next },
    isReleased: at.stage === 'released',
    completed: completedSection(facts),
    findings: findingsOnPage(facts),
    correcting: at.correction && {
      number: at.correction.corrects,
      reason: at.correction.reason,
      href: paths.correction,
    },
    errors: withPlaces(errorSummary(shown, [...trouble.sentences, ...withoutField(trouble, shown)]), facts),
    unsaved: closed === null ? null : unsavedOf(trouble, steps),
    ...{ summary, highlights, missed, moves, withdrawn },
    departures: departuresSection(facts),
    strategies: strategyChanges(facts),
    dueNext: dueNextSection(facts),
    comments: commentsBySection(facts, trouble),
    links: { grid: paths.grid, indicators: paths.indicators, preview: paths.preview, prose: paths.prose },
    imported: importedWords(facts),
    compared: report.previous?.label ?? null,
  };
};

/** A finding that stands in the way leads to the field that mends it, as it does beside the draft. */
const withPlaces = (summary: ReturnType<typeof errorSummary>, { findings, at }: DraftFacts) => {
  const { grid } = draftPaths(at.goal.slug, at.update.quarter);
  const placeOf = (sentence: string): string | null => {
    const finding = findings.find((one) => one.sentence === sentence);
    return finding ? mendingPlace(finding, grid) : null;
  };
  return (
    summary && { ...summary, errors: summary.errors.map(({ href, text }) => ({ text, href: href ?? placeOf(text) })) }
  );
};

/** What is wrong with a field that the page does not show any more, as sentences. */
const withoutField = ({ errors }: Trouble, shown: readonly Field[]): string[] =>
  Object.entries(errors).flatMap(([id, sentence]) => (shown.some((field) => field.id === id) ? [] : [sentence]));

/** What was typed while the update was closed to it: shown, so that nobody loses their words. A step keeps its own. */
const unsavedOf = ({ entered }: Trouble, steps: readonly Field[]): Pick<Field, 'id' | 'value'>[] | null => {
  const typed = Object.entries(entered)
    .filter(([name, value]) => value.trim() !== '' && !steps.some(({ id }) => id === name))
    .map(([name, value]) => ({ id: `unsaved-${name}`, value }));
  return typed.length === 0 ? null : typed;
};

/** Words that came with an imported plan: printed too, and changed by importing it again. */
const importedWords = ({ report: { highlights, progress } }: DraftFacts) =>
  highlights.length + progress.length === 0 ? null : { highlights, progress };

export const draftFacts = ({ at, report }: Pick<DraftFacts, 'at' | 'report'>): DeskFacts => ({
  title: `${report.goal.title}: ${at.stage === 'released' ? 'report' : 'draft'} of ${report.period.label}`,
  section: 'round',
  trail: [
    { href: deskPaths.goals, text: 'Goals' },
    { href: deskPaths.goal(at.goal.slug), text: report.goal.title },
    { href: null, text: report.period.label },
  ],
  scripts: ['draft.js'],
  wide: true,
});
