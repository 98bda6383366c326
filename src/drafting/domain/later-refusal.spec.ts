import { STAGES } from '../../quarterly-updates/domain/stage.js';
import { laterRefusal } from './later-refusal.js';

describe('a correction beside a later update', () => {
  it.each(STAGES.map((stage) => [stage, stage === 'submitted' || stage === 'approved'] as const))(
    'that is %s is refused: %s',
    (stage, refused) => {
      expect(laterRefusal('FY2018-Q4', stage) !== null).toBe(refused);
    },
  );

  it('says what to do first', () => {
    expect(laterRefusal('FY2018-Q4', 'approved')).toBe(
      'The update of Q4 FY 2018 is approved, and says what changed since this report: reopen it before the correction is published.',
    );
    expect(laterRefusal('FY2018-Q4', 'submitted')).toContain('return it, or have it taken back, before');
  });
});
