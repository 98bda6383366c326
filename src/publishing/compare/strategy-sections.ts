import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { StrategyDifferences } from '../domain/compare-quarters-strategies.js';
import { type DifferenceFacts, differenceFacts } from '../pages/comparison-facts.js';
import { listed, quoted } from '../pages/wording.js';

/** The strategies that differ in one way. */
export interface StrategySection {
  id: string;
  heading: string;
  count: number;
  items: { title: string; notes: { text: string; lacking: boolean }[]; differences: DifferenceFacts[] }[];
}

export const strategySections = (
  { added, ended, continued, reworded }: StrategyDifferences,
  prefix: string,
): StrategySection[] =>
  [
    {
      id: 'strategies-added',
      heading: 'Strategies added',
      items: added.map(({ title }) => ({ title, notes: [], differences: [] })),
    },
    {
      id: 'strategies-ended',
      heading: 'Strategies ended',
      items: ended.map(({ strategy, reason, in: quarter }) => ({
        title: strategy.title,
        notes: [
          reason ? { text: `Reason: ${reason}`, lacking: false } : { text: 'No reason was reported.', lacking: true },
          ...(quarter ? [{ text: `No longer in the report of ${labelOf(quarter)}.`, lacking: false }] : []),
        ],
        differences: [],
      })),
    },
    {
      id: 'strategies-continued',
      heading: 'Strategies that continue others',
      items: continued.map(({ strategy, continues }) => ({
        title: strategy.title,
        notes: [{ text: `Continues ${listed(continues.map(quoted))}.`, lacking: false }],
        differences: [],
      })),
    },
    {
      id: 'strategies-reworded',
      heading: 'Strategies reworded',
      items: reworded.map(({ strategy, differences, notGiven }) => ({
        title: strategy.title,
        notes: notGiven.length > 0 ? [{ text: `Not given in this report: ${listed(notGiven)}.`, lacking: false }] : [],
        differences: differences.map(differenceFacts),
      })),
    },
  ]
    .map((section) => ({ ...section, id: prefix + section.id, count: section.items.length }))
    .filter(({ count }) => count > 0);
