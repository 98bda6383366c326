import { Injectable } from '@nestjs/common';
import type { Goal } from '../goals/goal.entity.js';
import { assembleReport } from '../quarterly-updates/domain/assemble-report.js';
import { concernTheSame, type Finding, type WaivedFinding } from '../quarterly-updates/domain/findings.js';
import type { Report } from '../quarterly-updates/domain/report.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesService } from '../quarterly-updates/quarterly-updates.service.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { EditionsRecord } from './editions.record.js';

/** An update as its report would be: with the waived findings in it, and what still stands against it. */
export interface Draft {
  report: Report;
  findings: Finding[];
}

/** Assembles the report of an update from the record and the goal's earlier editions, as it would be published now. */
@Injectable()
export class ReportAssembly {
  constructor(
    private readonly updates: QuarterlyUpdatesService,
    private readonly editions: EditionsRecord,
    private readonly review: ReviewRecord,
  ) {}

  /** The report of the update as it stands, and its open findings in the order of the report. */
  async of(update: QuarterlyUpdate, goal: Goal): Promise<Draft> {
    const { quarter } = update;
    const last = await this.editions.lastBefore(goal, quarter);
    const record = await this.updates.onRecord(update, goal);
    const inLast = new Set(last?.milestones.map(({ reference }) => reference));
    const others = record.milestones
      .flatMap(({ reference, splitFrom }) => [reference, ...(splitFrom ? [splitFrom] : [])])
      .filter((reference) => !inLast.has(reference));
    const earlier = await this.editions.lastKnown(others, quarter);
    const { report, findings } = assembleReport(record, last, earlier);
    const waivers = await this.review.waiversOf(update.id);
    const reasonFor = (finding: Finding) =>
      waivers.find((one) => concernTheSame(one, finding) && one.sentence === finding.sentence)?.reason;
    const waived = findings.flatMap((finding): WaivedFinding[] => {
      const reason = reasonFor(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    });
    return {
      report: { ...report, waivers: waived },
      findings: findings.filter((finding) => reasonFor(finding) === undefined),
    };
  }
}
