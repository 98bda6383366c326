import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { concernTheSame, type Finding, type WaivedFinding } from '../quarterly-updates/domain/findings.js';
import type { PublishedReport, Report } from '../quarterly-updates/domain/report.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { Refused } from '../refused.js';
import type { Correction } from './correction.entity.js';
import { CorrectionsRecord } from './corrections.record.js';
import { compareReports, type ReportComparison } from './domain/compare-reports.js';
import { freeze } from './domain/fingerprint.js';
import { EditionsRecord } from './editions.record.js';
import type { Publication } from './publishing.service.js';
import { ReportAssembly } from './report-assembly.service.js';

/** A correction as it stands: the edition that is wrong, the report as it would be now, and what differs. */
export interface CorrectionDraft {
  published: PublishedReport;
  report: Report;
  findings: Finding[];
  comparison: ReportComparison;
}

/** How a correction is published: with what was wrong and why, and why what still stands against it is let pass. */
export interface CorrectionOrder {
  goal: Goal;
  update: QuarterlyUpdate;
  correction: Correction;
  reason: string;
  /** Null: refused while there are findings. */
  waive: string | null;
  publisher: Actor;
}

/** Publishes corrections: a new edition beside the wrong one, which never changes. */
@Injectable()
export class CorrectingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionsRecord,
    private readonly corrections: CorrectionsRecord,
    private readonly assembly: ReportAssembly,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What the correction comes to so far. */
  async draft(goal: Goal, update: QuarterlyUpdate): Promise<CorrectionDraft> {
    const published = await this.editions.newestOf(goal, update.quarter);
    if (!published) throw new Refused([`Nothing is published of ${goal.slug} ${labelOf(update.quarter)}.`]);
    const { report, findings } = await this.assembly.of(update, goal);
    const asBefore = { ...report, waivers: [...report.waivers, ...stillWaived(published, findings)] };
    return { published, report, findings, comparison: compareReports(published, asBefore) };
  }

  /** Publishes the next edition. Throws Refused where nothing differs, or where something stands against it. */
  publish({ goal, update, correction, reason, waive, publisher }: CorrectionOrder): Promise<Publication> {
    return this.work.run(async () => {
      await this.work.alone();
      const { published, report, findings, comparison } = await this.draft(goal, update);
      const { number } = published.edition;
      refuseUnlessReady(correction, number, { findings, comparison }, waive);
      const now = this.clock.now();
      const waivers = [...report.waivers, ...findings.map((finding) => ({ ...finding, reason: waive ?? '' }))];
      const mark = { number: number + 1, publishedAt: now.toISOString(), corrects: number, correction: reason };
      const frozen = freeze({ ...report, waivers }, mark);
      const { id, sequence, sha256 } = await this.editions.add(goal, frozen, publisher.name);
      if (reason !== correction.reason) await this.corrections.reword(correction.id, reason);
      if (!(await this.corrections.close(correction.id, now, 'published')))
        throw new Refused(['Somebody else published or discarded this correction in the meantime.']);
      const title = `${goal.slug} ${labelOf(update.quarter)}, edition ${mark.number}`;
      const waiver = findings.length > 0 ? waive : null;
      const after = { sequence, sha256, corrects: number, correction: reason, waived: waivers.length, waiver };
      await this.log.record(publisher, [
        { action: 'published', subject: { kind: 'edition', id, title }, before: null, after },
      ]);
      return { report: frozen.published, sequence };
    });
  }
}

// What was let pass at the first publication stands again. It is no difference as long as it is let pass again.
const stillWaived = ({ waivers }: PublishedReport, findings: readonly Finding[]): WaivedFinding[] =>
  waivers.filter((waived) => findings.some((finding) => concernTheSame(finding, waived)));

const refuseUnlessReady = (
  { corrects }: Correction,
  newest: number,
  { findings, comparison }: Pick<CorrectionDraft, 'findings' | 'comparison'>,
  waive: string | null,
): void => {
  if (newest !== corrects)
    throw new Refused([`Edition ${corrects} is no longer the newest: edition ${newest} was published since.`]);
  if (comparison.same) throw new Refused([`Nothing differs from edition ${newest}: there is nothing to publish.`]);
  const [first, ...more] = findings.map(({ sentence }) => sentence);
  if (first !== undefined && waive === null) throw new Refused([first, ...more]);
};
