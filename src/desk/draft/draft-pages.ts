import { Injectable } from '@nestjs/common';
import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { keptText } from '../../drafting/domain/row-change.js';
import { keptProse, SECTION_NAMES } from '../../drafting/domain/text-limits.js';
import type { StaleRow } from '../../drafting/row-edits.js';
import { RowRefused } from '../../drafting/row-refused.js';
import type { Person } from '../../people/domain/signed-in.js';
import type { TextSection } from '../../quarterly-updates/domain/text-section.js';
import { Refused } from '../../refused.js';
import { StaleEdit, type Theirs } from '../../stale-edit.js';
import { DeskPage } from '../desk-answers.js';
import { CONFLICT_VIEW, conflictFacts, conflictPage, type ConflictPlace, type Contested } from './conflict.page.js';
import { draftPaths } from './draft-paths.js';
import { DraftReader } from './draft-reader.js';
import { fieldId, type WordsField } from './draft-sections.js';
import { DRAFT_VIEW, draftFacts, draftPageOf, type DraftTrouble } from './draft.page.js';

/** What somebody typed, by the id of the field, and the field that a refusal is about (null: none). */
export interface Typed {
  entered: Readonly<Record<string, string>>;
  field: string | null;
}

/** What somebody typed into one field, and what stood there when they began. */
export interface Mine {
  base: string | null;
  mine: string;
}

const WORDS: Record<WordsField, { label: string; long: boolean }> = {
  explanation: { label: 'Why it was missed', long: true },
  recoveryText: { label: 'Recovery quarter', long: false },
  reason: { label: 'Reason', long: true },
};

// Browsers end lines otherwise than they are kept: as sent, no line of mine would be one of theirs.
const asKept = ({ base, mine }: Mine, kept: (text: string) => string): Mine => ({
  base: base === null ? null : kept(base),
  mine: kept(mine),
});

const keptRowText = (text: string): string => keptText(text) ?? '';

/** The pages of a draft: itself, what was refused with all that was typed, and two versions of the same words. */
@Injectable()
export class DraftPages {
  constructor(private readonly reader: DraftReader) {}

  /** Throws NotFound where there is no such update. */
  async draft(person: Person, slug: string, quarter: QuarterKey, trouble?: DraftTrouble): Promise<DeskPage> {
    const facts = await this.reader.facts(person, slug, quarter);
    return new DeskPage(DRAFT_VIEW, draftPageOf(facts, trouble), draftFacts(facts), trouble ? 422 : 200);
  }

  /** The page again, with why it was refused and what was typed. Throws what is no refusal. */
  refusal(error: unknown, person: Person, slug: string, quarter: QuarterKey, typed: Typed): Promise<DeskPage> {
    const { entered, field } = typed;
    if (error instanceof RowRefused) {
      const errors = error.fields.map(({ reference, field: name, sentence }): [string, string] => [
        fieldId(reference, name as WordsField),
        sentence,
      ]);
      return this.draft(person, slug, quarter, { entered, sentences: [], errors: Object.fromEntries(errors) });
    }
    if (error instanceof StaleEdit) {
      const by = error.theirs.by ?? 'Somebody else';
      return this.draft(person, slug, quarter, {
        entered,
        errors: {},
        sentences: [`${by} changed it in the meantime.`],
      });
    }
    if (!(error instanceof Refused)) throw error;
    const [first] = error.sentences;
    const isOne = field !== null && error.sentences.length === 1;
    return this.draft(person, slug, quarter, {
      ...{ entered, errors: isOne ? { [field]: first } : {} },
      sentences: isOne ? [] : error.sentences,
    });
  }

  /** Both versions of a section of prose. */
  textConflict(slug: string, quarter: QuarterKey, section: TextSection, mine: Mine, theirs: Theirs): Promise<DeskPage> {
    const paths = draftPaths(slug, quarter);
    const name = SECTION_NAMES[section];
    const fields = [
      { ...asKept(mine, keptProse), name: 'text', label: `The ${name}`, theirs: theirs.values.text ?? '', long: true },
    ] satisfies Contested[];
    return this.conflict(slug, quarter, fields, theirs, {
      ...{ about: `The ${name}`, action: paths.text(section), back: `${paths.draft}#${section}` },
      keptAs: paths.text(section),
    });
  }

  /** Both versions of the words on a milestone. */
  rowConflict(
    slug: string,
    quarter: QuarterKey,
    mine: Partial<Record<WordsField, Mine>>,
    { row, reference, theirs }: StaleRow,
  ): Promise<DeskPage> {
    const paths = draftPaths(slug, quarter);
    const names = Object.keys(mine) as WordsField[];
    const fields = names.flatMap((name): Contested[] => {
      const typed = mine[name];
      return typed ? [{ ...asKept(typed, keptRowText), ...WORDS[name], name, theirs: theirs.values[name] ?? '' }] : [];
    });
    return this.conflict(slug, quarter, fields, theirs, {
      ...{ about: `The words on ${reference}`, action: paths.row(row) },
      ...{ back: `${paths.draft}#${fieldId(reference, names[0] ?? 'explanation')}`, keptAs: paths.row(row) },
    });
  }

  private async conflict(
    slug: string,
    quarter: QuarterKey,
    fields: readonly Contested[],
    theirs: Theirs,
    place: ConflictPlace,
  ): Promise<DeskPage> {
    const { goal } = await this.reader.at(slug, quarter);
    const { draft } = draftPaths(goal.slug, quarter);
    const trail = [
      { href: draft, text: `${goal.slug}: draft of ${labelOf(quarter)}` },
      { href: null, text: 'Two versions' },
    ];
    const facts = conflictFacts(`Two versions: ${place.about.toLowerCase()}`, trail);
    return new DeskPage(CONFLICT_VIEW, conflictPage(fields, theirs, place), facts, 409);
  }
}
