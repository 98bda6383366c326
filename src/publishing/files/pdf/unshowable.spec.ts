import { unshowableIn } from './unshowable.js';

/** As Typst 0.14 says it. */
const message = (...texts: string[]): string =>
  `[${texts.map((text) => `SourceDiagnostic { severity: Error, span: Span(1), message: "PDF/UA-1 error: the text \`${text}\` could not be displayed with font \`\\"Public Sans\\"\`", trace: [], hints: ["try using a different font"] }`).join(', ')}]`;

describe('what Typst cannot show', () => {
  it('is read from its message', () => {
    expect(unshowableIn(message('\\"漢\\"', '\\"😀\\"'))).toEqual(['漢', '😀']);
    expect(unshowableIn(message('\\"\\\\u{e000}\\"'))).toEqual(['\ue000']);
  });

  it('is read where PDF/UA forbids a character', () => {
    const forbidden =
      '[... message: "PDF/UA-1 error: the text contains the disallowed codepoint `\\"\\\\u{feff}\\"`" ...]';
    expect(unshowableIn(forbidden)).toEqual(['\ufeff']);
  });

  it('is nothing in a message about something else, and no letter that every font has', () => {
    expect(unshowableIn('unknown variable: facts')).toEqual([]);
    expect(unshowableIn(message('\\"a漢\\"'))).toEqual(['漢']);
  });
});
