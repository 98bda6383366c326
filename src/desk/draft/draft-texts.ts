import { SECTION_NAMES } from '../../drafting/domain/text-limits.js';
import type { TextSection } from '../../quarterly-updates/domain/text-section.js';
import { proseOf } from '../../rendering/markdown.js';
import { areaField } from '../fields.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';
import type { Trouble } from './draft-sections.js';

const ROWS = { summary: 12, highlights: 8 } as const;

/** A section of prose: its field, how it prints, and whose words these are. */
export const textSection = (section: TextSection, facts: DraftFacts, { entered, errors }: Trouble) => {
  const { at, texts, last, closed } = facts;
  const row = texts.find((one) => one.section === section);
  const paths = draftPaths(at.goal.slug, at.update.quarter);
  const kept = row?.text ?? '';
  const text = entered[section] ?? kept;
  const name = SECTION_NAMES[section];
  return {
    ...{ section, open: closed === null, kept, action: paths.text(section), version: row?.version ?? 0 },
    field: areaField({
      ...{ id: section, name: 'text', rows: ROWS[section], value: text, error: errors[section] },
      label: `The ${name}`,
      hint: 'A blank line begins a paragraph, - a list, # a heading; **bold**, [words](https://address).',
    }),
    prose: text.trim() === '' ? null : proseOf(text, section === 'summary' ? 2 : 3),
    carriedOver:
      row?.carriedOver && kept !== ''
        ? { from: last?.period.label ?? 'the last update', action: paths.confirmation(section), version: row.version }
        : null,
  };
};
