import { Injectable } from '@nestjs/common';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import { NotAllowed } from '../not-allowed.js';
import { type Person, personMay } from '../people/domain/signed-in.js';
import type { Correction } from '../publishing/correction.entity.js';
import { CorrectionsRecord } from '../publishing/corrections.record.js';
import { EditionsRecord } from '../publishing/editions.record.js';
import { isEditable, type Stage, stageOf } from '../quarterly-updates/domain/stage.js';
import type { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { UpdateTextsRecord } from '../quarterly-updates/update-texts.record.js';
import { Refused } from '../refused.js';
import { StandingRecord } from './standing.record.js';

/** One goal's update of a quarter, with where it stands. */
export interface UpdateAtWork {
  goal: Goal;
  update: QuarterlyUpdate;
  stage: Stage;
  /** The correction of its published report that is being worked on. */
  correction: Correction | null;
}

/** Finds updates, and says whether and by whom they can be changed now. Every use case that changes one begins here. */
@Injectable()
export class UpdateAccess {
  constructor(
    private readonly goals: GoalsRecord,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly review: ReviewRecord,
    private readonly milestones: MilestonesRecord,
    private readonly editions: EditionsRecord,
    private readonly corrections: CorrectionsRecord,
    private readonly standing: StandingRecord,
  ) {}

  /** The update of the goal (by slug) for the quarter; null where there is no such goal or update. */
  async find(slug: string, quarter: QuarterKey): Promise<UpdateAtWork | null> {
    const goal = await this.goals.bySlug(slug);
    const update = goal && (await this.updates.inQuarter(goal, quarter));
    return goal && update && (await this.of(goal, update));
  }

  /** The update with where it stands. */
  async of(goal: Goal, update: QuarterlyUpdate): Promise<UpdateAtWork> {
    const { quarter } = update;
    const released = (await this.editions.publishedQuarters(goal)).includes(quarter);
    const [lastStep = null] = (await this.review.stepsOf([update.id])).map(({ kind }) => kind).slice(-1);
    const touched = lastStep !== null || (await this.isTouched(goal, update));
    const correction = released ? await this.corrections.openOf(goal, quarter) : null;
    return { goal, update, stage: stageOf({ lastStep, touched, released }), correction };
  }

  /**
   * The update, for a change of it. Throws NotAllowed where the person may not change it, and Refused, with what to do,
   * where it cannot be changed now.
   */
  async toEdit(person: Person, slug: string, quarter: QuarterKey): Promise<UpdateAtWork> {
    refuseOthers(person, slug);
    await this.updates.hold(slug, quarter, 'shared');
    const found = await this.find(slug, quarter);
    if (!found) throw withoutUpdate(slug, quarter);
    const refusal = refusalToEdit(person, found);
    if (refusal) throw refusal;
    return found;
  }

  /** The same question where the update itself is not needed, for what is saved often. Throws as toEdit does. */
  async allowEdit(person: Person, slug: string, quarter: QuarterKey): Promise<void> {
    refuseOthers(person, slug);
    await this.updates.hold(slug, quarter, 'shared');
    const found = await this.standing.of(slug, quarter);
    if (!found) throw withoutUpdate(slug, quarter);
    const refusal = refusalToEdit(person, {
      goal: { slug },
      update: { quarter },
      stage: stageOf({ ...found, touched: true }),
      correction: found.correcting ? {} : null,
    });
    if (refusal) throw refusal;
  }

  private async isTouched(goal: Goal, update: QuarterlyUpdate): Promise<boolean> {
    if (update.planSha256 !== null) return true; // a plan was imported: somebody has written it
    if (update.editedAt !== null) return true;
    const texts = await this.texts.of(update.id);
    return texts.some(({ editedAt }) => editedAt !== null) || (await this.milestones.anyEdited(goal, update.quarter));
  }
}

const refuseOthers = (person: Person, slug: string): void => {
  if (personMay(person, 'edit-update', slug)) return;
  throw new NotAllowed(`Only the leaders and deputies of ${slug} and PPM staff may change its update.`);
};

const withoutUpdate = (slug: string, quarter: QuarterKey): Refused =>
  new Refused([`${slug} has no update for ${labelOf(quarter)}: PPM staff open a round for it first.`]);

/** An update as far as it decides whether it can be changed. */
type Changeable = Pick<UpdateAtWork, 'stage'> & {
  goal: Pick<Goal, 'slug'>;
  update: Pick<QuarterlyUpdate, 'quarter'>;
  correction: object | null;
};

/** Why the person cannot change the update now; null where they can. */
export const refusalToEdit = (person: Person, { goal, update, stage, correction }: Changeable): Error | null => {
  const label = labelOf(update.quarter);
  if (stage === 'released') {
    if (!correction) return new Refused([`The report of ${label} is released: PPM staff can correct it.`]);
    return personMay(person, 'correct-report', goal.slug)
      ? null
      : new NotAllowed(`Only PPM staff may correct the report of ${label}.`);
  }
  if (isEditable(stage)) return null;
  return new Refused([
    stage === 'submitted'
      ? `The update of ${label} is under review: take it back, or ask PPM staff to return it, and then change it.`
      : `The update of ${label} is approved: PPM staff can reopen it, and then it can be changed.`,
  ]);
};
