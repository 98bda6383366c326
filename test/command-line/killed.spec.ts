import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { milepost, ROOT, startMilepost } from '../support/command.js';
import { databaseKind, freshDatabase } from '../support/database.js';
import { countRows } from '../support/rows.js';

const PLANS = join(ROOT, 'data', 'plans');

describe(`kill -9 during an import on ${databaseKind()}`, () => {
  // From before the first row to well after the last commit of a usual import.
  it.each([0, 100, 250, 400, 700])('%i ms after it began leaves all or nothing', async (wait) => {
    const database = await freshDatabase();
    await milepost(database.url, 'migrate');
    const child = startMilepost(database.url, ['import', PLANS]);
    const closed = once(child, 'close');
    await once(child.stdout, 'data'); // "Reading 32 plans…"
    await pause(wait);
    child.kill('SIGKILL');
    await closed;

    const { quarterly_updates: updates, quarterly_statuses: statuses, ...others } = await countRows(database.url);
    if (updates === 0) expect([statuses, ...Object.values(others)]).toEqual([0, ...Object.values(others).map(() => 0)]);
    else expect([updates, statuses]).toEqual([32, 646]);

    const again = await milepost(database.url, 'import', PLANS);
    expect(again.code).toBe(0);
    expect(await countRows(database.url)).toMatchObject({ quarterly_updates: 32, quarterly_statuses: 646 });
    await database.drop();
  });
});
