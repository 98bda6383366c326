import type { MakesFile } from './file-forms.js';
import { type PdfFacts, pdfFacts } from './pdf/pdf-facts.js';
import { printable } from './pdf/printable.js';
import { NotTypeset, typesetter } from './pdf/typesetter.js';
import { unshowableIn } from './pdf/unshowable.js';

/** Typst names at most some of what it cannot show; after so many rounds something else is wrong. */
const ROUNDS = 8;

/** The report as a tagged PDF (PDF/UA-1). The same edition gives the same bytes. */
export const reportPdf: MakesFile = (report, address, official) => {
  const facts = pdfFacts(report, { address, official });
  return setOf(facts, new Date(report.edition.publishedAt));
};

/** Characters that no font has are shown by their numbers: which those are is known when the compiler refuses them. */
const setOf = async (facts: PdfFacts, publishedAt: Date): Promise<Buffer> => {
  const unshowable = new Set<string>();
  for (let round = 1; ; round++) {
    try {
      return await typesetter.typeset(printed(facts, unshowable), publishedAt);
    } catch (error) {
      const found = error instanceof NotTypeset ? unshowableIn(error.message) : [];
      if (round === ROUNDS || found.every((character) => unshowable.has(character))) throw error;
      for (const character of found) unshowable.add(character);
    }
  }
};

/** Facts with every text as it can be printed. Addresses stay as they are. */
const printed = <T>(value: T, unshowable: ReadonlySet<string>): T => {
  const of = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return name === 'href' || one === '\n' ? one : printable(one, unshowable);
    if (Array.isArray(one)) return one.map((each) => of(each, name));
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, of(each, key)]));
  };
  return of(value, '') as T;
};
