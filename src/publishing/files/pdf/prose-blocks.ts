import type { Token } from 'markdown-it';
import { proseTokensOf } from '../../../rendering/markdown.js';

/** A run of words of one look. A line break is a run of its own. */
export interface Run {
  text: string;
  strong: boolean;
  emphasis: boolean;
  code: boolean;
  /** As it was typed: an address on the web, of electronic mail, or on this site (`/goals`). */
  href: string | null;
}

/** Prose as the PDF sets it: values, never markup. */
export type ProseBlock =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ProseBlock[][] }
  | { kind: 'quote'; blocks: ProseBlock[] }
  | { kind: 'code'; lines: string[] }
  | { kind: 'rule' };

export const LINE_BREAK = '\n';

/** Markdown that a person typed, read as the page reads it, below a heading of the level `under`. */
export const proseBlocks = (text: string, under = 2): ProseBlock[] => blocksOf(proseTokensOf(text, under));

/** The tokens between two of the same level, block by block. */
const blocksOf = (tokens: readonly Token[]): ProseBlock[] => {
  const blocks: ProseBlock[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = endOf(tokens, at);
    const block = blockOf(tokens[at], tokens.slice(at + 1, end));
    if (block) blocks.push(block);
    at = end + 1;
  }
  return blocks;
};

/** Where what opens at a place is closed: at that place itself where it holds nothing. */
const endOf = (tokens: readonly Token[], at: number): number => {
  let open = 0;
  for (let place = at; place < tokens.length; place++) {
    open += tokens[place]?.nesting ?? 0;
    if (open === 0) return place;
  }
  return tokens.length;
};

const blockOf = (token: Token | undefined, inside: readonly Token[]): ProseBlock | null => {
  switch (token?.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', runs: runsOf(inside[0]) };
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), runs: runsOf(inside[0]) };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return {
        kind: 'list',
        ordered: token.type === 'ordered_list_open',
        start: Number(token.attrGet('start') ?? 1),
        items: itemsOf(inside),
      };
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(inside) };
    case 'fence':
      return { kind: 'code', lines: token.content.replace(/\n$/, '').split('\n') };
    case 'hr':
      return { kind: 'rule' };
    default:
      return null;
  }
};

const itemsOf = (tokens: readonly Token[]): ProseBlock[][] => {
  const items: ProseBlock[][] = [];
  for (let at = 0; at < tokens.length;) {
    const end = endOf(tokens, at);
    items.push(blocksOf(tokens.slice(at + 1, end)));
    at = end + 1;
  }
  return items;
};

const runsOf = (inline: Token | undefined): Run[] => {
  const runs: Run[] = [];
  const look = { strong: 0, emphasis: 0 };
  let href: string | null = null;
  const say = (text: string, code = false): void => {
    if (text !== '') runs.push({ text, strong: look.strong > 0, emphasis: look.emphasis > 0, code, href });
  };
  for (const { type, content, nesting, attrs } of inline?.children ?? []) {
    if (type.startsWith('strong_')) look.strong += nesting;
    else if (type.startsWith('em_')) look.emphasis += nesting;
    else if (type === 'link_open') href = String(attrs?.find(([name]) => name === 'href')?.[1] ?? '') || null;
    else if (type === 'link_close') href = null;
    else if (type === 'hardbreak') say(LINE_BREAK);
    else if (type === 'softbreak') say(' ');
    else say(content, type === 'code_inline');
  }
  return runs;
};
