import { byQuarter, labelOf, type QuarterKey, slugOf } from '../../fiscal/fiscal-quarter.js';
import type { MissedFilter } from './paths.js';

/** A choice by which a list is filtered. `any` is the option that leaves everything in. */
export interface FilterSelect {
  name: string;
  label: string;
  any: string;
  options: { value: string; text: string; selected: boolean }[];
}

/** What the lists of milestones may be filtered by. */
export interface FilterChoices {
  quarters: readonly QuarterKey[];
  goals: readonly { slug: string; number: number; title: string }[];
  owners: readonly string[];
}

/** The choices that every list has, latest quarter first. */
export const filterSelects = (
  filter: MissedFilter,
  choices: FilterChoices,
): Record<'quarter' | 'goal' | 'owner', FilterSelect> => ({
  quarter: {
    ...{ name: 'quarter', label: 'Quarter', any: 'Every quarter' },
    options: [...choices.quarters]
      .sort(byQuarter)
      .reverse()
      .map((quarter) => ({ value: slugOf(quarter), text: labelOf(quarter), selected: quarter === filter.quarter })),
  },
  goal: {
    ...{ name: 'goal', label: 'Goal', any: 'Every goal' },
    options: choices.goals.map(({ slug, number, title }) => ({
      ...{ value: slug, text: `${number}. ${title}`, selected: slug === filter.goal },
    })),
  },
  owner: {
    ...{ name: 'owner', label: 'Owner', any: 'Every owner' },
    options: choices.owners.map((owner) => ({ value: owner, text: owner, selected: owner === filter.owner })),
  },
});
