import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockFile } from '../database/file-lock.js';
import { Refused } from '../refused.js';
import { sha256Of } from '../sha256.js';
import {
  type ExportedFile,
  type Manifest,
  MANIFEST_NAME,
  OWN_NAME,
  readManifest,
  writeManifest,
} from './export-manifest.js';

/** What a switch did to the folder. */
export interface Switched {
  written: number;
  removed: number;
}

/**
 * The folder that the site is written to. New files are written beside the site first; only when all are there do they
 * take their places, each at once, so that whoever serves the folder never serves half a file, and a failed export
 * changes nothing. An export that was killed meanwhile is completed by the next one.
 */
export class ExportFolder {
  private staged = new Map<string, ExportedFile>();

  private constructor(
    private readonly folder: string,
    private readonly staging: string,
    /** What the folder holds of an earlier export. */
    private readonly before: Manifest,
    private readonly unlock: () => void,
  ) {}

  /** Throws Refused where the folder is none of ours or cannot be written, or another export writes it. */
  static async open(folder: string): Promise<ExportFolder> {
    let unlock: (() => void) | null = null;
    try {
      await mkdir(folder, { recursive: true });
      if (!(await isOurs(folder))) throw new Refused([notOurs(folder)]);
      unlock = lockFile(join(folder, LOCK_NAME));
      if (!unlock) throw new Refused([underWay(folder)]);
      const before = await readManifest(folder);
      // Left by an export that was killed.
      for (const name of (await readdir(folder)).filter((one) => one.startsWith(`${OWN_NAME}-`)))
        await rm(join(folder, name), { recursive: true, force: true });
      return new ExportFolder(folder, await mkdtemp(join(folder, `${OWN_NAME}-`)), before ?? NOTHING, unlock);
    } catch (error) {
      unlock?.();
      const why = CANNOT[(error as NodeJS.ErrnoException).code ?? ''];
      throw why ? new Refused([`The site cannot be written to ${folder}: ${why}.`]) : error;
    }
  }

  /** Whether the folder holds, whole and untouched, what is published as this program writes it. */
  async holds({ published, program }: Pick<Manifest, 'published' | 'program'>): Promise<boolean> {
    const { before } = this;
    if (!before.whole || before.published !== published || before.program !== program) return false;
    for (const exported of Object.values(before.files)) if (!(await this.hasSize(exported))) return false;
    return true;
  }

  /** How many files an earlier export left. */
  get size(): number {
    return Object.keys(this.before.files).length;
  }

  /** What the folder holds for an address, where it was written with this hash and is in its place. */
  async kept(address: string, sha256: string | undefined): Promise<ExportedFile | null> {
    const exported = this.before.files[address];
    const trusted = exported && this.before.whole && exported.sha256 === sha256;
    return trusted && (await this.hasSize(exported)) ? exported : null;
  }

  /** Writes a body beside the site, unless the folder holds the same already. */
  async stage(address: string, file: string, body: Buffer): Promise<ExportedFile> {
    const exported = { file, sha256: sha256Of(body), size: body.length };
    if ((await this.hashOf(address, file)) === exported.sha256) this.staged.delete(address);
    else {
      await writeFile(join(this.staging, stagedName(address)), body);
      this.staged.set(address, exported);
    }
    return exported;
  }

  /** Puts what was staged in its place, and removes what the site no longer has. */
  async switchTo(manifest: Omit<Manifest, 'format' | 'whole'>): Promise<Switched> {
    const { folder, staging, before } = this;
    const all = { ...before.files, ...manifest.files };
    const staged = [...this.staged].filter(([address]) => manifest.files[address]).sort(pagesLast);
    const gone = Object.entries(before.files).filter(([address]) => !manifest.files[address]);
    if (staged.length + gone.length > 0)
      await writeManifest(folder, staging, { ...manifest, format: 1, whole: false, files: all });
    try {
      for (const [address, { file }] of staged) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await rename(join(staging, stagedName(address)), join(folder, file));
      }
      for (const [, { file }] of gone) await this.remove(file);
      await writeManifest(folder, staging, { ...manifest, format: 1, whole: true });
    } catch (error) {
      throw new Error(halfWay(folder, error), { cause: error });
    }
    return { written: staged.length, removed: gone.length };
  }

  /** Takes away what lies beside the site, and lets others export. */
  async close(): Promise<void> {
    try {
      await rm(this.staging, { recursive: true, force: true });
    } finally {
      this.unlock();
    }
  }

  // An export that was killed while it replaced files left some of them old: then the file itself is asked.
  private async hashOf(address: string, file: string): Promise<string | null> {
    const known = this.before.files[address];
    const there = await stat(join(this.folder, file)).catch(() => null);
    if (!there) return null;
    if (!known) throw new Refused([notWritten(join(this.folder, file))]);
    if (this.before.whole) return there.size === known.size ? known.sha256 : null;
    return sha256Of(await readFile(join(this.folder, file)));
  }

  private async hasSize({ file, size }: ExportedFile): Promise<boolean> {
    const there = await stat(join(this.folder, file)).catch(() => null);
    return there?.size === size;
  }

  private async remove(file: string): Promise<void> {
    await rm(join(this.folder, file), { force: true });
    for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
      const emptied = await rmdir(join(this.folder, parent)).then(
        () => true,
        () => false, // something else is in it
      );
      if (!emptied) return;
    }
  }
}

/** Not one of those that an export removes as left by another. */
const LOCK_NAME = `${OWN_NAME}.lock`;

const NOTHING: Manifest = { format: 1, whole: true, published: '', program: '', files: {} };

const CANNOT: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  SQLITE_CANTOPEN: 'this account may not write there',
  SQLITE_READONLY: 'this account may not write there',
  EEXIST: 'it is a file; name a folder',
  ENOTDIR: 'part of its path is a file; name a folder',
};

/** Nothing in it but the work of exports. */
const isOurs = async (folder: string): Promise<boolean> => {
  const entries = await readdir(folder);
  return entries.includes(MANIFEST_NAME) || entries.every((name) => name.startsWith(OWN_NAME));
};

const halfWay = (folder: string, error: unknown): string =>
  `Some files of ${folder} were replaced and others were not (${error instanceof Error ? error.message : String(error)}). ` +
  'Export again, which completes it.';

const notOurs = (folder: string): string =>
  `${folder} is not empty and holds no exported site; name an empty folder, a new one, or one exported to before.`;

const underWay = (folder: string): string => `Another export to ${folder} is under way; wait until it has ended.`;

const notWritten = (file: string): string =>
  `${file} was not written by an export and would be replaced; take it away, or export to another folder.`;

const stagedName = (address: string): string => `${sha256Of(Buffer.from(address)).slice(0, 32)}.new`;

/** A page that is already new finds the styles and files that it names. */
const pagesLast = ([, one]: [string, ExportedFile], [, other]: [string, ExportedFile]): number =>
  Number(one.file.endsWith('.html')) - Number(other.file.endsWith('.html'));
