import { correctionOf } from './account-correction.js';

const LEE = { name: 'Lee Carter', email: 'lee.carter@example.gov' };

describe('what is put right of an account', () => {
  it.each([
    ['the name', { ...LEE, name: 'Leigh Carter' }, { name: 'Lee Carter' }, { name: 'Leigh Carter' }],
    ['the address', { ...LEE, email: 'L.Carter@Example.gov' }, { email: LEE.email }, { email: 'l.carter@example.gov' }],
    ['both', { name: 'Lee', email: 'lee@example.gov' }, LEE, { name: 'Lee', email: 'lee@example.gov' }],
  ])('%s', (_, next, before, after) => {
    expect(correctionOf(LEE, next)).toEqual({ before, after });
  });

  it.each([[LEE], [{ ...LEE, email: 'Lee.Carter@example.gov' }]])('is nothing where it is the same: %j', (next) => {
    expect(correctionOf(LEE, next)).toBeNull();
  });
});
