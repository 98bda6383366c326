import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { StaleEdit } from '../../src/stale-edit.js';
import { type OpenRecord, openRecord, samplePlans } from '../support/sample-plans.js';

const GOAL = 'customer-experience';
const QUARTER = 'FY2018-Q4';
const LEADER = {
  ...{ id: 'lee', name: 'Lee Carter', email: 'lee.carter@example.gov' },
  roles: [{ role: 'leader', goal: GOAL } as const],
};

describe('a section that an imported plan does not have', () => {
  let record: OpenRecord;
  let texts: TextsService;
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans(GOAL));
    texts = record.context.get(TextsService);
  });
  afterAll(() => record.close());

  it('is not taken for one that was there and is gone', async () => {
    const saving = texts.save(LEADER, GOAL, QUARTER, 'highlights', { text: 'Mine.', version: 3 });
    await expect(saving).rejects.toThrow(StaleEdit);
  });

  it('is made by a save, which a step of the review beside it does not deadlock with', async () => {
    const [work, updates] = [record.context.get(UnitOfWork), record.context.get(QuarterlyUpdatesRecord)];
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const step = work.run(async () => {
      await work.alone();
      begin();
      await pause(300);
      await updates.hold(GOAL, QUARTER, 'alone');
    });
    await begun;
    const saving = texts.save(LEADER, GOAL, QUARTER, 'summary', { text: 'OMB issued guidance.', version: 0 });
    await step;
    const version = await saving;
    const again = texts.save(LEADER, GOAL, QUARTER, 'summary', { text: 'Another.', version: 0 });
    await expect(again).rejects.toThrow(StaleEdit);
    expect(await texts.save(LEADER, GOAL, QUARTER, 'summary', { text: 'Mine.', version })).toBe(version + 1);
  });
});
