import { LogEntry } from '../../audit/log-entry.entity.js';
import { logCsv } from './log-csv.js';

describe('the log as CSV', () => {
  it('has words of several lines in quotes, so that no line of a file ends within them', () => {
    const entry = Object.assign(new LogEntry(), {
      ...{ id: '1', at: new Date('2018-09-14T14:05:09Z'), position: 0, unit: null, actorId: null, actorName: 'Lee' },
      ...{
        actorRole: 'goal leader',
        action: 'changed',
        subjectKind: 'milestone',
        subjectId: '2',
        subjectTitle: 'CX-001',
      },
      ...{ before: { explanation: null }, after: { explanation: 'One line\nand another' } },
    });
    expect(logCsv([entry], false)).toContain(',Explanation,,"One line\nand another"\r\n');
  });
});
