import { inflateRawSync } from 'node:zlib';

const LOCAL_FILE = 0x04034b50;
const STORED = 0;

/** The files in a ZIP archive whose parts stand one behind the other with their sizes, as texts by name (APPNOTE 4.3.7). */
export const zipEntries = (zip: Buffer): Map<string, string> => {
  const entries = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === LOCAL_FILE;) {
    const [method, size] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18)];
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    const content = zip.subarray(start, start + size);
    entries.set(
      zip.subarray(at + 30, nameEnd).toString(),
      (method === STORED ? content : inflateRawSync(content)).toString(),
    );
    at = start + size;
  }
  return entries;
};
