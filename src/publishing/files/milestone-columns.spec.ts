import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { sampleMilestone, sampleReport } from '../../../test/support/published-samples.js';
import { DICTIONARY, REPORT_TABLES } from './data-dictionary.js';

const MOVED = { kind: 'due-moved', from: 'FY2018-Q3', to: 'FY2018-Q4' } as const;

/** The first row of a table of a report with one milestone, by the names of its columns. */
const rowOf = (name: string, changed: Partial<ReportedMilestone>) => {
  const table = REPORT_TABLES.find((one) => one.name === name);
  const [cells = []] = table?.cellsOf(sampleReport({ milestones: [sampleMilestone(changed)] })) ?? [];
  return Object.fromEntries((table?.columns ?? []).map((column, at) => [column.name, cells[at]]));
};

describe('where the report says that a due date moved', () => {
  it.each([
    ['in the remark', { remark: 'Due date changed to 4Q FY18' }],
    ['in a note', { remark: 'No change', reason: 'The partner left.' }],
    ['in a note', { remark: 'No change', footnotes: ['Due date updated to align with the budget.'] }],
    ['no', { remark: 'No change' }],
    ['no', { remark: null }],
  ])('%s: %j', (announced, changed) => {
    const moved = { ...changed, changes: [MOVED] };
    expect(rowOf('Milestones', moved).move_announced).toBe(announced);
    expect(rowOf('Changes', moved)).toMatchObject({ move_announced: announced, kind: 'due-moved' });
  });

  it('is told only of one that moved', () => {
    expect(rowOf('Milestones', { remark: 'Due date changed' }).move_announced).toBeNull();
    const changes = [{ kind: 'completed', from: 'On track', to: 'Completed' } as const];
    expect(rowOf('Changes', { changes }).move_announced).toBeNull();
  });
});

describe('the value of an indicator as a number', () => {
  it.each([
    ['42', 42],
    ['-41.5', -41.5],
    ['1,234.5', 1234.5],
    ['44%', 44],
    ['$5.8B', 5.8e9],
    ['12,34', null],
    ['about 42', null],
    [null, null],
  ])('%j: %j', (value, number) => {
    expect(numberOf(value, null)).toBe(number);
  });

  it('is in single units, as in the charts', () => {
    expect(numberOf('438', 'Thousands')).toBe(438_000);
  });

  const numberOf = (value: string | null, unit: string | null) => {
    const table = REPORT_TABLES.find(({ name }) => name === 'Indicators');
    const indicator = { name: 'Calls', description: null, unit, baseline: null, target: null };
    const report = sampleReport({ indicators: [{ ...indicator, values: [{ period: 'FY 2018', value }] }] });
    const [printed, number] = table?.cellsOf(report)[0]?.slice(-2) ?? [];
    expect(printed).toBe(value ?? 'No value reported');
    return number;
  };
});

describe('the columns', () => {
  it('have names that any program can take, and are each explained in a sentence of their own', () => {
    for (const { columns } of [...REPORT_TABLES, DICTIONARY]) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, meaning } of columns) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(meaning.length).toBeGreaterThan(8);
      }
      expect(new Set(columns.map(({ meaning }) => meaning)).size).toBe(columns.length);
    }
  });
});
