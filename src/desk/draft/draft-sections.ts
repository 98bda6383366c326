import { labelOf, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { isOpen } from '../../milestones/domain/missed.js';
import { changeFacts } from '../../publishing/pages/change-facts.js';
import { dueFacts } from '../../publishing/pages/due-facts.js';
import { shapeOf, statusTag } from '../../publishing/pages/status-tag.js';
import { ownersInWords } from '../../publishing/pages/wording.js';
import type { ChangeKind } from '../../milestones/domain/change.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { areaField, type Field, textField } from '../fields.js';
import { deskPaths } from '../paths.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';

/** What was typed and could not be taken, and why, by the id of the field. */
export interface Trouble {
  entered: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

export const NO_TROUBLE: Trouble = { entered: {}, errors: {} };

/** The words on one milestone that its form takes. */
export type WordsField = 'explanation' | 'recoveryText' | 'reason';

/** The id of a field of a milestone’s words: where a finding leads to. */
export const fieldId = (reference: string, field: WordsField): string => `${reference}-${field}`;

/** A form with words on one milestone; null fields where it cannot be changed now: the words stand as they are. */
const rowForm = (facts: DraftFacts, reference: string, fields: readonly WordsField[], trouble: Trouble) => {
  const row = facts.rows.get(reference);
  if (!row) return null;
  const { goal, update } = facts.at;
  const words = fields.map((field) => ({ field, value: row[field] ?? '' }));
  return {
    action: draftPaths(goal.slug, update.quarter).row(row.id),
    row: row.id,
    version: row.version,
    open: facts.closed === null,
    bases: words.map(({ field, value }) => ({ name: `${field}Was`, value })),
    fields: words.map(({ field, value }) => wordsField(reference, { field, value, quarter: update.quarter }, trouble)),
    said: words.map(({ field, value }) => ({ label: LABELS[field], value: value || null })),
  };
};

const LABELS: Readonly<Record<WordsField, string>> = {
  explanation: 'Why it was missed',
  recoveryText: 'Recovery quarter',
  reason: 'Reason',
};

const wordsField = (
  reference: string,
  { field: name, value: kept, quarter }: { field: WordsField; value: string; quarter: QuarterKey },
  { entered, errors }: Trouble,
): Field => {
  const id = fieldId(reference, name);
  const words = { label: LABELS[name], id, name, value: entered[id] ?? kept, error: errors[id] ?? null };
  if (name !== 'recoveryText') return areaField({ ...words, rows: name === 'reason' ? 2 : 4 });
  return textField({ ...words, hint: `By when it will be done, such as ${labelOf(plus(quarter, 1))}.` });
};

const factsOf = (milestone: ReportedMilestone, slug: string) => ({
  reference: milestone.reference,
  title: milestone.title,
  href: deskPaths.milestone(slug, milestone.reference),
  status: statusTag(milestone),
  due: dueFacts(milestone.due),
  owner: ownersInWords(milestone) ?? 'No owner reported',
});

/** What was completed in this quarter: the good news. Its status says where it was late. */
export const completedSection = ({ report, at }: DraftFacts) =>
  report.milestones
    .filter(({ status, completedIn }) => status === 'Completed' && completedIn === report.period.key)
    .map((milestone) => ({
      ...factsOf(milestone, at.goal.slug),
      late: milestone.completedLate,
    }));

/** The missed milestones, each with its explanation and recovery quarter, and what the last report said of it. */
export const missedSection = (facts: DraftFacts, trouble: Trouble) => {
  const { report, last, at } = facts;
  return report.milestones
    .filter(({ missed }) => missed)
    .map((milestone) => {
      const before = last?.milestones.find(({ reference }) => reference === milestone.reference);
      const said = before?.missed ? before.explanation : null;
      const form = rowForm(facts, milestone.reference, ['explanation', 'recoveryText'], trouble);
      const isSame = said === milestone.explanation;
      return {
        ...factsOf(milestone, at.goal.slug),
        form,
        setStatus:
          milestone.reportedStatus === 'Not reported' && form?.open
            ? `${deskPaths.grid(at.goal.slug, at.update.quarter)}#status-${milestone.reference}`
            : null,
        last: said === null || !last ? null : { label: last.period.label, text: said },
        again: said !== null && form?.open && !isSame ? { ...form, text: said } : null,
      };
    });
};

/** The milestones with one of these changes, each with its reason. */
const reasonsOf = (facts: DraftFacts, trouble: Trouble, kind: ChangeKind) =>
  facts.report.milestones
    .filter(({ changes }) => changes.some((change) => change.kind === kind))
    .map((milestone) => ({
      ...factsOf(milestone, facts.at.goal.slug),
      changes: milestone.changes.map((change) => changeFacts(change, milestone.due)),
      form: rowForm(facts, milestone.reference, ['reason'], trouble),
      printed: facts.rows.get(milestone.reference)?.reason ? null : milestone.reason,
    }));

/** The milestones whose due date moved, each with its reason. */
export const movesSection = (facts: DraftFacts, trouble: Trouble) => reasonsOf(facts, trouble, 'due-moved');

/** The milestones that were withdrawn, each with its reason. One whose date moved too has its reason there. */
export const withdrawnSection = (facts: DraftFacts, trouble: Trouble) => {
  const moved = new Set(movesSection(facts, trouble).map(({ reference }) => reference));
  return reasonsOf(facts, trouble, 'withdrawn').filter(({ reference }) => !moved.has(reference));
};

/** What is no longer tracked, with its reason, and where that is written. */
export const departuresSection = ({ report, last, at }: DraftFacts) =>
  report.noLongerTracked.map(({ kind, reference, title, lastStatus, reason, change }) => ({
    id: departureId(reference ?? title),
    kind: kind === 'milestone' ? 'Milestone' : 'Strategy',
    ...{ title, reference, reason },
    status: lastStatus && { shape: shapeOf[lastStatus], text: lastStatus, note: null },
    change: changeFacts(change),
    href: departureHref(at.goal.slug, reference, last?.strategies.find((one) => one.title === title)?.key),
  }));

/** The id of a row of what is no longer tracked. */
export const departureId = (name: string): string => `left-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

const departureHref = (slug: string, reference: string | null, strategy: string | undefined): string => {
  if (reference !== null) return deskPaths.milestone(slug, reference);
  return strategy === undefined ? deskPaths.goal(slug) : deskPaths.strategy(slug, strategy);
};

/** How the strategies differ from those of the last report, in sentences. */
export const strategyChanges = ({ report, last, at }: DraftFacts) =>
  last === null
    ? []
    : report.strategies.flatMap(({ key, title, label, lead, continues }) => {
        const before = last.strategies.find((one) => one.key === key);
        const changes = before
          ? [
              before.title === title ? null : `It was called “${before.title}”.`,
              before.label === label ? null : `Its label was ${before.label ?? 'none'}.`,
              before.lead === lead ? null : `It was led by ${before.lead ?? 'nobody named'}.`,
            ].filter((one) => one !== null)
          : [continues ? `It continues “${continues}”.` : 'It is new in this report.'];
        return changes.length === 0 ? [] : [{ title, changes, href: deskPaths.strategy(at.goal.slug, key) }];
      });

/** What falls due in the quarter after this one, as the record has it. */
export const dueNextSection = ({ report, at }: DraftFacts) => {
  const next = plus(report.period.key, 1);
  return {
    label: labelOf(next),
    milestones: report.milestones
      .filter(({ due, status }) => due.quarter === next && isOpen(status))
      .map((milestone) => factsOf(milestone, at.goal.slug)),
  };
};
