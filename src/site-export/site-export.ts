import { Refused } from '../refused.js';
import { fileOf } from './domain/file-of.js';
import { linksOf, type SiteLink } from './links.js';
import { ExportFolder } from './export-folder.js';
import type { ExportedFile } from './export-manifest.js';

/** What the program answered at an address. */
export interface Answered {
  status: number;
  /** The whole Content-Type. */
  type: string;
  /** True for what is for everybody; false for what is not part of the site. */
  isPublic: boolean;
  body: Buffer;
}

/** What is published, by its fingerprints. */
export interface Published {
  /** Of all of it. */
  fingerprint: string;
  /** The SHA-256 of what never changes, by its address: it need not be asked for where the folder holds the same. */
  files: ReadonlyMap<string, string>;
}

/** The running site that is written as files. */
export interface RunningSite {
  /** What its absolute links begin with. */
  siteAddress: string;
  /** The fingerprint of the program that answers, and of the settings that show. */
  program: string;
  /** What is published at this moment. */
  published(): Promise<Published>;
  /** Addresses that must be there, whether anything leads to them or not. */
  addresses(): Promise<readonly string[]>;
  ask(address: string): Promise<Answered>;
}

/** What an export came to. */
export interface ExportAccount {
  files: number;
  written: number;
  removed: number;
  /** Sentences on what a person typed and nobody can follow. */
  notices: string[];
}

/** The page that a file host shows where there is none. */
export const NOT_FOUND_PAGE = '/404.html';

const AT_ONCE = 4;
const MOST_PASSES = 3;
const MOST_NAMED = 10;

/**
 * Writes the site to a folder: what it must have, and what that leads to. Throws Refused, and then the folder is as it
 * was, where the folder is none of ours, or a link of the site leads nowhere.
 */
export const exportSite = async (
  site: RunningSite,
  path: string,
  step: (address: string) => void = () => undefined,
): Promise<ExportAccount> => {
  const folder = await ExportFolder.open(path);
  try {
    for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
      const before = await site.published();
      const state = { published: before.fingerprint, program: site.program };
      if (await folder.holds(state)) return { files: folder.size, written: 0, removed: 0, notices: [] };
      const taken = await take({ site, folder, frozen: before.files, step });
      if ((await site.published()).fingerprint !== before.fingerprint) continue; // pages of two states of the site: take it again
      const [first, ...more] = taken.broken;
      if (first) throw new Refused([first, ...more]);
      const switched = await folder.switchTo({ ...state, files: Object.fromEntries(taken.files) });
      return { files: taken.files.size, ...switched, notices: taken.notices };
    }
    throw new Refused(['Reports were published while the site was exported, three times over; export it again.']);
  } finally {
    await folder.close();
  }
};

interface Work {
  site: RunningSite;
  folder: ExportFolder;
  frozen: Published['files'];
  step: (address: string) => void;
}

interface Taken {
  files: Map<string, ExportedFile>;
  broken: string[];
  notices: string[];
}

/** An address that cannot be written, and why. */
interface Fault {
  address: string;
  what: string;
}

/** What leads to an address; null for one that must be there. */
type Leads = Map<string, { from: string; ours: boolean } | null>;

/** Goes through the site, breadth first. */
const take = async (work: Work): Promise<Taken> => {
  const { site } = work;
  const files = new Map<string, ExportedFile>();
  const leads: Leads = new Map([...(await site.addresses()), NOT_FOUND_PAGE].map((address) => [address, null]));
  const faults: Fault[] = [];
  for (let due = [...leads.keys()]; due.length > 0;) {
    const found: string[] = [];
    await inParallel(due, async (address) => {
      const taken = await takeOne(work, address);
      if ('what' in taken) faults.push(taken);
      else files.set(address, taken.file);
      if ('links' in taken) found.push(...note(taken.links, address, leads));
      work.step(address);
    });
    due = found;
  }
  const typed = ({ address }: Fault): boolean => leads.get(address)?.ours === false;
  const told = (some: Fault[]): string[] => shortened(some.map((fault) => sentenceOn(fault, leads)));
  return { files, broken: told(faults.filter((one) => !typed(one))), notices: told(faults.filter(typed)) };
};

/** Notes what a page leads to, and gives what nothing led to before. */
const note = (links: readonly SiteLink[], from: string, leads: Leads): string[] =>
  links.flatMap(({ address, ours }) => {
    const known = leads.get(address);
    // Of all that lead somewhere one of ours is kept: that one can be mended.
    if (known === undefined || (known?.ours === false && ours)) leads.set(address, { from, ours });
    return known === undefined ? [address] : [];
  });

const takeOne = async (
  { site, folder, frozen }: Work,
  address: string,
): Promise<{ file: ExportedFile; links: SiteLink[] } | Fault> => {
  const kept = await folder.kept(address, frozen.get(address));
  if (kept) return { file: kept, links: [] };
  if (address.includes('?')) return { address, what: 'asks by a query, which files cannot answer' };
  const file = fileOf(address);
  if (file === null) return { address, what: 'is no name of a file' };
  const { status, type, isPublic, body } = await site.ask(address);
  const what = faultOf(address, file, { status, type, isPublic });
  if (what !== null) return { address, what };
  return { file: await folder.stage(address, file, body), links: linksOf({ address, type, body }, site.siteAddress) };
};

const faultOf = (address: string, file: string, { status, type, isPublic }: Omit<Answered, 'body'>): string | null => {
  const missing = address === NOT_FOUND_PAGE;
  if (status !== (missing ? 404 : 200)) return `answers ${status}`;
  if (!isPublic && !missing) return 'is not part of the public site';
  const page = type.startsWith('text/html');
  return file.endsWith('.html') === page ? null : `is ${type}, which its name does not say`;
};

const sentenceOn = ({ address, what }: Fault, leads: Leads): string => {
  const from = leads.get(address)?.from;
  return from === undefined ? `${address} ${what}.` : `${from} leads to ${address}, which ${what}.`;
};

const shortened = (sentences: string[]): string[] => {
  const more = sentences.length - MOST_NAMED;
  return more > 0 ? [...sentences.slice(0, MOST_NAMED), `And ${more} more.`] : sentences;
};

const inParallel = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};
