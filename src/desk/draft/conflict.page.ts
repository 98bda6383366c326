import { mergeTexts, partsOf, type TextPart } from '../../drafting/domain/merge.js';
import type { Theirs } from '../../stale-edit.js';
import type { DeskFacts } from '../desk-answers.js';
import { areaField, textField } from '../fields.js';
import { momentInWords } from '../log/value-words.js';

export const CONFLICT_VIEW = 'desk/draft/conflict';

/** One field that two people changed: what both began with (null: nobody knows any more), and what each made of it. */
export interface Contested {
  name: string;
  label: string;
  base: string | null;
  mine: string;
  theirs: string;
  long: boolean;
}

/** Where the merged words go, where the field stood, and what the browser keeps of it. */
export interface ConflictPlace {
  about: string;
  action: string;
  back: string;
  keptAs: string;
}

/** Both versions of what two people changed, and one form with what they make together. */
export const conflictPage = (fields: readonly Contested[], { version, by, at }: Theirs, place: ConflictPlace) => {
  const merges = fields.map((field) => mergeOf(field));
  const name = by ?? 'Somebody else';
  return {
    ...place,
    version,
    them: { name, at: at && momentInWords(at) },
    merged: merges.every((text) => text !== null),
    fields: fields.map((field, index) => {
      const began = field.base ?? field.theirs;
      return {
        name: field.name,
        label: field.label,
        same: field.mine === field.theirs,
        mine: marked(partsOf(field.base === null ? field.theirs : began, field.mine)),
        theirs: marked(partsOf(began, field.theirs)),
        was: { name: `${field.name}Was`, value: field.theirs },
        field: fieldOf(field, merges[index] ?? field.mine),
      };
    }),
  };
};

const mergeOf = ({ base, mine, theirs }: Contested): string | null => {
  if (mine === theirs) return mine;
  return base === null ? null : mergeTexts(base, mine, theirs);
};

const fieldOf = ({ name, label, long }: Contested, value: string) => {
  const words = { id: `merged-${name}`, name, label, value };
  return long ? areaField({ ...words, rows: 10 }) : textField(words);
};

const marked = (parts: readonly TextPart[]) =>
  parts.map(({ text, kind }) => ({ text, added: kind === 'added', removed: kind === 'removed' }));

export const conflictFacts = (title: string, trail: DeskFacts['trail']): DeskFacts => ({
  ...{ title, section: 'round', trail, scripts: ['draft.js'], wide: true },
});
