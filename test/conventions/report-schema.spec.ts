import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

describe('The schema of a report is what its types say', () => {
  it('holds', () => {
    const told = () =>
      execFileSync(process.execPath, ['bin/report-schema.js', '--check'], { cwd: ROOT, stdio: 'pipe' });
    expect(told).not.toThrow();
  });
});
