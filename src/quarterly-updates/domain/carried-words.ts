import type { TextSection } from './text-section.js';

/** The prose of an update: sections in Markdown where it was drafted at the desk, lists as printed where a plan was imported. */
export interface UpdateProse {
  texts: readonly { section: TextSection; text: string }[];
  highlights: readonly string[];
  components: readonly { name: string; text: string }[];
  progress: readonly { heading: string | null; items: readonly string[] }[];
}

/**
 * The words of an update as the next one begins with them, in Markdown: its own sections where it has any, else what its
 * plan printed. Components and progress become the summary, since a plan has no other; highlights stay highlights.
 */
export const carriedWords = ({ texts, highlights, components, progress }: UpdateProse): Record<TextSection, string> => {
  const own = new Map(texts.map(({ section, text }) => [section, text]));
  const printed = own.size === 0;
  return {
    summary: printed ? printedSummary(components, progress) : (own.get('summary') ?? ''),
    highlights: printed ? bullets(highlights) : (own.get('highlights') ?? ''),
  };
};

const printedSummary = (components: UpdateProse['components'], progress: UpdateProse['progress']): string =>
  [
    ...components.map(({ name, text }) => `**${inline(name)}**: ${inline(text)}`),
    ...progress.flatMap(({ heading, items }) => [
      ...(heading === null ? [] : [`### ${inline(heading)}`]),
      ...(items.length > 0 ? [bullets(items)] : []),
    ]),
  ].join('\n\n');

const bullets = (items: readonly string[]): string => items.map((item) => `- ${inline(item)}`).join('\n');

/** Printed words as Markdown shows them: on one line, and no character of theirs means anything but itself. */
const inline = (words: string): string =>
  words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>&~|]/g, (mark) => `\\${mark}`)
    .replace(/^(#{1,6}(?=\s)|[-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
