import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { compareReports } from '../domain/compare-reports.js';
import type { OpenEdition } from '../published.js';
import { comparisonFacts } from './comparison-facts.js';
import { paths } from './paths.js';
import { dayOf } from './wording.js';

export const COMPARE_VIEW = 'publishing/compare';

/** Two editions of one report, and what the second says otherwise. */
export const comparePage = (from: OpenEdition, to: OpenEdition, site: Site) => {
  const { goal, quarter } = to;
  const names = { from: `Edition ${from.number}`, to: `Edition ${to.number}` };
  const sides = { from: names.from.toLowerCase(), to: names.to.toLowerCase() };
  const label = labelOf(quarter);
  const title = `What differs between ${sides.from} and ${sides.to}`;
  return {
    frame: frameOf(site, {
      title: `${title}: ${to.report.goal.title}, ${label}`,
      description: `Two editions of the report of ${to.report.goal.title} for ${label}, compared field by field.`,
      path: paths.compare(goal.slug, quarter, from.number, to.number),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: to.report.goal.title },
        { href: paths.report(goal.slug, quarter), text: label },
        { href: null, text: `Editions ${from.number} and ${to.number}` },
      ],
      indexed: false,
    }),
    title,
    goal: to.report.goal.title,
    quarter: label,
    names,
    editions: [from, to].map((one) => ({
      name: `Edition ${one.number}`,
      href: paths.edition(goal.slug, quarter, one.number),
      published: dayOf(one.publishedAt),
      correction: one.correction,
    })),
    ...comparisonFacts(compareReports(from.report, to.report), sides),
  };
};
