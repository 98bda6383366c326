import { isFiscalYear, isQuarterNumber, FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../fiscal/fiscal-quarter.js';
import {
  Counted,
  Figure,
  Many,
  One,
  OptionalCount,
  OptionalOne,
  OptionalText,
  Slug,
  Text,
  Texts,
} from './plan-fields.js';

// The plan format (docs/plan-format.md): one class an object, one line a key. After reading, what a file left out or
// left blank is null or an empty list. The classes stand inner before outer, because a decorator needs its class.

export class PlanSource {
  @Text('the file name of the published document') file: string;
  @OptionalCount('its number of pages') pages: number | null = null;
}

export class PlanPeriod {
  @Figure(`a fiscal year from ${FIRST_FISCAL_YEAR} to ${LAST_FISCAL_YEAR}`, isFiscalYear) fiscalYear: number;
  @Figure('a quarter from 1 to 4', isQuarterNumber, 'a fiscal year has quarters 1 to 4') quarter: 1 | 2 | 3 | 4;
}

export class PlanLeader {
  @Text('the name of the goal leader') name: string;
  @OptionalText('the title of the goal leader') title: string | null = null;
  @OptionalText('the organization of the goal leader') organization: string | null = null;
}

export class PlanGoal {
  @Counted('the number of the goal') number: number;
  @Slug(
    'the name of the goal in addresses: small letters, digits and single hyphens, at most 80, as in "customer-experience"',
  )
  slug: string;
  @Text('the title of the goal') title: string;
  @Texts('a sentence of the goal statement') statement: string[] = [];
  @Texts('a bullet of the challenge') challenge: string[] = [];
  @Texts('a bullet of the opportunity') opportunity: string[] = [];
  @Many(() => PlanLeader, 'a goal leader: an object with a name') leaders: PlanLeader[] = [];
  @Texts('the name of a partner') partners: string[] = [];
}

export class PlanComponent {
  @Text('the name of the component') name: string;
  @Text('the words of the component') text: string;
}

export class PlanProgress {
  @OptionalText('the heading over the items') heading: string | null = null;
  @Texts('a sentence of progress') items: string[] = [];
}

export class PlanMilestone {
  @OptionalText('the sub-heading the milestone stands under') group: string | null = null;
  @Text('the words of the milestone') title: string;
  @OptionalText('the due date as printed, such as "3Q FY18"') due: string | null = null;
  @OptionalText('the status as printed, such as "On track"') status: string | null = null;
  @OptionalText('the words of "change from last quarter"') change: string | null = null;
  @OptionalText('the owners as printed') owner: string | null = null;
  @OptionalText('the barriers, or why it was missed') barriers: string | null = null;
  @OptionalText('the quarter it will be done in, such as "1Q FY19"') recovery: string | null = null;
  @OptionalText('why the due date moved or the milestone was withdrawn') reason: string | null = null;
  @Texts('a footnote') footnotes: string[] = [];
  @OptionalCount('the page of the document') page: number | null = null;
}

export class PlanStrategy {
  @OptionalText('the label of the strategy, such as "Strategy 1"') label: string | null = null;
  @Text('the title of the strategy') title: string;
  @OptionalText('the title of the earlier strategy that this one continues') continues: string | null = null;
  @OptionalText('who leads the strategy') lead: string | null = null;
  @OptionalText('the problem the strategy targets') problem: string | null = null;
  @OptionalText('the theory of change') theoryOfChange: string | null = null;
  @OptionalText('the description of the strategy') description: string | null = null;
  @Many(() => PlanMilestone, 'a milestone: an object with a title', { required: true }) milestones: PlanMilestone[];
}

export class PlanStrategyChange {
  @Text('the title of the strategy that left the goal') retired: string;
  @OptionalText('why the strategy left') reason: string | null = null;
}

export class PlanDeparture {
  @Text('the words of the milestone that is no longer tracked') milestone: string;
  @OptionalText('the title of the strategy it stood in') strategy: string | null = null;
  @OptionalText('why it is no longer tracked') reason: string | null = null;
  @OptionalText('the words of the milestone it was merged into') mergedInto: string | null = null;
}

export class PlanIndicatorValue {
  @Text('the period of the value') period: string;
  @OptionalText('the value as printed, in quotes') value: string | null = null;
}

export class PlanIndicator {
  @Text('the name of the indicator') name: string;
  @OptionalText('the description of the indicator') description: string | null = null;
  @OptionalText('the unit') unit: string | null = null;
  @OptionalText('the baseline as printed, in quotes') baseline: string | null = null;
  @OptionalText('the target as printed, in quotes') target: string | null = null;
  @Many(() => PlanIndicatorValue, 'a value: an object with a period and a value') values: PlanIndicatorValue[] = [];
}

/** The plan of one goal for one fiscal quarter, as its file gives it: every text as printed, trimmed. */
export class Plan {
  @OptionalOne(() => PlanSource, 'the published document: an object with its file') source: PlanSource | null = null;
  @One(() => PlanPeriod, 'the period: an object with fiscalYear and quarter') period: PlanPeriod;
  @One(() => PlanGoal, 'the goal: an object with number, slug and title') goal: PlanGoal;
  @Texts('a highlight of the quarter') highlights: string[] = [];
  @Many(() => PlanComponent, 'a component: an object with a name and a text') components: PlanComponent[] = [];
  @Many(() => PlanProgress, 'an object with a heading and items') progressSummary: PlanProgress[] = [];
  @Many(() => PlanStrategy, 'a strategy: an object with a title and milestones', { required: true })
  strategies: PlanStrategy[];
  @Many(() => PlanStrategyChange, 'an object with the retired strategy and a reason')
  strategyChanges: PlanStrategyChange[] = [];
  @Many(() => PlanDeparture, 'an object with the milestone and a reason') noLongerTracked: PlanDeparture[] = [];
  @Many(() => PlanIndicator, 'an indicator: an object with a name') indicators: PlanIndicator[] = [];
  @Texts('a note') notes: string[] = [];
}
