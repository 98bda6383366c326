import { STAGES, STEP_KINDS } from '../../quarterly-updates/domain/stage.js';
import { stepRefusal } from './step-refusal.js';

describe('a step of the review that cannot be taken', () => {
  it.each([
    ['submitted', 'submitted', 'The update cannot be submitted now: it is under review already.'],
    ['approved', 'drafting', 'The update cannot be approved now: nobody has submitted it yet, or it was taken back.'],
    ['returned', 'approved', 'The update cannot be returned now: it is approved already; PPM staff can reopen it.'],
    [
      'taken-back',
      'released',
      'The update cannot be taken back now: its report is released; PPM staff can correct it.',
    ],
    ['reopened', 'submitted', 'The update cannot be reopened now: it is under review already.'],
  ] as const)('%s, from %s', (step, stage, sentence) => {
    expect(stepRefusal(step, stage)).toBe(sentence);
  });

  it('is one of thirty; seven can', () => {
    const open = STEP_KINDS.flatMap((step) => STAGES.filter((stage) => stepRefusal(step, stage) === null));
    expect(open).toHaveLength(7);
  });
});
