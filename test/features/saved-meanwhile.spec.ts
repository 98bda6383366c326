import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { CorrectionService } from '../../src/drafting/correction/correction.service.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import type { QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { PlanImportService } from '../../src/plan-import/plan-import.service.js';
import { EditionsRecord } from '../../src/publishing/editions.record.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { CX, Q4, servedDraft } from '../support/drafted.js';
import { servedDesk, type ServedDesk } from '../support/desk.js';
import { PPM, samplePlans } from '../support/sample-plans.js';

const Q3: QuarterKey = 'FY2018-Q3';
const WHY = 'The summary was wrong.';

let desk: ServedDesk;
const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);

const save = async (quarter: QuarterKey, text: string): Promise<void> => {
  const [row] = await textsOf(quarter);
  await get(TextsService).save(desk.people.ppm, CX, quarter, 'summary', { text, version: row?.version ?? 0 });
};

const goal = async () => {
  const found = await get(GoalsRecord).bySlug(CX);
  if (!found) throw new Error('There is no goal');
  return found;
};

const textsOf = async (quarter: QuarterKey) => {
  const update = await get(QuarterlyUpdatesRecord).inQuarter(await goal(), quarter);
  return update ? get(UpdateTextsRecord).of(update.id) : [];
};

/** Begins to move the update on while a text is being saved: it is written, and not committed yet. Gives what came of it. */
const whileSaving = async (quarter: QuarterKey, moveOn: () => Promise<unknown>): Promise<string> => {
  let saved = (): void => undefined;
  const isSaved = new Promise<void>((resolve) => (saved = resolve));
  const saving = get(UnitOfWork).run(async () => {
    await save(quarter, 'Saved meanwhile.');
    saved();
    await pause(400);
  });
  await isSaved;
  const moved = moveOn().then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
  await saving;
  return moved;
};

describe('A text that is saved while', () => {
  afterEach(() => desk.stop());

  it('a correction is discarded is put back too', async () => {
    desk = await servedDesk();
    const place = { slug: CX, quarter: Q3 };
    await get(CorrectionService).open(desk.people.ppm, place, WHY);
    await save(Q3, 'First words.');
    const outcome = await whileSaving(Q3, () => get(CorrectionService).discard(desk.people.ppm, place));
    expect([outcome, await textsOf(Q3)]).toEqual(['done', []]);
  });

  it('a correction is published stands in its edition', async () => {
    desk = await servedDesk();
    const place = { slug: CX, quarter: Q3 };
    await get(CorrectionService).open(desk.people.ppm, place, WHY);
    await save(Q3, 'First words.');
    const order = { reason: WHY, waive: 'The plan has no such words.' };
    await whileSaving(Q3, () => get(CorrectionService).publish(desk.people.ppm, place, order));
    const edition = await get(EditionsRecord).newestOf(await goal(), Q3);
    expect([edition?.edition.number, edition?.summary]).toEqual([2, 'Saved meanwhile.']);
  });

  it('its imported plan is published is seen: nobody has approved it', async () => {
    desk = await servedDesk();
    await desk.record.import((await samplePlans(CX)).filter(({ quarter }) => quarter === Q4));
    const outcome = await whileSaving(Q4, () => desk.record.publish(CX, Q4));
    expect(outcome).toContain('worked on at the desk and not approved');
    expect(await get(EditionsRecord).newestOf(await goal(), Q4)).toBeNull();
  });

  it('a plan is imported over it stays', async () => {
    desk = await servedDraft();
    const plan = (await samplePlans(CX)).filter(({ quarter }) => quarter === Q4);
    const outcome = await whileSaving(Q4, () => get(PlanImportService).import(plan, PPM));
    expect(outcome).toContain('is being worked on at the desk');
    expect((await textsOf(Q4))[0]).toMatchObject({ text: 'Saved meanwhile.' });
  });
});
