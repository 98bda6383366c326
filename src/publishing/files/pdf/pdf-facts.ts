import type { PublishedReport } from '../../../quarterly-updates/domain/report.js';
import { termsOfReport } from '../../pages/glossary.js';
import { paths } from '../../pages/paths.js';
import { reportFacts } from '../../pages/report-facts.js';
import { citationOf, correctionsOf } from '../../pages/report-record.js';
import type { IndicatorTable } from '../../pages/report-sections.js';
import { dayOf, shortened } from '../../pages/wording.js';
import { authorOf } from '../../citing/author.js';
import { PUBLISHER } from '../../site-facts.js';
import { proseBlocks } from './prose-blocks.js';

/** Where the file is made: the address of the site, and whether the agency itself publishes there. */
export interface PublishedAt {
  address: string;
  official: boolean;
}

/**
 * What the PDF of an edition shows: what the page shows of it, in the same words, with what the page of the goal says of
 * the goal. Addresses that start with a slash are on the site.
 */
export const pdfFacts = (report: PublishedReport, { address, official }: PublishedAt) => {
  const { goal, period, edition } = report;
  const facts = reportFacts(report);
  const addressed = { goal: { slug: goal.slug }, quarter: period.key, number: edition.number };
  const publishedAt = new Date(edition.publishedAt);
  const site = { ...PUBLISHER, demonstration: !official, address };
  const citation = citationOf(report, site);
  return {
    ...facts,
    ...metadataOf(report, authorOf(site).name),
    site: { href: address },
    demonstration: !official,
    here: { href: paths.edition(goal.slug, period.key, edition.number) },
    newest: { href: paths.report(goal.slug, period.key) },
    goal: {
      number: goal.number,
      title: goal.title,
      /** For the head of every page. */
      shortTitle: shortened(goal.title, 80),
      href: paths.goal(goal.slug),
      statement: goal.statement,
      parts: [
        { heading: 'The challenge', items: goal.challenge },
        { heading: 'The opportunity', items: goal.opportunity },
      ].filter(({ items }) => items.length > 0),
      leaders: goal.leaders.map(({ name, title, organization }) => ({
        name,
        role: [title, organization].filter((words) => words !== null).join(', ') || null,
      })),
      partners: goal.partners,
    },
    published: dayOf(publishedAt).text,
    correction: correctionsOf({ ...edition, ...addressed, newest: edition.number }, []).correction,
    indicators: facts.indicators && withoutCharts(facts.indicators),
    summary: report.summary ? proseBlocks(report.summary) : [],
    highlightsProse: report.highlightsText ? proseBlocks(report.highlightsText, 3) : [],
    citation: {
      text: citation.text,
      sha256: citation.sha256,
      short: citation.sha256.slice(0, 16),
      json: { href: citation.json },
    },
    words: wordsOf(report),
  };
};

export type PdfFacts = ReturnType<typeof pdfFacts>;

/** The trend of an indicator is told in words, and not drawn. */
const withoutCharts = (table: IndicatorTable) => ({
  ...table,
  groups: table.groups.map(({ shared, rows }) => ({ shared, rows: rows.map(({ chart: _, ...row }) => row) })),
});

/** What the file says of itself, and the moment it is dated: that of the publication. */
const metadataOf = ({ goal, period, headline, edition }: PublishedReport, author: string) => {
  const at = new Date(edition.publishedAt);
  return {
    title: `${goal.title}: ${period.label} report, edition ${edition.number}`,
    author,
    description: shortened(`Goal ${goal.number}, ${period.label}. ${headline}`, 300),
    keywords: [goal.agenda.title, period.label, `edition ${edition.number}`],
    date: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
  };
};

/** The words that the report uses, each explained once. */
const wordsOf = (report: PublishedReport): { word: string; meaning: string }[] => {
  const lists = Object.values(termsOfReport(report)).flatMap(({ terms }) => terms);
  return [...new Map(lists.map(({ word, meaning }) => [word, { word, meaning }])).values()];
};
