import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../refused.js';

/** The name of the list of what an export wrote. Everything that an export keeps for itself begins with it. */
export const OWN_NAME = '.milepost-export';

/** The name of the list itself. */
export const MANIFEST_NAME = `${OWN_NAME}.json`;

/** A file of the site in the folder. */
export interface ExportedFile {
  /** Relative to the folder. */
  file: string;
  sha256: string;
  /** In bytes. */
  size: number;
}

/** What the folder holds of the site, and of which state of it. */
export interface Manifest {
  format: 1;
  /** False while files are being replaced: each is then as it was, or as it is listed, or not there. */
  whole: boolean;
  /** The fingerprint of what is published. */
  published: string;
  /** The fingerprint of the program and of the settings that show. */
  program: string;
  /** By address. */
  files: Record<string, ExportedFile>;
}

/** The manifest of a folder; null where it has none. Throws Refused where it is not to be read. */
export const readManifest = async (folder: string): Promise<Manifest | null> => {
  const text = await readFile(join(folder, MANIFEST_NAME), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const manifest = manifestIn(text);
  if (manifest) return manifest;
  throw new Refused([
    `${join(folder, MANIFEST_NAME)} is no list of exported files that this Milepost can read; export to an empty folder.`,
  ]);
};

const manifestIn = (text: string): Manifest | null => {
  try {
    const manifest = JSON.parse(text) as Partial<Manifest>;
    return manifest.format === 1 && typeof manifest.files === 'object' ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
};

/** Puts a manifest in the place of the one before, at once. */
export const writeManifest = async (folder: string, staging: string, manifest: Manifest): Promise<void> => {
  const beside = join(staging, MANIFEST_NAME);
  await writeFile(beside, `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(beside, join(folder, MANIFEST_NAME));
};
