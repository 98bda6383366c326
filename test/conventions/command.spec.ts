import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

describe('The command of the package can be run as it is checked out', () => {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };

  // npx runs the file itself, and does not make it executable everywhere. Windows has no such mark.
  it.each(Object.values(bin))('%s', (file) => {
    if (process.platform !== 'win32') expect(statSync(join(ROOT, file)).mode & 0o111).toBe(0o111);
  });
});
