import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { databaseKind } from '../support/database.js';
import { type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const GRID = '/desk/goals/customer-experience/updates/fy2018-q4/milestones';
const PEOPLE = 16;
const SAVES = 10;

describe(`sixteen people who save at once on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  let visitors: Visitor[];
  beforeAll(async () => {
    desk = await servedDesk();
    const moments = { submissionsDueAt: new Date('2018-10-20T21:00:00Z'), releaseAt: null };
    await desk.record.context.get(RoundsService).open({ quarter: 'FY2018-Q4', ...moments }, desk.people.ppm);
    visitors = await Promise.all(Array.from({ length: PEOPLE }, () => desk.as('leader')));
  });
  afterAll(() => desk.stop());

  const manager = () => desk.record.context.get(UnitOfWork).manager;
  const rowsNow = () =>
    manager()
      .getRepository(QuarterlyStatus)
      .find({
        where: { quarter: 'FY2018-Q4', milestone: { goal: { slug: 'customer-experience' } } },
        relations: { milestone: true },
        order: { position: 'ASC' },
      });
  const entriesOf = (milestoneId: string) =>
    manager().getRepository(LogEntry).findBy({ action: 'updated', subjectId: milestoneId });

  const save = async (visitor: Visitor, row: QuarterlyStatus, version: number, explanation: string) => {
    const { reference } = row.milestone;
    const was = JSON.stringify({ id: row.id, version });
    const fields = { [`was.${reference}`]: was, [`explanation.${reference}`]: explanation };
    return (await visitor.post(GRID, fields, { accept: 'application/json' })).status;
  };

  it('each on a row of their own lose nothing, and none is refused', async () => {
    const rows = (await rowsNow()).slice(0, PEOPLE);
    const answers = await Promise.all(
      visitors.map(async (visitor, index) => {
        const statuses: number[] = [];
        for (let turn = 0; turn < SAVES; turn += 1) {
          const row = rows[index]!;
          statuses.push(await save(visitor, row, row.version + turn, `Words ${turn + 1} of ${index}`));
        }
        return statuses;
      }),
    );
    expect(answers.flat().filter((status) => status !== 200)).toEqual([]);
    const after = (await rowsNow()).slice(0, PEOPLE);
    expect(after.map(({ version, explanation }) => [version, explanation])).toEqual(
      rows.map(({ version }, index) => [version + SAVES, `Words ${SAVES} of ${index}`]),
    );
    for (const { milestoneId } of rows) expect(await entriesOf(milestoneId)).toHaveLength(SAVES);
  });

  it('all on one row: one is saved, and all others see both versions', async () => {
    const row = (await rowsNow())[PEOPLE]!;
    const answers = await Promise.all(
      visitors.map((visitor, index) => save(visitor, row, row.version, `The words of ${index}`)),
    );
    expect(answers.sort()).toEqual([200, ...Array<number>(PEOPLE - 1).fill(409)]);
    expect((await rowsNow())[PEOPLE]).toMatchObject({ version: row.version + 1 });
    expect(await entriesOf(row.milestoneId)).toHaveLength(1);
  });
});
