import type { LogEntry } from '../../audit/log-entry.entity.js';
import { logUnitsOf, ownUnitsOf } from './log-units.js';

const GOAL = { id: 'g', slug: 'customer-experience', prefix: 'CX', title: 'Improving Customer Experience' };

const entry = (changed: Partial<LogEntry> = {}): LogEntry => ({
  ...{ id: 'e', at: new Date('2018-09-14T14:05:09Z'), position: 0, unit: 'u', actorId: 'p' },
  ...{ actorName: 'Pat Morgan', actorRole: 'PPM staff', action: 'reported' },
  ...{ subjectKind: 'milestone', subjectId: 'm', subjectTitle: 'CX-014' },
  ...{ before: { quarter: 'FY2018-Q3', status: 'On track' }, after: { quarter: 'FY2018-Q3', status: 'At risk' } },
  ...changed,
});

describe('a page of the log', () => {
  it('puts what was done at once together, and nothing else', () => {
    const units = logUnitsOf(
      [
        entry({ unit: 'b' }),
        entry(),
        entry({ subjectTitle: 'CX-015' }),
        entry({ unit: null }),
        entry({ unit: null, actorName: 'Sam' }),
      ],
      [GOAL],
    );
    expect(units.map(({ entries }) => entries.length)).toEqual([1, 2, 1, 1]);
    expect(units[0]).toMatchObject({
      who: 'Pat Morgan',
      role: 'PPM staff',
      at: { text: 'September 14, 2018 at 10:05 AM Eastern' },
    });
  });

  it.each([
    ['milestone', 'm', 'CX-014', '/desk/goals/customer-experience/milestones/CX-014'],
    ['strategy', 's', 'CX-S2', '/desk/goals/customer-experience/strategies/CX-S2'],
    ['goal', 'g', 'customer-experience', '/desk/goals/customer-experience'],
    ['indicators', 'g', 'customer-experience', '/desk/goals/customer-experience'],
    ['quarterly update', 'u', 'customer-experience Q4 FY 2018', '/desk/goals/customer-experience/updates/fy2018-q4'],
    [
      'edition',
      'e',
      'customer-experience Q4 FY 2018, edition 2',
      '/goals/customer-experience/updates/fy2018-q4/editions/2',
    ],
    ['round', 'r', 'Q4 FY 2018', '/desk/rounds/fy2018-q4'],
    ['person', 'p1', 'Lee Carter', '/desk/people/p1'],
    ['milestone', 'm', 'CXX-1', null],
    ['agenda', 'a', 'pma-2017', null],
  ])('leads to the %s', (subjectKind, subjectId, subjectTitle, href) => {
    const [unit] = logUnitsOf([entry({ subjectKind, subjectId, subjectTitle })], [GOAL]);
    expect(unit?.entries[0]?.subject).toEqual({ text: subjectTitle, href });
  });

  it('says the quarter once', () => {
    const [unit] = logUnitsOf(
      [entry({ subjectKind: 'quarterly update', subjectTitle: 'customer-experience Q3 FY 2018' })],
      [GOAL],
    );
    expect(unit?.entries[0]?.when).toBeNull();
    expect(ownUnitsOf([entry()])[0]?.entries[0]).toMatchObject({
      subject: null,
      done: 'Reported',
      when: 'for Q3 FY 2018',
    });
  });

  it('shows six fields at once, and the rest when asked', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((field) => [field, field]));
    const of = (before: object | null, after: object | null) => ownUnitsOf([entry({ before, after })])[0]?.entries[0];
    expect(of({}, many)).toMatchObject({
      fields: { length: 6 },
      more: { summary: '2 more fields', fields: { length: 2 } },
    });
    expect(of(null, many)).toMatchObject({ fields: [], more: { summary: 'What was recorded: 8 fields' } });
    expect(of(many, null)).toMatchObject({ fields: [], more: { summary: 'What it was: 8 fields' } });
    expect(of({ a: 1 }, { a: 1 })).toMatchObject({ fields: [], more: null, same: true });
    expect(of(null, null)).toMatchObject({ fields: [], more: null, same: false });
  });

  it('shows the beginning of a long text, and loses nothing of it', () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const value = ownUnitsOf([entry({ before: null, after: { remark: text } })])[0]?.entries[0]?.fields[0]?.to;
    expect(value?.opening?.length).toBeLessThanOrEqual(161);
    expect(`${value?.opening?.slice(0, -1) ?? ''} ${value?.text ?? ''}`).toBe(text);
  });
});
