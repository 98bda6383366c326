import { Injectable } from '@nestjs/common';
import { keyOf, parseQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { type GoalAtWork, UpkeepReader } from '../../drafting/upkeep/upkeep-reader.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';
import type { SubmittedForm } from '../../web/form.pipe.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, DeskPage, SeeOther } from '../desk-answers.js';
import { HistoryReader } from '../log/history.js';
import { deskPaths } from '../paths.js';
import { attempted, type SentBack } from './deed.js';
import { GOAL_VIEW, goalFacts, goalPage } from './goal.page.js';
import { MILESTONE_VIEW, milestonePage, newMilestonePage } from './milestone.page.js';
import { within } from './stage-words.js';
import { NEW_VIEW, newStrategyPage, STRATEGY_VIEW, strategyFacts, strategyPage } from './strategy.page.js';
import type { QuarterForm } from './upkeep.form.js';

/** Makes the pages of upkeep, also where a form came back. */
@Injectable()
export class UpkeepPages {
  constructor(
    private readonly reader: UpkeepReader,
    private readonly histories: HistoryReader,
  ) {}

  async goal(person: Person, slug: string, quarter: QuarterKey | null, sent: SentBack | null = null) {
    const at = await this.at(person, slug, quarter);
    const history = await this.histories.of({ kind: 'goal', id: at.goal.id });
    const model = goalPage(at, history, personMay(person, 'correct-report', slug), sent);
    return new DeskPage(GOAL_VIEW, model, goalFacts(at), sent?.status);
  }

  async strategy(person: Person, { slug, reference }: Named, quarter: QuarterKey | null, sent: SentBack | null = null) {
    const at = await this.at(person, slug, quarter);
    const found = await this.reader.strategy(at.goal, reference);
    if (!found) throw new NotFound();
    const history = await this.histories.of({ kind: 'strategy', id: found.strategy.id });
    const model = strategyPage(at, found, history, sent);
    return new DeskPage(STRATEGY_VIEW, model, strategyFacts(at, reference), sent?.status);
  }

  async newStrategy(person: Person, slug: string, quarter: QuarterKey | null, sent: SentBack | null = null) {
    const at = await this.at(person, slug, quarter);
    return new DeskPage(NEW_VIEW, newStrategyPage(at, sent), strategyFacts(at, 'Add a strategy'), sent?.status);
  }

  async milestone(
    person: Person,
    { slug, reference }: Named,
    quarter: QuarterKey | null,
    sent: SentBack | null = null,
  ) {
    const at = await this.at(person, slug, quarter);
    const found = await this.reader.milestone(at.goal, reference);
    if (!found) throw new NotFound();
    const history = await this.histories.of({ kind: 'milestone', id: found.milestone.id });
    const model = milestonePage(at, found, history, sent);
    return new DeskPage(MILESTONE_VIEW, model, strategyFacts(at, reference), sent?.status);
  }

  async newMilestone(
    person: Person,
    { slug, strategy }: { slug: string; strategy: string },
    quarter: QuarterKey | null,
    sent: SentBack | null = null,
  ) {
    const at = await this.at(person, slug, quarter);
    const model = newMilestonePage(at, strategy, sent);
    return new DeskPage(NEW_VIEW, model, strategyFacts(at, 'Add a milestone'), sent?.status);
  }

  /** Does what a form asks and goes on at the address, or shows the page again with what was typed. */
  async done<T extends QuarterForm>(
    { deed, form, goal }: { deed: string; form: SubmittedForm<T>; goal: { person: Person; slug: string } },
    act: (value: T) => Promise<{ address: string; text: string }>,
    again: (quarter: QuarterKey | null, sent: SentBack) => Promise<DeskAnswer>,
  ): Promise<DeskAnswer> {
    const quarter = quarterNamed(form.entered.quarter);
    const outcome = await attempted(deed, form, act);
    if ('back' in outcome) return again(quarter, outcome.back);
    const { address, text } = outcome.done;
    return new SeeOther(within(await this.at(goal.person, goal.slug, quarter), address), { text });
  }

  /** Does what a form on the page of a milestone asks, says in its words what was done, and shows the page again. */
  onMilestone<T extends QuarterForm>(
    person: Person,
    named: Named,
    deed: string,
    form: SubmittedForm<T>,
    act: (value: T) => Promise<string>,
  ): Promise<DeskAnswer> {
    return this.done(
      { deed, form, goal: { person, slug: named.slug } },
      async (value) => ({ text: await act(value), address: deskPaths.milestone(named.slug, named.reference) }),
      (quarter, sent) => this.milestone(person, named, quarter, sent),
    );
  }

  private async at(person: Person, slug: string, quarter: QuarterKey | null): Promise<GoalAtWork> {
    const at = await this.reader.of(person, slug, quarter);
    if (!at) throw new NotFound();
    return at;
  }
}

interface Named {
  slug: string;
  reference: string;
}

/** The quarter that an address or a form names; null where it names none. */
export const quarterNamed = (text: unknown): QuarterKey | null => {
  const quarter = typeof text === 'string' ? parseQuarter(text) : undefined;
  return quarter ? keyOf(quarter) : null;
};
