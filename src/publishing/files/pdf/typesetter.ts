import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pdfFonts } from './fonts.js';

const TEMPLATE = join(import.meta.dirname, '..', '..', '..', '..', 'views', 'publishing', 'report.typ');

/** How many PDFs a result of the compiler may lie unused: none, for no two reports share one. */
const KEPT_FOR = 0;

let compiler: NodeCompiler | null = null;
let template = '';

/** What Typst refused, in its own words. */
export class NotTypeset extends Error {}

/** Sets a PDF/UA-1 file from facts, dated with the second it is published at. Takes the processor for as long as it runs. */
export const typeset = (facts: object, publishedAt: Date): Buffer => {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: pdfFonts() }] });
  template ||= readFileSync(TEMPLATE, 'utf8');
  try {
    return compiler.pdf(
      { mainFileContent: template, inputs: { facts: JSON.stringify(facts) } },
      { pdfStandard: 'ua-1', creationTimestamp: Math.floor(publishedAt.getTime() / 1000) },
    );
  } catch (error) {
    throw new NotTypeset(wordsOf(error));
  } finally {
    compiler.evictCache(KEPT_FOR);
  }
};

// Errors of layout stand in the message; those of a picture in its place in the code.
const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
