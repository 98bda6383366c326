import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '..', '..');

/** One TypeScript file of the program, with its path from the root written with `/`. */
export interface Source {
  path: string;
  text: string;
  /** What it imports: packages by name, files by their path from the root with `.ts`. */
  imports: string[];
}

export const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The files git knows or would take. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '');

/** Every source of the program, without its specs. */
export const sources = (): Source[] =>
  filesUnder('src', '.ts')
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => {
      const text = textOf(path);
      return { path, text, imports: importsOf(path, text) };
    });

const importsOf = (path: string, text: string): string[] => {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith('.') ? posix.join(dirname(path), fileName).replace(/\.js$/, '.ts') : fileName,
  );
};

/** The slice a file belongs to: the folder under `src`, or nothing for what stands at the top. */
export const sliceOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
