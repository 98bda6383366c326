import {
  missedMilestone,
  sampleDue,
  sampleMilestone,
  sampleReport,
  sampleSummary,
} from '../../../test/support/published-samples.js';
import { totalsOf } from '../../milestones/domain/totals.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { GLOSSARY, termsOfReport } from './glossary.js';
import { exampleAmong } from './guide.page.js';
import { TERMS } from './paths.js';

const termsWith = (...milestones: ReportedMilestone[]) => {
  const terms = termsOfReport({ ...sampleReport({ milestones }), totals: totalsOf(milestones, 0) });
  return { missed: named(terms.missed), milestones: named(terms.milestones) };
};
const named = ({ terms }: { terms: { term: string }[] }): string[] => terms.map(({ term }) => term);

const ALWAYS = ['statuses', 'due', 'fiscal-quarter'];

describe('the glossary', () => {
  it('explains every word that has an anchor, but for the parts of the page on the site', () => {
    expect(GLOSSARY.map(({ term }) => term).sort()).toEqual(
      TERMS.filter((term) => term !== 'accessibility' && term !== 'contact').sort(),
    );
  });

  it('is told in short sentences', () => {
    const long = GLOSSARY.flatMap(({ meaning }) => meaning.split(/(?<=[.:])\s/)).filter(
      (sentence) => sentence.split(/\s+/).length > 25,
    );
    expect(long).toEqual([]);
  });

  it('explains in a report only the words that the report uses', () => {
    expect(termsWith(sampleMilestone())).toEqual({ missed: ['missed'], milestones: [...ALWAYS, 'change'] });
    expect(termsWith(missedMilestone())).toEqual({
      missed: ['missed', 'newly-missed', 'recovery'],
      milestones: [...ALWAYS, 'slip', 'change'],
    });
  });

  it.each([
    ['interpreted', { interpreted: true }],
    ['unscheduled', { kind: 'unscheduled', quarter: null }],
    ['continuous', { kind: 'continuous', quarter: null }],
    ['recurring', { kind: 'recurring', quarter: null }],
    ['unclear', { kind: 'unclear', quarter: null }],
    ['slip', { moves: 1, slip: 1 }],
    ['rescheduled', { moves: 1, rescheduled: true }],
  ] as const)('explains “%s” where a date is like that', (term, due) => {
    expect(termsWith(sampleMilestone({ due: sampleDue(due) })).milestones).toContain(term);
  });

  it('explains an accepted gap once: with the misses where one of them has it, else with the milestones', () => {
    const waiver = (code: 'missed-without-recovery' | 'move-without-reason') =>
      termsOfReport(
        sampleReport({ waivers: [{ code, reference: 'CX-002', strategy: null, sentence: 'None.', reason: 'None.' }] }),
      );
    expect(named(waiver('missed-without-recovery').missed)).toContain('waiver');
    expect(named(waiver('missed-without-recovery').milestones)).not.toContain('waiver');
    expect(named(waiver('move-without-reason').missed)).not.toContain('waiver');
    expect(named(waiver('move-without-reason').milestones)).toContain('waiver');
  });
});

describe('the report that the reading guide shows', () => {
  const report = (missed: number, dueMoved: number) => {
    const summary = sampleSummary();
    return { ...summary, totals: { ...summary.totals, missed, dueMoved, completedLate: 0 } };
  };

  it('is the one that shows most of what a reader may meet, the first of equals', () => {
    const [plain, moved, missed, both] = [report(0, 0), report(0, 3), report(9, 0), report(1, 1)];
    expect(exampleAmong([plain, moved, missed, both])).toBe(both);
    expect(exampleAmong([plain, moved, missed])).toBe(missed);
    expect(exampleAmong([both, { ...both }])).toBe(both);
    expect(exampleAmong([])).toBeNull();
  });
});
