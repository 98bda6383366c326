import { noRoleSentence } from './no-role.js';

const ADA = { name: 'Ada Stone', email: 'ada.stone@example.gov' };
const BO = { name: 'Bo Lee', email: 'bo.lee@example.gov' };
const CY = { name: 'Cy Ruiz', email: 'cy.ruiz@example.gov' };

describe('what somebody without a role is told', () => {
  it.each([
    [[], 'Ask an administrator for one.'],
    [[ADA], 'Ask an administrator for one: Ada Stone (ada.stone@example.gov).'],
    [
      [ADA, BO, CY],
      'one: Ada Stone (ada.stone@example.gov), Bo Lee (bo.lee@example.gov) or Cy Ruiz (cy.ruiz@example.gov).',
    ],
  ])('names whom to ask: %j', (administrators, words) => {
    expect(noRoleSentence(administrators)).toMatch(/^You have no role at this desk, so only your account is open/);
    expect(noRoleSentence(administrators).endsWith(words)).toBe(true);
  });
});
