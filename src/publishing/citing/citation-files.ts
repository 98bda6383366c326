import type { Citation } from './citation.js';

/** The forms of a citation that reference managers read, by the ending of the address. */
export const CITATION_FORMS = ['bib', 'ris', 'csl.json'] as const;

export type CitationForm = (typeof CITATION_FORMS)[number];

export const isCitationForm = (form: string): form is CitationForm => CITATION_FORMS.some((one) => one === form);

/** What each is called, and its Content-Type. */
export const CITATION_NAMES: Record<CitationForm, { name: string; type: string }> = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex; charset=utf-8' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems; charset=utf-8' },
  'csl.json': { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
};

/** A citation as a file. */
export const citationFile = (citation: Citation, form: CitationForm): string => MAKERS[form](citation);

const bibtex = ({ key, title, author, number, publishedAt, address, fingerprint }: Citation): string => {
  const fields = {
    title: `{${inTex(title)}}`, // the second braces keep its capitals
    author: `{${inTex(author)}}`, // and make of an office one name, not a first and a last one
    institution: inTex(author),
    type: 'Quarterly report',
    number: inTex(number),
    year: String(publishedAt.getUTCFullYear()),
    url: address,
    note: inTex(fingerprint),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@techreport{${key},\n${lines.join('')}  month = ${MONTHS[publishedAt.getUTCMonth()] ?? 'jan'}\n}\n`;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Characters that mean something in TeX. A brace is named: BibTeX counts braces even behind a backslash. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  ...Object.fromEntries(['$', '&', '#', '_', '%'].map((one) => [one, `\\${one}`])),
};

const inTex = (text: string): string => text.replace(/[\\{}~^$&#_%]/g, (one) => TEX[one] ?? one);

const ris = ({ key, title, author, number, publishedAt, address, fingerprint }: Citation): string => {
  const [year = '', month = '', day = ''] = publishedAt.toISOString().slice(0, 10).split('-');
  const lines = [
    ['TY', 'RPRT'],
    ['ID', key],
    ['TI', title],
    ['AU', `${author.replaceAll(',', '')},`], // an office has no first name: nothing stands behind the comma
    ['PB', author],
    ['PY', year],
    ['DA', `${year}/${month}/${day}/`],
    ['M1', number],
    ['LA', 'en'],
    ['UR', address],
    ['N1', fingerprint],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
};

const csl = ({ key, title, author, number, publishedAt, address, fingerprint }: Citation): string =>
  `${JSON.stringify(
    [
      {
        ...{ id: key, type: 'report', title, genre: 'Quarterly report', number },
        author: [{ literal: author }],
        publisher: author,
        issued: {
          'date-parts': [[publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate()]],
        },
        ...{ URL: address, note: fingerprint, language: 'en-US' },
      },
    ],
    null,
    2,
  )}\n`;

const MAKERS: Record<CitationForm, (citation: Citation) => string> = { bib: bibtex, ris, 'csl.json': csl };
