import { isLastAdministrator, type KeepingAccount } from './last-administrator.js';

const account = (id: string, changed: Partial<KeepingAccount> = {}): KeepingAccount => ({
  ...{ id, roles: [{ role: 'administrator', goal: null }], passwordHash: '$argon2id$', endedAt: null },
  ...changed,
});
const ada = account('ada');
const ppm = account('pat', { roles: [{ role: 'ppm', goal: null }] });

describe('the last administrator', () => {
  it.each([
    ['alone', [ada], true],
    ['beside PPM staff', [ada, ppm], true],
    ['beside another', [ada, account('bob')], false],
    ['beside one whose account is ended', [ada, account('bob', { endedAt: new Date('2018-10-02') })], true],
    ['beside one who never followed the invitation', [ada, account('bob', { passwordHash: null })], true],
    ['who is none', [{ ...ada, roles: [] }, account('bob')], false],
    ['whose account is ended', [{ ...ada, endedAt: new Date('2018-10-02') }], false],
  ])('%s', (_, accounts, last) => {
    expect(isLastAdministrator('ada', accounts)).toBe(last);
  });
});
