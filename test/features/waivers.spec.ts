import { RowsService } from '../../src/drafting/rows.service.js';
import { WaiversService } from '../../src/drafting/waivers.service.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { ReviewRecord } from '../../src/quarterly-updates/review.record.js';
import { CX, Q4, servedDraft, type ServedDraft } from '../support/drafted.js';

const NAMED = { code: 'move-without-reason', reference: 'CX-030', strategy: null };

describe('A waiver', () => {
  let desk: ServedDraft;
  const get: ServedDraft['record']['context']['get'] = (token: never) => desk.record.context.get(token);

  beforeAll(async () => {
    desk = await servedDraft();
  });
  afterAll(() => desk.stop());

  const moveTo = async (dueText: string) => {
    const { id, version } = await desk.row('CX-030');
    await get(RowsService).change(desk.people.leader, CX, Q4, [{ row: id, version, change: { dueText } }]);
  };
  const standing = async () => {
    const { goal, update } = await desk.goalAndUpdate();
    const { findings, report } = await get(ReportAssembly).of(update, goal);
    const ofMove = ({ code, reference }: { code: string; reference: string | null }) =>
      code === NAMED.code && reference === NAMED.reference;
    return {
      open: findings.filter(ofMove).map(({ sentence }) => sentence),
      waived: report.waivers.filter(ofMove).map(({ reason }) => reason),
    };
  };
  const waive = (reason: string) => get(WaiversService).waive(desk.people.ppm, CX, Q4, NAMED, reason);

  it('is of the finding as it stood: another move of the date is not let pass by it', async () => {
    await moveTo('Q2 FY 2019');
    expect((await standing()).open).toEqual([
      expect.stringMatching(
        /^The due date of CX-030 ".*" moved from Q\d FY 2018 to Q2 FY 2019 and no reason is given\.$/,
      ),
    ]);
    await waive('The budget came late.');
    expect(await standing()).toEqual({ open: [], waived: ['The budget came late.'] });
    await moveTo('Q4 FY 2020');
    expect(await standing()).toMatchObject({ open: [expect.stringContaining('to Q4 FY 2020')], waived: [] });
  });

  it('is given anew in place of one that lapsed, and the log has both', async () => {
    await waive('The office was closed.');
    expect(await standing()).toEqual({ open: [], waived: ['The office was closed.'] });
    const { update } = await desk.goalAndUpdate();
    expect(await get(ReviewRecord).waiversOf(update.id)).toHaveLength(1);
    expect((await desk.logged('waived'))[0]).toMatchObject({
      before: { finding: expect.stringContaining('to Q2 FY 2019') as string, reason: 'The budget came late.' },
      after: { finding: expect.stringContaining('to Q4 FY 2020') as string, reason: 'The office was closed.' },
    });
  });
});
