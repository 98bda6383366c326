import { type CheerioAPI, load } from 'cheerio';

type Found = ReturnType<CheerioAPI>;

/** What the page of an edition shows, part by part, each as the texts that stand in it one after the other. */
export interface ReportPage {
  headline: string;
  /** `3 missed`, `26 on track`, `29 milestones`. */
  counts: string[];
  /** What the page tells beside its lists: of progress, of indicators, how it is cited. */
  beside: string[];
  missed: MissedBlock[];
  /** Each row begins with its title and what it is named by. */
  milestones: string[][];
  departures: string[][];
}

export interface MissedBlock {
  title: string;
  reference: string;
  /** Over the title: the status, and whether it was missed before. */
  above: string[];
  /** Below it: owner, due date, recovery quarter, and why. */
  below: string[];
}

const BESIDE = ['.report-head .asides', '.moved-dates', '#progress .lacking', '.written', '.highlights', '.parts']
  .concat('.progress', '#strategies h3', '.strategy__lead', '.strategy .more__body', '#strategies caption')
  .concat('#indicators caption', '#indicators tbody', '.citation', '.fingerprint');

/** Reads the page as it was served. Pictures, and what is only drawn, are left out. */
export const reportPage = (html: string): ReportPage => {
  const $ = load(html);
  $('svg, .chart__note, [aria-hidden="true"]').remove();
  const textsOf = (of: Found): string[] => of.toArray().flatMap(textNodes);
  const rowsOf = (selector: string): string[][] =>
    $(selector)
      .toArray()
      .map((row) => textsOf($(row)));
  return {
    headline: $('.headline--hero').text(),
    counts: $('.tally .sum > li')
      .toArray()
      .map((part) => textsOf($(part)).join(' ')),
    beside: BESIDE.flatMap((selector) => textsOf($(selector))),
    missed: $('.missed-block')
      .toArray()
      .map((block) => ({
        title: $('.missed-block__title', block).text(),
        reference: $('.facts dd', block).first().text(),
        above: textsOf($('.missed-block__status', block)),
        below: textsOf($('.facts, .missed-block__why', block)),
      })),
    milestones: rowsOf('#strategies tbody tr[id]'),
    departures: rowsOf('#no-longer-tracked tbody tr'),
  };
};

/** The texts within, each without the spaces around it; a mere sign is none. */
const textNodes = (node: Found[number]): string[] => {
  if ('data' in node) {
    const text = node.data.trim();
    return /[\p{L}\p{N}]/u.test(text) ? [text] : [];
  }
  return 'children' in node ? node.children.flatMap(textNodes) : [];
};
