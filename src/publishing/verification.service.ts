import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { labelOf } from '../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../quarterly-updates/domain/report.js';
import { fingerprintOf } from './domain/fingerprint.js';
import type { EditionRow } from './edition.entity.js';
import { EditionsRecord } from './editions.record.js';

/** How many editions there are, and a sentence for everything about them that does not match. */
export interface Verification {
  editions: number;
  broken: string[];
}

/** Checks that what is published is still what was published. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly editions: EditionsRecord,
    private readonly log: AuditLog,
  ) {}

  /**
   * Takes the fingerprint of every edition again, compares what lists show of it with its report, and looks for an
   * edition whose publication is in the log and which is not there.
   */
  async verify(): Promise<Verification> {
    const missing = new Map((await this.log.subjectsOf('published')).map(({ id, title }) => [id, title]));
    const broken: string[] = [];
    let editions = 0;
    for await (const row of this.editions.each()) {
      editions += 1;
      missing.delete(row.id);
      broken.push(...(await this.problemsOf(row)).map((problem) => `${nameOf(row)}: ${problem}`));
    }
    return {
      editions,
      broken: [...broken, ...[...missing.values()].map((title) => `${title}: it was published and is gone.`)],
    };
  }

  private async problemsOf(row: EditionRow): Promise<string[]> {
    const report = parsed(row.report);
    if (!report) return ['the report cannot be read.'];
    const found = fingerprintOf(report);
    if (found !== row.sha256) return [`the fingerprint is ${found}, and ${row.sha256} was published.`];
    if (report.edition.sha256 !== row.sha256) return ['the report bears another fingerprint.'];
    const listed = await this.editions.milestonesOf(row);
    return [
      ...(same(headOf(row), headOfReport(report)) ? [] : ['what lists show of it is not what its report says.']),
      ...(same(listed, report.milestones) ? [] : ['the milestones that lists show are not those of its report.']),
    ];
  }
}

const nameOf = ({ goalSlug, quarter, number }: EditionRow): string =>
  `${goalSlug} ${labelOf(quarter)}, edition ${number}`;

const headOf = ({ goalSlug, goalNamed, quarter, number, headline, totals, corrects, correction }: EditionRow) => [
  ...[goalSlug, goalNamed.number, goalNamed.title, quarter, number, headline, totals, corrects, correction],
];

const headOfReport = ({ goal, period, edition, headline, totals }: PublishedReport) => [
  ...[goal.slug, goal.number, goal.title, period.key, edition.number, headline, totals],
  ...[edition.corrects, edition.correction],
];

// Both were written as JSON from one value, so equal values have equal texts.
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const parsed = (text: string): PublishedReport | null => {
  try {
    return JSON.parse(text) as PublishedReport;
  } catch {
    return null;
  }
};
