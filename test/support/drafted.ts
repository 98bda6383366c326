import type { EntityManager } from 'typeorm';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../src/milestones/quarterly-status.entity.js';
import type { UpdateText } from '../../src/quarterly-updates/update-text.entity.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { type ServedDesk, servedDesk } from './desk.js';

export const CX = 'customer-experience';
export const Q4 = 'FY2018-Q4';
export const DRAFT = '/desk/goals/customer-experience/updates/fy2018-q4';

/** A served desk with the round of Q4 FY 2018 open, and what its record says of customer-experience. */
export const servedDraft = async () => {
  const desk = await servedDesk();
  const { context } = desk.record;
  await context
    .get(RoundsService)
    .open({ quarter: Q4, submissionsDueAt: new Date('2028-11-15T22:00:00Z'), releaseAt: null }, desk.people.ppm);
  return { ...desk, ...recordOf(desk) };
};

const recordOf = ({ record: { context }, people }: ServedDesk) => {
  const goalAndUpdate = async () => {
    const goal = await context.get(GoalsRecord).bySlug(CX);
    const update = goal && (await context.get(QuarterlyUpdatesRecord).inQuarter(goal, Q4));
    if (!update) throw new Error('There is no update.');
    return { goal, update };
  };
  const rows = async (): Promise<QuarterlyStatus[]> =>
    context.get(MilestonesRecord).inQuarter((await goalAndUpdate()).goal, Q4);
  const text = async (section: UpdateText['section']): Promise<UpdateText> => {
    const found = await context.get(UpdateTextsRecord).section((await goalAndUpdate()).update.id, section);
    if (!found) throw new Error(`There is no ${section}.`);
    return found;
  };
  const manager = (): EntityManager => context.get(UnitOfWork).manager;
  return {
    goalAndUpdate,
    rows,
    text,
    row: async (reference: string): Promise<QuarterlyStatus> => {
      const found = (await rows()).find(({ milestone }) => milestone.reference === reference);
      if (!found) throw new Error(`There is no ${reference}.`);
      return found;
    },
    /** The newest entries of the log with this action. */
    logged: async (action: string) =>
      (
        await manager()
          .getRepository(LogEntry)
          .find({ where: { action }, order: { at: 'DESC' } })
      ).map(({ actorName, subjectTitle, before, after }) => ({ actorName, subjectTitle, before, after })),
    logLength: () => manager().getRepository(LogEntry).count(),
    /** Gives every milestone a status, every miss its words, and confirms the prose: ready to be submitted. */
    makeReady: async () => {
      const missed = { explanation: 'The partner left.', recoveryText: 'Q1 FY 2019' };
      const edits = (await rows()).map(({ id, version, dueQuarter, status }) => {
        const isOpen = status !== 'Completed' && status !== 'Withdrawn';
        const words = isOpen && dueQuarter !== null && dueQuarter <= Q4 ? missed : {};
        return { row: id, version, change: { status: isOpen ? ('On track' as const) : status, ...words } };
      });
      await context.get(RowsService).change(people.leader, CX, Q4, edits);
      for (const section of ['summary', 'highlights'] as const) {
        const { version } = await text(section);
        await context.get(TextsService).confirm(people.leader, CX, Q4, section, version);
      }
    },
  };
};

export type ServedDraft = Awaited<ReturnType<typeof servedDraft>>;
