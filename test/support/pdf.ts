import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure of a PDF, with its words in the order in which they are read. */
export interface Tag {
  role: string;
  alt?: string;
  text: string;
  children: Tag[];
}

export interface ReadPdf {
  title: string;
  language: string | null;
  marked: boolean;
  createdAt: string;
  pages: number;
  labels: string[];
  bookmarks: string[];
  /** Page after page. */
  tags: Tag[];
  /** All words in the order of the structure, with single spaces. */
  text: string;
}

interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

/** Reads a PDF as a screen reader does: by its tags. */
export const readPdf = async (bytes: Buffer): Promise<ReadPdf> => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
  const tags: Tag[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const words = new Map<string, string>();
    let open: (string | null)[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') open = open.slice(0, -1);
        else open = [...open, (item as { id?: string }).id ?? null];
        continue;
      }
      const id = open.findLast((one) => one !== null);
      if (id) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
    }
    const root = (await page.getStructTree()) as Node | null;
    if (root) tags.push(tagOf(root, words));
  }
  const read = {
    title: info.Title ?? '',
    language: info.Language ?? null,
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    createdAt: info.CreationDate ?? '',
    pages: pdf.numPages,
    labels: (await pdf.getPageLabels()) ?? [],
    bookmarks: titlesOf(await pdf.getOutline()),
    tags,
    text: tags.map(({ text }) => text).join(' '),
  };
  await pdf.destroy();
  return { ...read, text: spaced(read.text) };
};

const titlesOf = (bookmarks: readonly Bookmark[]): string[] =>
  bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

const tagOf = ({ role = '', alt, children = [] }: Node, words: ReadonlyMap<string, string>): Tag => {
  const tags: Tag[] = [];
  let text = '';
  for (const child of children) {
    if (child.type === 'content') {
      text += words.get(child.id ?? '') ?? '';
    } else if (child.role !== undefined) {
      const tag = tagOf(child, words);
      tags.push(tag);
      text += BLOCKS.has(tag.role) ? `\n${tag.text}\n` : tag.text;
    }
  }
  return { role, ...(alt === undefined ? {} : { alt }), text, children: tags };
};

const BLOCKS = new Set(['Document', 'Div', 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody']);
for (const role of ['Table', 'Caption', 'THead', 'TBody', 'TR', 'TH', 'TD', 'TOC', 'TOCI', 'Figure', 'BlockQuote'])
  BLOCKS.add(role);

/** Words with single spaces between them, as a comparison takes them. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Words without any space: a line that ends in a word tells not whether a space stood there. */
export const packed = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Every tag, each before those within it. */
export const everyTag = (tags: readonly Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...everyTag(tag.children)]);

/** What a checker of PDF/UA-1 can find in the file itself, as sentences; none where all is well. */
export const faultsOf = (bytes: Buffer): string[] => {
  const objects = objectsOf(bytes);
  const all = [...objects.values()];
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const catalog = all.find(({ dictionary }) => /\/Type \/Catalog/.test(dictionary))?.dictionary ?? '';
  must(/\/Lang \(/.test(catalog), 'no language');
  must(/\/MarkInfo[^]*?\/Marked true/.test(catalog), 'not marked as tagged');
  must(/\/DisplayDocTitle true/.test(catalog), 'the title is not displayed');
  must(/\/StructTreeRoot \d+ 0 R/.test(catalog), 'no structure');
  const metadata = all.find(({ dictionary }) => /\/Type \/Metadata/.test(dictionary));
  must(/<pdfuaid:part>1<|pdfuaid:part="1"/.test(metadata?.stream?.toString() ?? ''), 'not said to be PDF/UA-1');
  must(/<dc:title>/.test(metadata?.stream?.toString() ?? ''), 'no title in the metadata');
  for (const { dictionary } of all.filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))) {
    if (dictionary.includes('/Annots'))
      must(/\/Tabs \/S/.test(dictionary), 'a page whose links are not in the order of the structure');
    const contents = (/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g);
    for (const [, number] of contents) {
      const { stream } = objects.get(Number(number)) ?? {};
      faults.push(...untaggedIn(stream));
      if (stream?.includes('/MCID')) must(/\/StructParents \d/.test(dictionary), 'a page outside of the structure');
    }
  }
  for (const { dictionary } of all.filter(({ dictionary }) => /\/Subtype \/Link/.test(dictionary))) {
    must(/\/Contents \(|\/Contents </.test(dictionary), 'a link that says not where it leads');
    must(/\/StructParent \d/.test(dictionary), 'a link outside of the structure');
  }
  for (const { dictionary } of all.filter(({ dictionary }) => /\/Type \/Font\b/.test(dictionary))) {
    if (/\/Subtype \/Type0/.test(dictionary)) must(/\/ToUnicode \d/.test(dictionary), 'a font without its characters');
  }
  for (const { dictionary } of all.filter(({ dictionary }) => /\/Type \/FontDescriptor/.test(dictionary)))
    must(/\/FontFile[23]? \d/.test(dictionary), 'a font that is not embedded');
  return [...new Set(faults)];
};

/** The fonts of a file, by their names without the mark of the part that is in it. */
export const fontsOf = (bytes: Buffer): string[] => {
  const names = [...objectsOf(bytes).values()].flatMap(
    ({ dictionary }) => /\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(dictionary)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
};

interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

const objectsOf = (bytes: Buffer): Map<number, PdfObject> => {
  const objects = new Map<number, PdfObject>();
  const text = bytes.toString('latin1');
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const [, number = '', body = ''] = found;
    const [dictionary = '', content] = body.split(/\nstream\n/, 2);
    const raw = content === undefined ? null : Buffer.from(content.replace(/\nendstream[^]*$/, ''), 'latin1');
    const stream = raw && /\/FlateDecode/.test(dictionary) ? inflateSync(raw) : raw;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
};

const PAINTS = new Set(['Tj', 'TJ', "'", '"', 'f', 'f*', 'F', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI']);

/** What a page paints outside of every mark: neither part of the structure nor said to be decoration. */
const untaggedIn = (stream: Buffer | null | undefined): string[] => {
  let open = 0;
  const faults: string[] = [];
  const operators = (stream?.toString('latin1') ?? '').replace(/\((?:\\.|[^\\)])*\)|<[\dA-Fa-f\s]*>/g, '_');
  for (const word of operators.split(/\s+/)) {
    if (word === 'BMC' || word === 'BDC') open += 1;
    else if (word === 'EMC') open -= 1;
    else if (open === 0 && PAINTS.has(word)) faults.push(`${word} is neither tagged nor decoration`);
  }
  if (open !== 0) faults.push('a mark that is not closed');
  return faults;
};
