import { isForAnybody, may, PERMISSIONS, rolesThatMay, whoMay } from './permissions.js';
import { ROLES } from './roles.js';
import { actorOf } from './signed-in.js';

describe('who may do what', () => {
  it('gives every permission to some role, and each role the desk', () => {
    for (const permission of PERMISSIONS) expect(rolesThatMay(permission)).not.toEqual([]);
    expect(rolesThatMay('visit-desk')).toEqual(ROLES);
  });

  it.each([
    ['a leader for their goal', 'leader', 'grants', 'grants', true],
    ['a leader for another goal', 'leader', 'grants', 'workforce', false],
    ['a leader for some goal', 'leader', 'grants', null, true],
    ['a deputy for their goal', 'deputy', 'grants', 'grants', true],
    ['PPM staff for any goal', 'ppm', null, 'grants', true],
    ['an administrator for any goal', 'administrator', null, 'grants', false],
  ] as const)('lets %s edit: %s of %s, %s, %s', (_, role, of, goal, allowed) => {
    expect(may([{ role, goal: of }], 'edit-update', goal)).toBe(allowed);
  });

  it('lets nobody without a role do anything but keep their own account', () => {
    for (const permission of PERMISSIONS) expect(may([], permission, null)).toBe(permission === 'keep-own-account');
    expect(PERMISSIONS.filter(isForAnybody)).toEqual(['keep-own-account']);
  });

  it.each([
    ['edit-update', 'grants', 'Only PPM staff, goal leaders of grants and deputy goal leaders of grants'],
    ['run-rounds', null, 'Only PPM staff'],
    ['read-log', null, 'Only administrators and PPM staff'],
  ] as const)('says who: %s for %s', (permission, goal, words) => {
    expect(whoMay(permission, goal)).toBe(words);
  });
});

describe('somebody in the log', () => {
  const person = { id: '1', name: 'Lee Carter', email: 'lee@example.gov' };
  it.each([
    [
      'in the role they act in',
      [
        { role: 'leader', goal: 'grants' },
        { role: 'deputy', goal: 'workforce' },
      ],
      'workforce',
      'deputy goal leader of workforce',
    ],
    [
      'as PPM staff before all',
      [
        { role: 'leader', goal: 'grants' },
        { role: 'ppm', goal: null },
      ],
      'grants',
      'PPM staff',
    ],
    ['without one', [], null, 'no role'],
  ] as const)('%s', (_, roles, goal, role) => {
    expect(actorOf({ ...person, roles }, goal)).toEqual({ id: '1', name: 'Lee Carter', role });
  });
});
