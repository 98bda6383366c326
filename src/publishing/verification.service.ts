import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { labelOf } from '../fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../goals/goals.record.js';
import type { PublishedReport } from '../quarterly-updates/domain/report.js';
import { fingerprintOf } from './domain/fingerprint.js';
import { editionColumnsOf, type MilestoneColumns, milestoneColumnsOf } from './edition-columns.js';
import type { SearchEntry } from '../search/domain/entry.js';
import { entriesOf } from '../search/domain/entries-of.js';
import { SearchRecord } from '../search/search.record.js';
import type { EditionRow } from './edition.entity.js';
import { EditionsRecord } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { sha256Of } from '../sha256.js';
import { FILE_FORMS } from './files/file-forms.js';

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
    private readonly goals: GoalsRecord,
    private readonly log: AuditLog,
    private readonly files: EditionFilesRecord,
    private readonly search: SearchRecord,
  ) {}

  /**
   * Takes the fingerprint of every edition again, compares every column that lists read with its report, the owners
   * that a search offers with its entries, and looks for an edition whose publication is in the log and which is not there.
   */
  async verify(): Promise<Verification> {
    const missing = new Map((await this.log.subjectsOf('published')).map(({ id, title }) => [id, title]));
    const slugs = new Map((await this.goals.all()).map(({ id, slug }) => [id, slug]));
    const broken: string[] = [];
    const named = new Set<string>();
    let editions = 0;
    for await (const row of this.editions.each()) {
      editions += 1;
      missing.delete(row.id);
      const entries = await this.search.ofEdition(row.id);
      for (const owner of entries.flatMap(({ owners }) => owners)) named.add(owner);
      broken.push(
        ...(await this.problemsOf(row, slugs.get(row.goalId), entries)).map((problem) => `${nameOf(row)}: ${problem}`),
      );
    }
    return {
      editions,
      broken: [
        ...broken,
        ...[...missing.values()].map((title) => `${title}: it was published and is gone.`),
        ...ownerProblems(await this.search.owners(), named),
      ],
    };
  }

  private async fileProblems(editionId: string): Promise<string[]> {
    const problems: string[] = [];
    for (const form of FILE_FORMS) {
      const file = await this.files.of(editionId, form);
      if (!file) problems.push(`it has no ${form.toUpperCase()} file yet; the server makes it when it starts.`);
      else if (sha256Of(file.content) !== file.sha256 || file.content.length !== file.size)
        problems.push(`its ${form.toUpperCase()} file is not the one that was kept at publication.`);
    }
    return problems;
  }

  private async problemsOf(
    row: EditionRow,
    slug: string | undefined,
    entries: readonly SearchEntry[],
  ): Promise<string[]> {
    const report = parsed(row.report);
    if (!report) return ['the report cannot be read.'];
    const found = fingerprintOf(report);
    if (found !== row.sha256) return [`the fingerprint is ${found}, and ${row.sha256} was published.`];
    if (report.edition.sha256 !== row.sha256) return ['the report bears another fingerprint.'];
    return [
      ...(slug === report.goal.slug ? [] : ['it is kept under another goal than its report names.']),
      ...differences(row, editionColumnsOf(report)).map((name) => `${name} is not what its report says.`),
      ...milestoneProblems(await this.editions.milestonesOf(row), report),
      ...(await this.fileProblems(row.id)),
      ...searchProblems(entries, report),
    ];
  }
}

const nameOf = ({ goalSlug, quarter, number }: EditionRow): string =>
  `${goalSlug} ${labelOf(quarter)}, edition ${number}`;

const milestoneProblems = (kept: readonly MilestoneColumns[], report: PublishedReport): string[] => {
  const expected = milestoneColumnsOf(report);
  if (kept.length !== expected.length)
    return [`lists show ${kept.length} milestones of it, and its report has ${expected.length}.`];
  return expected.flatMap((columns, place) =>
    differences(kept[place] ?? {}, columns).map(
      (name) => `${name} of ${columns.reference} is not what its report says.`,
    ),
  );
};

const searchProblems = (kept: readonly SearchEntry[], report: PublishedReport): string[] => {
  const expected = entriesOf(report);
  if (kept.length === 0) return ['a search finds nothing of it yet; the server makes it searchable when it starts.'];
  if (kept.length !== expected.length)
    return [`a search knows ${kept.length} entries of it, and its report gives ${expected.length}.`];
  return expected.flatMap((entry, place) =>
    differences(kept[place] ?? {}, entry).map(
      (name) => `${name} of ${entry.subject} is searched otherwise than its report says.`,
    ),
  );
};

/** Whether the owners that a search can be narrowed to are those that its entries name. */
const ownerProblems = (kept: readonly string[], named: ReadonlySet<string>): string[] => [
  ...[...named]
    .filter((owner) => !kept.includes(owner))
    .map((owner) => `The owner ${owner}: a search cannot be narrowed to it, and an edition names it.`),
  ...kept
    .filter((owner) => !named.has(owner))
    .map((owner) => `The owner ${owner}: a search can be narrowed to it, and no edition names it.`),
];

/** The names of the columns that do not hold what they should. */
const differences = (kept: object, expected: object): string[] =>
  Object.entries(expected)
    .filter(([name, value]) => !isDeepStrictEqual(plain((kept as Record<string, unknown>)[name]), plain(value)))
    .map(([name]) => name);

// As JSON would keep it: a moment as its text, and nothing of what a class adds.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const parsed = (text: string): PublishedReport | null => {
  try {
    return JSON.parse(text) as PublishedReport;
  } catch {
    return null;
  }
};
