import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..');

export interface TextFile {
  /** From the root of the checkout, written with `/`. */
  path: string;
  text: string;
}

/** One TypeScript file of the program. */
export interface Source extends TextFile {
  /** What it imports: packages by name, files by their path from the root with `.ts`. */
  imports: string[];
  tree: ts.SourceFile;
}

let read: TextFile[] | undefined;

/** Every text file that git knows or would take. */
export const projectFiles = (): TextFile[] =>
  (read ??= pathsOfProject()
    .filter((path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0')));

const pathsOfProject = (): string[] => {
  try {
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, stdio: 'pipe' })
      .toString()
      .split('\n')
      .filter((path) => path !== '');
  } catch {
    return pathsOnDisk(); // a copy without git
  }
};

const pathsOnDisk = (): string[] => {
  const made = ['node_modules', 'dist', 'coverage', '.git'];
  return readdirSync(ROOT, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name))
    .flatMap((entry) =>
      entry.isFile()
        ? [entry.name]
        : readdirSync(join(ROOT, entry.name), { recursive: true, withFileTypes: true })
            .filter((inner) => inner.isFile())
            .map((inner) => relative(ROOT, join(inner.parentPath, inner.name)).split(sep).join('/')),
    );
};

/** The program among the files: everything under `src`, without its specs. */
export const sourcesAmong = (files: readonly TextFile[]): Source[] =>
  files
    .filter(({ path }) => /^src\/.*\.ts$/.test(path) && !path.endsWith('.spec.ts'))
    .map((file) => ({
      ...file,
      imports: importsOf(file),
      tree: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true),
    }));

/** As they are written, in every form: `import`, `import type`, `export from` and `import()`. */
export const writtenImportsOf = ({ text }: TextFile): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

const importsOf = (file: TextFile): string[] =>
  writtenImportsOf(file).map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts') : name,
  );

/** Where in the source the nodes of a kind are, as `path:line`. */
export const placesIn = (source: Source, wanted: (node: ts.Node) => boolean): string[] => {
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node)) {
      const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart());
      places.push(`${source.path}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return places;
};

/** The slice a file belongs to: the folder under `src`, or nothing for what stands at the top. */
export const sliceOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

/** A rule, not what is around it. */
export const isDomain = ({ path }: TextFile): boolean => /^src\/(fiscal|[^/]+\/domain)\//.test(path);
