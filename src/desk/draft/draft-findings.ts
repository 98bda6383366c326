import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { personMay } from '../../people/domain/signed-in.js';
import { counted } from '../../publishing/pages/wording.js';
import type { Finding, FindingCode } from '../../quarterly-updates/domain/findings.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';
import { departureId, fieldId } from './draft-sections.js';

/** So many findings of one kind are told one by one; more of them are folded under their number. */
const MOST_UNFOLDED = 4;

/** Where the field is that mends a finding. */
export const mendingPlace = ({ code, reference, strategy }: Finding, grid: string): string | null => {
  switch (code) {
    case 'no-summary':
    case 'summary-carried-over':
      return '#summary';
    case 'highlights-carried-over':
      return '#highlights';
    case 'missed-without-explanation':
      return `#${fieldId(reference ?? '', 'explanation')}`;
    case 'missed-without-recovery':
      return `#${fieldId(reference ?? '', 'recoveryText')}`;
    case 'move-without-reason':
    case 'withdrawal-without-reason':
      return `#${fieldId(reference ?? '', 'reason')}`;
    case 'departure-without-reason':
    case 'strategy-departure-without-reason':
      return `#${departureId(reference ?? strategy ?? '')}`;
    case 'milestone-without-status':
      return `${grid}#status-${reference ?? ''}`;
    case 'due-unclear':
      return `${grid}#dueText-${reference ?? ''}`;
    case 'approved-by-submitter':
      return null;
  }
};

const FOLDED: Record<FindingCode, (count: number) => string> = {
  'milestone-without-status': (count) => `${counted(count, 'milestone')} without a status for the quarter`,
  'missed-without-explanation': (count) => `${counted(count, 'missed milestone')} without an explanation`,
  'missed-without-recovery': (count) => `${counted(count, 'missed milestone')} without a recovery quarter`,
  'move-without-reason': (count) => `${counted(count, 'moved due date')} without a reason`,
  'withdrawal-without-reason': (count) => `${counted(count, 'withdrawal')} without a reason`,
  'departure-without-reason': (count) => `${counted(count, 'milestone')} left without a reason`,
  'strategy-departure-without-reason': (count) => `${counted(count, 'strategy', 'strategies')} left without a reason`,
  'due-unclear': (count) => `${counted(count, 'due date')} that cannot be read`,
  'no-summary': () => 'No summary of progress',
  'summary-carried-over': () => 'The summary still has the words of the last update',
  'highlights-carried-over': () => 'The highlights still have the words of the last update',
  'approved-by-submitter': () => 'Approved by the person who submitted it',
};

/** What stands against publishing, each with a link to what mends it, those of one kind together, and what was let pass. */
export const findingsOnPage = (facts: DraftFacts) => {
  const { at, findings, report, person, waivers } = facts;
  const paths = draftPaths(at.goal.slug, at.update.quarter);
  const mayWaive =
    personMay(person, 'review-update', at.goal.slug) &&
    at.stage !== 'approved' &&
    (at.stage !== 'released' || at.correction !== null);
  const kinds = [...new Set(findings.map(({ code }) => code))];
  return {
    count: findings.length,
    heading:
      findings.length === 0
        ? 'Nothing stands against publishing'
        : `${counted(findings.length, 'finding')} ${findings.length === 1 ? 'stands' : 'stand'} against publishing ${labelOf(at.update.quarter)}`,
    kinds: kinds.map((code) => {
      const ofKind = findings.filter((one) => one.code === code);
      return {
        folded: ofKind.length > MOST_UNFOLDED ? FOLDED[code](ofKind.length) : null,
        href: code === 'milestone-without-status' ? paths.grid : null,
        findings: ofKind.map((finding) => ({
          text: finding.sentence,
          href: mendingPlace(finding, paths.grid),
          waive: mayWaive && code !== 'approved-by-submitter' ? waiverForm(finding, paths.waivers) : null,
        })),
      };
    }),
    waived: report.waivers.map(({ sentence, reason, ...named }) => {
      const waiver = waivers.find(
        ({ code, reference, strategy }) =>
          code === named.code && reference === named.reference && strategy === named.strategy,
      );
      return { sentence, reason, takeBack: mayWaive && waiver ? paths.waiver(waiver.id) : null };
    }),
  };
};

const waiverForm = ({ code, reference, strategy }: Finding, action: string) => ({
  ...{ action, code, reference: reference ?? '', strategy: strategy ?? '' },
  id: `waive-${code}-${departureId(reference ?? strategy ?? 'report')}`,
});
