/** Where an update stands on its way to the public. */
export const STAGES = ['not started', 'drafting', 'submitted', 'returned', 'approved', 'released'] as const;
export type Stage = (typeof STAGES)[number];

/** What somebody does with an update to move it on or back. */
export const STEP_KINDS = ['submitted', 'taken-back', 'returned', 'approved', 'reopened'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** From which stages each step can be taken. */
const FROM = {
  submitted: ['not started', 'drafting', 'returned'],
  'taken-back': ['submitted'],
  returned: ['submitted'],
  approved: ['submitted'],
  reopened: ['approved'],
} as const satisfies Record<StepKind, readonly Stage[]>;

const LEADS_TO = {
  submitted: 'submitted',
  'taken-back': 'drafting',
  returned: 'returned',
  approved: 'approved',
  reopened: 'returned',
} as const satisfies Record<StepKind, Stage>;

/** The stage of an update: of its last step, of whether anybody touched it, and of whether an edition was released. */
export const stageOf = (update: { lastStep: StepKind | null; touched: boolean; released: boolean }): Stage => {
  if (update.released) return 'released';
  if (update.lastStep !== null) return LEADS_TO[update.lastStep];
  return update.touched ? 'drafting' : 'not started';
};

/** Whether the step can be taken from the stage. */
export const mayFollow = (step: StepKind, stage: Stage): boolean => (FROM[step] as readonly Stage[]).includes(stage);

/** Whether its rows and words can be changed: not while it is under review, approved or released. */
export const isEditable = (stage: Stage): boolean => ['not started', 'drafting', 'returned'].includes(stage);
