import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';

/** Every view under a folder, compiled at start. A view is also a partial, under the same name: its path without `.hbs`. */
export class TemplateEngine {
  private readonly handlebars = Handlebars.create();
  private readonly views = new Map<string, Handlebars.TemplateDelegate>();

  constructor(private readonly root: string) {
    for (const { name, file, source } of viewsUnder(root)) {
      const view = this.compiled(file, source);
      this.views.set(name, view);
      this.handlebars.registerPartial(name, view);
    }
  }

  get names(): string[] {
    return [...this.views.keys()];
  }

  render(name: string, page: object): string {
    const view = this.views.get(name);
    if (!view) throw new Error(`There is no view ${name} under ${this.root}`);
    return view(page);
  }

  // Not compile(): that is lazy, and a broken view would wait for its first reader, who would also wait for a whole one.
  private compiled(file: string, source: string): Handlebars.TemplateDelegate {
    try {
      const options = { strict: true, knownHelpersOnly: true, preventIndent: true };
      const code = this.handlebars.precompile(source, options) as string;
      return this.handlebars.template(runInThisContext(`(${code})`, { filename: file }) as TemplateSpecification);
    } catch (error) {
      throw new Error(`The view ${file} does not compile: ${String(error)}`, { cause: error });
    }
  }
}

const viewsUnder = (root: string): { name: string; file: string; source: string }[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      name: relative(root, file).split(sep).join('/').slice(0, -'.hbs'.length),
      file,
      source: withoutIndentation(readFileSync(file, 'utf8')),
    }));

// Indentation is for whoever reads the view; in the page it would be a tenth of the bytes.
const withoutIndentation = (source: string): string => source.replace(/\n[\t ]+/g, '\n').replace(/\n{2,}/g, '\n');
