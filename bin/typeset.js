// Sets PDFs with Typst, one after the other, for src/publishing/files/pdf/typesetter.ts, in a process of its own: the
// compiler takes the processor and much memory, and what goes wrong within it can end the process that it runs in.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { resolve } = createRequire(import.meta.url);
const views = join(import.meta.dirname, '..', 'views', 'publishing');

const FACES = [
  'public-sans/PublicSans-Regular',
  'public-sans/PublicSans-Bold',
  'public-sans/PublicSans-Italic',
  'public-sans/PublicSans-BoldItalic',
  'merriweather/Latin-Merriweather-Bold',
  'roboto-mono/roboto-mono-v5-latin-regular',
];

// The compiler also finds the fonts of the system, and takes one of the same family where its weight or slant is nearer:
// so the text asks for no face but these, and the font that stands in for a character which they lack, in any weight, has
// a name that no system has.
const compiler = NodeCompiler.create({
  fontArgs: [
    {
      fontBlobs: [
        ...FACES.map((face) => readFileSync(resolve(`@uswds/uswds/fonts/${face}.ttf`))),
        renamed(readFileSync(join(views, 'fonts', 'DejaVuSans.ttf')), 'DejaVu Sans', 'Stand-in Mp'),
      ],
    },
  ],
});
const template = readFileSync(join(views, 'report.typ'), 'utf8');

process.on('message', (order) => process.send(answerTo(order)));
// Told to a whole group of processes, it is meant for the one that asks for PDFs: with that one this one ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

/** `facts` as JSON, and `dated` in seconds. The file, or why there is none in Typst's own words. */
function answerTo({ facts, dated }) {
  try {
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { facts } },
      { pdfStandard: 'ua-1', creationTimestamp: dated },
    );
    return { pdf };
  } catch (error) {
    // Errors of layout stand in the message; those of a picture in its place in the code.
    return { refusal: error.message || String(error.code ?? error) };
  } finally {
    compiler.evictCache(0); // no two reports share a result
  }
}

/** A font under another name of the same length: its offsets stay as they are. */
function renamed(font, from, to) {
  const inUtf16 = (text) => Buffer.from(text, 'utf16le').swap16().toString('latin1');
  return Buffer.from(font.toString('latin1').replaceAll(inUtf16(from), inUtf16(to)).replaceAll(from, to), 'latin1');
}
