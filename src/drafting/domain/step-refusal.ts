import { mayFollow, type Stage, type StepKind } from '../../quarterly-updates/domain/stage.js';

/** A step as a sentence names it. */
const STEP_WORDS = {
  submitted: 'submitted',
  'taken-back': 'taken back',
  returned: 'returned',
  approved: 'approved',
  reopened: 'reopened',
} as const satisfies Record<StepKind, string>;

const INSTEAD = {
  'not started': 'nobody has submitted it yet',
  drafting: 'nobody has submitted it yet, or it was taken back',
  submitted: 'it is under review already',
  returned: 'it was returned to the goal’s team, who submit it again',
  approved: 'it is approved already; PPM staff can reopen it',
  released: 'its report is released; PPM staff can correct it',
} as const satisfies Record<Stage, string>;

/** Why the step cannot be taken from this stage, with what stands instead; null where it can. */
export const stepRefusal = (step: StepKind, stage: Stage): string | null =>
  mayFollow(step, stage) ? null : `The update cannot be ${STEP_WORDS[step]} now: ${INSTEAD[stage]}.`;
