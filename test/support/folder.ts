import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder of this test's own; it goes with the run. */
export const freshFolder = (): string => mkdtempSync(join(process.env.MILEPOST_TEST_FOLDER ?? tmpdir(), 'test-'));
