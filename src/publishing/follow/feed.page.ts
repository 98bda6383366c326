import { labelOf, monthsOf } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { authorOf } from '../citing/author.js';
import { FILE_TYPES } from '../files/file-forms.js';
import { countsOf } from '../pages/counts.js';
import { paths } from '../pages/paths.js';
import { listed } from '../pages/wording.js';
import { xmlText } from '../xml-text.js';
import type { Release } from './releases-record.js';
import { RIGHTS } from './rights.js';

export const FEED_VIEW = 'publishing/follow/feed';

/** A feed of releases and corrections, newest first (RFC 4287); `goal` is the one it is about, or null for all. */
export const feedPage = (releases: readonly Release[], goal: { slug: string; title: string } | null, site: Site) => {
  const address = site.address + (goal ? paths.goalFeed(goal.slug) : paths.feed);
  return {
    id: address,
    self: address,
    page: site.address + (goal ? paths.goal(goal.slug) : paths.home),
    title: xmlText(goal ? `${goal.title}: reports and corrections` : `${site.name}: reports and corrections`),
    subtitle: goal
      ? 'Each report of this Cross-Agency Priority goal, and each correction, as it is published.'
      : 'Each report on a Cross-Agency Priority goal, and each correction, as it is published.',
    // A feed has to say when it changed; one without entries never did.
    updated: (releases[0]?.edition.publishedAt ?? new Date(0)).toISOString(),
    author: authorOf(site),
    rights: RIGHTS,
    icon: `${site.address}/assets/${site.assets['milepost.svg'] ?? ''}`,
    entries: releases.map((release) => entryOf(release, site)),
  };
};

const entryOf = ({ edition, missed }: Release, site: Site) => {
  const { goal, quarter, number, corrects } = edition;
  const address = site.address + paths.edition(goal.slug, quarter, number);
  const report = `${goal.title}: ${labelOf(quarter)} report`;
  const why = edition.correction ?? 'No reason was recorded.';
  return {
    id: address,
    title: xmlText(corrects === null ? report : `Correction: ${report}, edition ${number}`),
    at: edition.publishedAt.toISOString(),
    summary: xmlText(corrects === null ? edition.headline : `Corrects edition ${corrects}: ${why} ${edition.headline}`),
    goal: { term: goal.slug, label: xmlText(goal.title) },
    scheme: `${site.address}${paths.goals}/`,
    links: [
      { rel: 'alternate', type: 'text/html', href: address, title: 'The report' },
      { rel: 'alternate', type: 'application/json', href: `${address}.json`, title: 'The report as data' },
      { rel: 'alternate', type: FILE_TYPES.pdf, href: `${address}.pdf`, title: 'The report as PDF' },
      ...(corrects === null ? [] : [correctedLink(edition, corrects, site)]),
    ],
    headline: xmlText(edition.headline),
    covers: `${labelOf(quarter)}, ${monthsOf(quarter)}`,
    address,
    correction:
      corrects === null
        ? null
        : { why: xmlText(why), href: correctedLink(edition, corrects, site).href, text: `edition ${corrects}` },
    counts: countsIn(edition.totals),
    missed: missed.map(({ milestone }) => ({
      reference: milestone.reference,
      title: xmlText(milestone.title),
      href: site.address + paths.milestone(milestone.reference),
      why: milestone.explanation === null ? null : xmlText(milestone.explanation),
    })),
  };
};

/** `29 milestones: 2 missed, 18 on track and 9 completed`. */
const countsIn = (totals: Release['edition']['totals']): string => {
  const { milestones, parts } = countsOf(totals);
  return `${milestones}: ${listed(parts.map(({ count, text }) => `${count} ${text}`))}`;
};

const correctedLink = ({ goal, quarter }: Release['edition'], corrects: number, site: Site) => ({
  rel: 'related',
  type: 'text/html',
  href: site.address + paths.edition(goal.slug, quarter, corrects),
  title: `The edition that was corrected, edition ${corrects}`,
});
