import { sampleReport, sampleSite } from '../../../test/support/published-samples.js';
import { citationFacts } from './citation.js';
import { citationFile, type CitationForm } from './citation-files.js';

const cited = (title: string, form: CitationForm, demonstration = false): string =>
  citationFile(
    citationFacts(sampleReport({ goal: { ...sampleReport().goal, title } }), sampleSite({ demonstration })),
    form,
  );

/** What BibTeX makes of the braces: it wants them balanced, behind a backslash or not. */
const depthsOf = (text: string): number[] => {
  let depth = 0;
  return Array.from(text).flatMap((one) => (one === '{' ? [(depth += 1)] : one === '}' ? [(depth -= 1)] : []));
};

describe('a citation', () => {
  it('is BibTeX', () => {
    expect(cited('Improving Customer Experience', 'bib')).toBe(
      [
        '@techreport{customer-experience-fy2018-q3-edition-1,',
        '  title = {{Improving Customer Experience: Q3 FY 2018 report}},',
        '  author = {{Office of Management and Budget}},',
        '  institution = {Office of Management and Budget},',
        '  type = {Quarterly report},',
        '  number = {Q3 FY 2018, edition 1},',
        '  year = {2018},',
        '  url = {https://milepost.example.gov/goals/customer-experience/updates/fy2018-q3/editions/1},',
        `  note = {SHA-256: ${'ab'.repeat(32)}},`,
        '  month = sep',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['R&D, 50% of $5_000 #1', 'R\\&D, 50\\% of \\$5\\_000 \\#1'],
    ['a}b{c', 'a\\textbraceright{}b\\textbraceleft{}c'],
    ['C:\\temp~^', 'C:\\textbackslash{}temp\\textasciitilde{}\\textasciicircum{}'],
    ['one\ntwo\u0000three', 'one two three'],
  ])('keeps %j from meaning something in TeX', (title, written) => {
    const text = cited(title, 'bib');
    expect(text).toContain(`title = {{${written}: Q3 FY 2018 report}}`);
    expect([depthsOf(text).at(-1), Math.min(...depthsOf(text))]).toEqual([0, 0]);
  });

  it('is RIS, a tag a line', () => {
    const lines = cited('One\r\nER  - \r\nTY  - BOOK', 'ris').split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      'TY  - RPRT',
      'ID  - customer-experience-fy2018-q3-edition-1',
      'TI  - One ER - TY - BOOK: Q3 FY 2018 report',
    ]);
    expect(lines).toContain('DA  - 2018/09/14/');
    expect(lines).toContain('AU  - Office of Management and Budget,');
    expect(lines.filter((line) => line !== '').every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
  });

  it('is CSL-JSON', () => {
    const [item] = JSON.parse(cited('“Quotes” & \\ {braces}', 'csl.json')) as Record<string, unknown>[];
    expect(item).toMatchObject({
      ...{ type: 'report', title: '“Quotes” & \\ {braces}: Q3 FY 2018 report' },
      ...{ issued: { 'date-parts': [[2018, 9, 14]] }, author: [{ literal: 'Office of Management and Budget' }] },
    });
  });

  it('of a demonstration does not name the agency', () => {
    expect(cited('Grants', 'bib', true)).not.toContain('Office of Management');
  });
});
