import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import { isOpen } from '../../milestones/domain/missed.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { shortened } from '../../publishing/pages/wording.js';
import { deskPaths } from '../paths.js';
import { type DeedForm, deedForm, type DeedWords, type SentBack } from './deed.js';
import { intoField, milestoneFields, reasonField, strategyField, titlesField } from './fields-of.js';
import { dueShown, statusShown } from './row-words.js';

/** What can be done about a milestone, in two groups: what changes it, and what takes it out; a correction only changes it. None where it does not stand. */
export const milestoneDeeds = (
  at: GoalAtWork,
  now: QuarterlyStatus | null,
  sent: SentBack | null,
): { heading: string; deeds: DeedForm[] }[] => {
  if (!now) return [];
  const forms = (words: readonly DeedWords[]) => words.map((one) => deedForm(one, sent));
  const change = { heading: 'Change it', deeds: forms(changes(at, now)) };
  return at.fixed === null ? [change, { heading: 'Take it out', deeds: forms(leavings(at, now)) }] : [change];
};

const wordsFor = (at: GoalAtWork, now: QuarterlyStatus) => {
  const { reference } = now.milestone;
  return {
    to: (deed: Parameters<typeof deskPaths.milestoneDeed>[2]) => deskPaths.milestoneDeed(at.goal.slug, reference, deed),
    hidden: { quarter: at.quarter, version: String(now.version) },
  };
};

const changes = (at: GoalAtWork, now: QuarterlyStatus): DeedWords[] => {
  const { to, hidden } = wordsFor(at, now);
  const others = at.strategies.filter(({ strategyId }) => strategyId !== now.strategyId);
  return [
    {
      ...{ id: 'words', heading: 'Change its words, owner or sub-heading', action: to('words'), hidden },
      help: 'Status, due date and explanation are changed in the grid. The report keeps the old words beside the new.',
      ...{ fields: milestoneFields(now), button: 'Save' },
    },
    ...(others.length === 0
      ? []
      : [
          {
            ...{ id: 'strategy', heading: 'Move it to another strategy', action: to('strategy'), hidden },
            fields: [
              strategyField(
                others.map(({ strategy, title }) => ({ value: strategy.reference, text: title })),
                '',
              ),
            ],
            button: 'Move it',
          },
        ]),
  ];
};

const leavings = (at: GoalAtWork, now: QuarterlyStatus): DeedWords[] => {
  const { to, hidden } = wordsFor(at, now);
  const others = at.rows.filter((row) => row !== now && isOpen(row.status));
  const withdrawn = now.status === 'Withdrawn' && !now.carriedOver;
  return [
    ...(withdrawn
      ? []
      : [
          {
            ...{ id: 'withdrawal', heading: 'Withdraw it', action: to('withdrawal'), hidden },
            help: 'It stays in the report, as withdrawn.',
            ...{ fields: [reasonField('Why it is withdrawn, for the reader')], button: 'Withdraw the milestone' },
          },
        ]),
    {
      ...{ id: 'departure', heading: 'Track it no longer', action: to('departure'), hidden },
      help: 'It leaves the table. The report lists it under “No longer tracked”, and says whether it was due by then.',
      ...{ fields: [reasonField('Why it is no longer tracked, for the reader')], button: 'Track it no longer' },
    },
    {
      ...{ id: 'merger', heading: 'Merge it into another milestone', action: to('merger'), hidden },
      help: 'It leaves the table, and the report says which milestone carries it on.',
      fields: [
        intoField(others.map((row) => ({ value: row.milestone.reference, text: choiceOf(row) }))),
        reasonField('Why they are one from now on, for the reader'),
      ],
      button: 'Merge it',
    },
    {
      ...{ id: 'split', heading: 'Split it into several milestones', action: to('split'), hidden },
      help: 'It leaves the table, and new milestones take its place, each with a reference of its own and with the same due date, owner and sub-heading. If it is missed, so are they.',
      fields: [titlesField(), reasonField('Why it is split, for the reader')],
      button: 'Split it',
    },
  ];
};

const choiceOf = (row: QuarterlyStatus): string => {
  const due = row.dueQuarter || row.dueText ? `due ${dueShown(row)}` : 'no date';
  return `${row.milestone.reference} ${shortened(row.title, 80)} (${statusShown(row).text}, ${due})`;
};
