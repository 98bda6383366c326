import { logFilterOf, logQueryOf, queryStringOf, wrongIn } from './log-query.js';

const GOALS = [{ id: 'g', slug: 'grants', prefix: 'GR', title: 'Results-Oriented Accountability for Grants' }];

describe('the filter of the log', () => {
  it('is read from an address, without what is no filter and without blanks around it', () => {
    const query = logQueryOf({ person: ' Pat ', from: ['2018-01-01', '2018-01-02'], before: 'e', to: '2018-10-31' });
    expect(query).toMatchObject({ person: 'Pat', from: '', to: '2018-10-31', action: '' });
    expect(queryStringOf(query, { before: 'e' })).toBe('?person=Pat&to=2018-10-31&before=e');
    expect(queryStringOf(logQueryOf({}))).toBe('');
    expect(logQueryOf({ text: 'x'.repeat(900) }).text).toHaveLength(200);
  });

  it('asks the log for whole days of Washington, and for what is called after the goal', () => {
    const filter = logFilterOf(logQueryOf({ goal: 'grants', from: '2018-10-01', to: '2018-10-31' }), GOALS);
    expect(filter).toMatchObject({
      ...{ person: null, action: null, kind: null, text: null },
      titled: { exactly: ['grants'], beginning: ['grants ', 'GR-'] },
      ...{ from: new Date('2018-10-01T04:00:00Z'), until: new Date('2018-11-01T04:00:00Z') },
    });
  });

  it.each([
    ['2018-03-11', '2018-03-12T04:00:00Z'],
    ['2018-11-04', '2018-11-05T05:00:00Z'],
  ])('ends with the last moment of %s, also where the clock is set on or back', (to, until) => {
    expect(logFilterOf(logQueryOf({ to }), GOALS).until).toEqual(new Date(until));
  });

  it.each([
    [{ from: '2018-10-01', to: '2018-10-01', goal: 'grants' }, []],
    [{ from: 'yesterday' }, ['from']],
    [{ to: '2018-02-29' }, ['to']],
    [{ to: '2018-2-3' }, ['to']],
    [{ from: '2018-10-02', to: '2018-10-01' }, ['to']],
    [{ goal: 'moon' }, ['goal']],
  ])('%j is wrong in %j', (sent, fields) => {
    expect(Object.keys(wrongIn(logQueryOf(sent), GOALS))).toEqual(fields);
  });
});
