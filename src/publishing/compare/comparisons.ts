import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { BadAddress, Moved, NotFound } from '../../web/refusals.js';
import { compareQuarters, type QuarterComparison } from '../domain/compare-quarters.js';
import { type ComparedSide, paths } from '../pages/paths.js';
import { PublicRecord } from '../public-record.js';
import type { EditionSummary, OpenEdition } from '../published.js';
import type { ComparedSides } from './compare-addresses.js';
import { CompareRecord } from './compare-record.js';

/** Two reports of a goal, and what differs. */
export interface ComparedGoal {
  sides: ComparedSides;
  from: OpenEdition;
  to: OpenEdition;
  comparison: QuarterComparison;
}

/** Two quarters over all goals: what differs for each, and which goals have a report of one of them alone. */
export interface ComparedGoals {
  from: QuarterKey;
  to: QuarterKey;
  /** In the order of goals. */
  goals: { goal: EditionSummary['goal']; comparison: QuarterComparison }[];
  onlyFrom: EditionSummary[];
  onlyTo: EditionSummary[];
  /** Every quarter of which anything is published, latest first. */
  quarters: QuarterKey[];
}

/** Comparisons of what is published, as the public asks for them. */
@Injectable()
export class Comparisons {
  constructor(
    private readonly record: PublicRecord,
    private readonly reports: CompareRecord,
  ) {}

  /** Throws NotFound where a side is not published, and Moved where both are editions of one quarter. */
  async ofGoal(slug: string, sides: ComparedSides): Promise<ComparedGoal> {
    const [from, to] = [await this.edition(slug, sides.from), await this.edition(slug, sides.to)];
    if (from.quarter === to.quarter) {
      // The newest edition of a quarter against an older one: that is what a correction changed, field by field.
      if (from.number === to.number) {
        throw new BadAddress(
          `Edition ${to.number} is the newest edition of ${labelOf(to.quarter)}: both sides are the same report.`,
        );
      }
      throw new Moved(paths.compare(slug, to.quarter, from.number, to.number));
    }
    const between = await this.reports.between(slug, from.quarter, to.quarter);
    return { sides, from, to, comparison: compareQuarters(from.report, to.report, between) };
  }

  /** Throws NotFound where nothing is published of one of the quarters. */
  async ofQuarters(from: QuarterKey, to: QuarterKey): Promise<ComparedGoals> {
    const [before, now] = [await this.record.ofQuarter(from), await this.record.ofQuarter(to)];
    if (before.length === 0 || now.length === 0) throw new NotFound();
    const [hadReport, hasReport] = [before, now].map((some) => new Set(some.map(({ goal }) => goal.slug)));
    const goals: ComparedGoals['goals'] = [];
    // One goal after the other, so that the reports of all goals are never held at once.
    for (const { goal } of now.filter((one) => hadReport?.has(one.goal.slug))) {
      await setImmediate(); // others are answered in between
      const [first, ...later] = await this.reports.over(goal.slug, from, to);
      const last = later.pop();
      if (first && last) goals.push({ goal, comparison: compareQuarters(first, last, later) });
    }
    return {
      ...{ from, to, goals },
      onlyFrom: before.filter(({ goal }) => !hasReport?.has(goal.slug)),
      onlyTo: now.filter(({ goal }) => !hadReport?.has(goal.slug)),
      quarters: (await this.record.quarters()).map(({ quarter }) => quarter),
    };
  }

  private async edition(slug: string, { quarter, edition }: ComparedSide): Promise<OpenEdition> {
    const found = await this.record.edition(slug, quarter, edition ?? undefined);
    if (!found) throw new NotFound();
    return found;
  }
}
