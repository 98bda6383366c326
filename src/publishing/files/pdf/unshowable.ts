/**
 * The characters that Typst says no font can show, or that PDF/UA forbids. Its message is the debug form of a list of
 * errors: each character stands there quoted and escaped, twice over where it is a special one.
 */
export const unshowableIn = (message: string): string[] => {
  const texts = [...message.matchAll(/PDF\/UA-1 error: the text (?:contains the disallowed codepoint )?`(.*?)`/gsu)];
  const characters = texts.flatMap(([, text = '']) => Array.from(unescaped(unescaped(unquoted(text)))));
  return [...new Set(characters)].filter((one) => !/^[\x20-\x7e]$/u.test(one));
};

const unquoted = (text: string): string => text.replace(/^\\?"|\\?"$/g, '');

const unescaped = (text: string): string =>
  text.replace(/\\u\{([\da-f]{1,6})\}|\\(.)/giu, (all, code?: string, plain?: string) => {
    if (code !== undefined) return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
    return plain === undefined ? all : (PLAIN[plain] ?? plain);
  });

const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
