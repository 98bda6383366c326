import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { actorOf, type Person } from '../people/domain/signed-in.js';
import type { TextSection } from '../quarterly-updates/domain/text-section.js';
import type { UpdateText } from '../quarterly-updates/update-text.entity.js';
import { UpdateTextsRecord } from '../quarterly-updates/update-texts.record.js';
import { Refused } from '../refused.js';
import { StaleEdit } from '../stale-edit.js';
import { keptProse, textRefusal } from './domain/text-limits.js';
import { subjectOf } from './update-subject.js';
import { UpdateAccess, type UpdateAtWork } from './update-access.js';

/** A section as somebody typed it, from the version they began with; 0 where there was none. */
export interface TypedText {
  text: string;
  version: number;
}

/** The prose of an update: each section by itself, so that two people in two sections never meet. */
@Injectable()
export class TextsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly texts: UpdateTextsRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves a section and gives its new version. Throws what UpdateAccess.toEdit throws, Refused where it is too long, and
   * StaleEdit with what somebody else saved in the meantime.
   */
  save(
    person: Person,
    slug: string,
    quarter: QuarterKey,
    section: TextSection,
    { text: typed, version }: TypedText,
  ): Promise<number> {
    return this.work.run(async () => {
      // A section that is to be made. First, as a step of the review does: in the other order the two wait for each other.
      if (version === 0) await this.work.alone();
      const at = await this.access.toEdit(person, slug, quarter);
      const text = keptProse(typed);
      const refusal = textRefusal(section, text);
      if (refusal !== null) throw new Refused([refusal]);
      const row = await this.rowOf(at, section, version);
      if (row.text === text && !row.carriedOver) return row.version;
      if (row.version !== version && version !== 0) throw new StaleEdit(theirsOf(row));
      await this.change(person, row, text);
      const before = { section, text: row.text, ...(row.carriedOver && { carriedOver: true }) };
      await this.audit.record(actorOf(person, slug), [
        { action: 'changed', subject: subjectOf(at), before, after: { section, text } },
      ]);
      return row.version + 1;
    });
  }

  /** Says that the words of the last update stand for this one too. Throws as `save` does. */
  confirm(person: Person, slug: string, quarter: QuarterKey, section: TextSection, version: number): Promise<number> {
    return this.work.run(async () => {
      const at = await this.access.toEdit(person, slug, quarter);
      const row = await this.texts.section(at.update.id, section);
      if (!row?.carriedOver) return row?.version ?? 0;
      if (row.version !== version) throw new StaleEdit(theirsOf(row));
      await this.change(person, row, row.text);
      const [before, after] = [
        { section, carriedOver: true },
        { section, carriedOver: false },
      ];
      await this.audit.record(actorOf(person, slug), [{ action: 'changed', subject: subjectOf(at), before, after }]);
      return row.version + 1;
    });
  }

  /** The section as it stands. It is made where it is not there and was not: an imported plan has none. */
  private async rowOf({ update }: UpdateAtWork, section: TextSection, version: number): Promise<UpdateText> {
    const found = await this.texts.section(update.id, section);
    if (found) {
      if (version === 0) throw new StaleEdit(theirsOf(found));
      return found;
    }
    if (version !== 0) throw new StaleEdit({ version: 0, by: null, at: null, values: { text: '' } });
    await this.texts.add(update.id, section, '', false);
    const made = await this.texts.section(update.id, section);
    if (!made) throw new Error(`The section ${section} was added and is not there.`);
    return made;
  }

  private async change(person: Person, row: UpdateText, text: string): Promise<void> {
    const change = { text, carriedOver: false, editedAt: this.clock.now(), editedBy: person.name };
    if (await this.texts.change(row.id, row.version, change)) return;
    const now = await this.texts.section(row.updateId, row.section);
    throw new StaleEdit(theirsOf(now ?? row));
  }
}

const theirsOf = ({ version, editedBy, editedAt, text }: UpdateText) => ({
  ...{ version, by: editedBy, at: editedAt },
  values: { text },
});
