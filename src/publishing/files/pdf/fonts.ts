import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const OWN = join(import.meta.dirname, '..', '..', '..', '..', 'views', 'publishing', 'fonts');

const FACES = [
  'public-sans/PublicSans-Regular',
  'public-sans/PublicSans-Bold',
  'public-sans/PublicSans-Italic',
  'public-sans/PublicSans-BoldItalic',
  'merriweather/Latin-Merriweather-Bold',
  'roboto-mono/roboto-mono-v5-latin-regular',
];

/**
 * Every font that a PDF may use. The compiler also finds those of the system, and takes one of the same family where its
 * weight or slant is nearer: so the text asks for no face but these, and the font that stands in for a character which
 * they lack, in any weight, has a name that no system has.
 */
export const pdfFonts = (): Buffer[] => [
  ...FACES.map((face) => readFileSync(resolve(`@uswds/uswds/fonts/${face}.ttf`))),
  renamed(readFileSync(join(OWN, 'DejaVuSans.ttf')), 'DejaVu Sans', 'Stand-in Mp'),
];

/** A font under another name of the same length: its offsets stay as they are. */
const renamed = (font: Buffer, from: string, to: string): Buffer => {
  const inUtf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1');
  return Buffer.from(font.toString('latin1').replaceAll(inUtf16(from), inUtf16(to)).replaceAll(from, to), 'latin1');
};
