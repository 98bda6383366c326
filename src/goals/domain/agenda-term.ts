import { ordinalOf, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';

export interface AgendaTerm {
  slug: string;
  title: string;
  firstQuarter: QuarterKey;
  lastQuarter: QuarterKey;
}

const TERM = 16; // quarters of four years
const A_TERM_BEGINS = ordinalOf('FY2017-Q2'); // January 2017

/**
 * The President's Management Agenda that a quarter's reports belong to: one for each Presidential term, since
 * Federal Government priority goals are set for a term (31 U.S.C. 1120(a)). A term begins in January, in a second quarter.
 */
export const agendaTermOf = (quarter: QuarterKey): AgendaTerm => {
  const into = (((ordinalOf(quarter) - A_TERM_BEGINS) % TERM) + TERM) % TERM;
  const firstQuarter = plus(quarter, -into);
  const begins = Number(firstQuarter.slice(2, 6));
  return {
    slug: `pma-${begins}`,
    title: `President’s Management Agenda, ${begins}–${begins + 4}`,
    firstQuarter,
    lastQuarter: plus(firstQuarter, TERM - 1),
  };
};
