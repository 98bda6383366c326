import Handlebars from 'handlebars';
import MarkdownIt, { type Token } from 'markdown-it';
import { isSafeAddress } from './site.js';

/** Prose as a view prints it. The one value that a view does not escape: it is made here and nowhere else. */
export type Prose = Handlebars.SafeString;

// No HTML, no pictures, no code by indentation (a plan that is pasted is full of it): what is none of these is text.
const markdown = new MarkdownIt('commonmark', { html: false }).disable(['image', 'code', 'html_block', 'html_inline']);

markdown.validateLink = isSafeAddress;

/** The class of a link that a person typed. Whoever checks the links of the site cannot mend one that leads nowhere. */
export const TYPED_LINK = 'typed';

markdown.core.ruler.push('typed links', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? []))
    if (token.type === 'link_open') token.attrSet('class', TYPED_LINK);
});

/** The lowest level of heading that there is. */
const LOWEST = 6;

// Headings nest as they were meant, whatever levels were typed: the first is one below the section, and none is skipped.
markdown.core.ruler.push('headings', ({ tokens, env }) => {
  const { under } = env as { under: number };
  const open: number[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
    }
    if (token.type.startsWith('heading')) token.tag = `h${Math.min(under + open.length, LOWEST)}`;
  }
});

/** The same Markdown as tokens, for what is not HTML. */
export const proseTokensOf = (text: string, under = 2): Token[] => markdown.parse(text, { under });

/** Markdown that a person typed, as prose below a heading of the level `under`. Nothing of it can run or load anything. */
export const proseOf = (text: string, under = 2): Prose => new Handlebars.SafeString(markdown.render(text, { under }));
