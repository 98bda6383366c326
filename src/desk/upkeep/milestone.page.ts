import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import type { MilestoneOrigin } from '../../milestones/milestone-origin.entity.js';
import type { Milestone } from '../../milestones/milestone.entity.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import type { History } from '../log/history.js';
import { deskPaths } from '../paths.js';
import { deedForm, type SentBack } from './deed.js';
import { dueField, milestoneFields, strategyField } from './fields-of.js';
import { departureInWords, refusedAtTop } from './goal.page.js';
import { reasonForm } from './reason-form.js';
import { milestoneDeeds } from './milestone-deeds.js';
import { dueShown, statusShown } from './row-words.js';
import { within } from './stage-words.js';

export const MILESTONE_VIEW = 'desk/upkeep/milestone';

export interface MilestoneKnown {
  milestone: Milestone;
  quarters: readonly QuarterlyStatus[];
  origin: MilestoneOrigin | null;
}

/** A milestone: what it is now, its quarters so far, and everything that can be done about it. */
export const milestonePage = (at: GoalAtWork, known: MilestoneKnown, history: History, sent: SentBack | null) => {
  const { milestone, quarters, origin } = known;
  const now = at.rows.find(({ milestoneId }) => milestoneId === milestone.id) ?? null;
  const last = now ?? quarters.at(-1);
  const editable = at.why === null;
  const { slug } = at.goal;
  const place = now && editable ? placesOf(at, now) : { up: null, down: null };
  const strategy = at.strategies.find(({ strategyId }) => strategyId === last?.strategyId);
  const deeds = editable ? milestoneDeeds(at, now, sent) : [];
  const growing = editable && at.fixed === null;
  const back = growing ? returnForm(at, milestone, now, sent) : null;
  const reason = growing ? leavingReasonForm(at, milestone, sent) : null;
  return {
    ...{ reference: milestone.reference, title: last?.title ?? milestone.reference, quarter: labelOf(at.quarter) },
    goal: { href: within(at, deskPaths.goal(slug)), title: at.goal.title },
    why: at.why,
    only: editable ? at.fixed : null,
    refused: refusedAtTop([...deeds.flatMap((group) => group.deeds), back, reason], sent),
    gone: now ? null : goneInWords(at, milestone),
    now: now && {
      status: statusShown(now),
      due: dueShown(now),
      owner: now.ownerText ?? 'No owner',
      group: now.group,
      strategy: { href: within(at, deskPaths.strategy(slug, now.strategy.reference)), title: strategy?.title ?? '' },
      reason: now.reason,
    },
    grid: now ? `${deskPaths.grid(slug, at.quarter)}#${milestone.reference}` : null,
    splitFrom: origin && {
      href: within(at, deskPaths.milestone(slug, origin.from.reference)),
      reference: origin.from.reference,
      quarter: labelOf(origin.quarter),
    },
    ...place,
    quarters: quarters.map(quarterShown),
    deeds,
    reason,
    back,
    history,
  };
};

const placesOf = (at: GoalAtWork, now: QuarterlyStatus) => {
  const own = at.rows.filter(({ strategyId }) => strategyId === now.strategyId);
  const index = own.indexOf(now);
  const action = deskPaths.milestoneDeed(at.goal.slug, now.milestone.reference, 'place');
  const form = (way: 'up' | 'down', possible: boolean) => (possible ? { way, quarter: at.quarter, action } : null);
  return { up: form('up', index > 0), down: form('down', index < own.length - 1) };
};

const departureOf = ({ departures }: GoalAtWork, milestone: Milestone) =>
  departures.find(({ milestoneId }) => milestoneId === milestone.id);

const goneInWords = (at: GoalAtWork, milestone: Milestone): string => {
  const departure = departureOf(at, milestone);
  if (!departure) return `It does not stand in the update of ${labelOf(at.quarter)}.`;
  const parts = at.origins.filter(({ fromId }) => fromId === milestone.id).map((one) => one.milestone.reference);
  const how = departureInWords(parts, departure.into?.reference ?? null);
  return [`${how} in ${labelOf(at.quarter)}.`, departure.reason].filter(Boolean).join(' ');
};

const quarterShown = (row: QuarterlyStatus) => ({
  quarter: labelOf(row.quarter),
  status: statusShown(row),
  due: dueShown(row),
  title: row.title,
  strategy: row.strategy.reference,
  words: [row.explanation, row.reason].filter((text) => text !== null),
});

const returnForm = (at: GoalAtWork, milestone: Milestone, now: QuarterlyStatus | null, sent: SentBack | null) => {
  const withdrawn = now?.status === 'Withdrawn' && !now.carriedOver;
  if (now ? !withdrawn : !departureOf(at, milestone)) return null;
  return deedForm(
    {
      ...{ id: 'return', heading: 'Bring it back', button: 'Bring it back', fields: [] },
      help: now
        ? 'It has the status again that it had before it was withdrawn.'
        : 'It stands again as it did before it left. Where it was split, the parts go.',
      action: deskPaths.milestoneDeed(at.goal.slug, milestone.reference, 'return'),
      hidden: { quarter: at.quarter },
    },
    sent,
  );
};

const leavingReasonForm = (at: GoalAtWork, milestone: Milestone, sent: SentBack | null) => {
  const departure = departureOf(at, milestone);
  const action = deskPaths.milestoneDeed(at.goal.slug, milestone.reference, 'reason');
  return departure
    ? reasonForm(at, { action, reason: departure.reason, hint: 'Why it left, for the reader' }, sent)
    : null;
};

/** The page on which a milestone is added; `strategy` is the reference of the one it was asked for under. */
export const newMilestonePage = (at: GoalAtWork, strategy: string, sent: SentBack | null) => {
  const why = at.why ?? at.fixed;
  return {
    heading: 'Add a milestone',
    goal: { href: within(at, deskPaths.goal(at.goal.slug)), title: at.goal.title },
    quarter: labelOf(at.quarter),
    why,
    refused: why && sent ? sent.refused : [],
    form: why
      ? null
      : deedForm(
          {
            ...{ id: 'new', heading: 'Add a milestone', action: deskPaths.goalMilestones(at.goal.slug) },
            help: 'It gets a reference of its own, which never changes. Its status is set in the grid.',
            ...{ hidden: { quarter: at.quarter }, button: 'Add the milestone' },
            fields: [
              strategyField(strategyOptions(at), strategy),
              ...milestoneFields({ title: '', ownerText: null, group: null }).toSpliced(2, 0, dueField()),
            ],
          },
          sent,
        ),
  };
};

/** The strategies of the quarter, for a choice. */
export const strategyOptions = ({ strategies }: GoalAtWork): { value: string; text: string }[] =>
  strategies.map(({ label, title, strategy }) => ({
    value: strategy.reference,
    text: label && label !== title ? `${label}: ${title}` : title,
  }));
