import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Transform } from 'class-transformer';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';

const OPEN_AGAIN = 'This was not sent from the page itself: open it again.';
const LINE = 500;
const TEXT = 20_000;

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;

const Text = (longest: number): PropertyDecorator => {
  const long = MaxLength(longest, {
    message: `This can have ${longest.toLocaleString('en-US')} characters: shorten it.`,
  });
  return (target, name) => {
    IsString({ message: OPEN_AGAIN })(target, name);
    long(target, name);
    Transform(trimmed)(target, name);
  };
};

const NeededText = (longest: number, missing: string): PropertyDecorator => {
  const some = MinLength(1, { message: missing });
  return (target, name) => {
    Text(longest)(target, name);
    some(target, name);
  };
};

/** A change in the quarter that the page showed. */
export class QuarterForm {
  @Matches(/^FY\d{4}-Q[1-4]$/, { message: OPEN_AGAIN })
  quarter: QuarterKey;
}

/** What stood in the fields when somebody opened the form: what they did not touch is not theirs. */
const Was: PropertyDecorator = (target, name) => {
  IsOptional()(target, name);
  IsString({ message: OPEN_AGAIN })(target, name);
};

/** A change of what somebody saw in one version. */
export class SeenForm extends QuarterForm {
  @Matches(/^\d{1,9}$/, { message: OPEN_AGAIN })
  version: string;

  @Was
  was?: string;
}

export class PlaceForm extends QuarterForm {
  @IsIn(['up', 'down'], { message: OPEN_AGAIN })
  way: 'up' | 'down';
}

export class GoalForm extends SeenForm {
  @NeededText(LINE, 'Enter the title of the goal.')
  title: string;

  @Text(TEXT)
  statement: string;

  @Text(TEXT)
  challenge: string;

  @Text(TEXT)
  opportunity: string;

  @Text(TEXT)
  leaders: string;

  @Text(TEXT)
  partners: string;
}

export class NewStrategyForm extends QuarterForm {
  @Text(LINE)
  label: string;

  @NeededText(LINE, 'Enter the title of the strategy.')
  title: string;

  @Text(LINE)
  lead: string;

  @Text(TEXT)
  problem: string;

  @Text(TEXT)
  theoryOfChange: string;

  @Text(TEXT)
  description: string;
}

export class StrategyForm extends NewStrategyForm {
  @Matches(/^\d{1,9}$/, { message: OPEN_AGAIN })
  version: string;

  @Was
  was?: string;
}

export class ReasonForm extends SeenForm {
  @NeededText(4000, 'Say why: the reason is printed in the report.')
  reason: string;
}

/** Another reason of what left already; `seen` is the one that it had. */
export class LeavingReasonForm extends QuarterForm {
  @Text(TEXT)
  seen: string;

  @NeededText(4000, 'Say why: the reason is printed in the report.')
  reason: string;
}

export class StrategyEndForm extends ReasonForm {
  /** Whether its milestones leave with it. */
  @IsOptional()
  @IsIn(['stay', 'leave'], { message: OPEN_AGAIN })
  milestones?: 'stay' | 'leave';
}

export class MilestoneWordsForm extends SeenForm {
  @NeededText(2000, 'Enter the words of the milestone.')
  title: string;

  @Text(LINE)
  ownerText: string;

  @Text(LINE)
  group: string;
}

export class NewMilestoneForm extends QuarterForm {
  @NeededText(2000, 'Enter the words of the milestone.')
  title: string;

  @Text(LINE)
  ownerText: string;

  @Text(200)
  dueText: string;

  @NeededText(40, 'Choose the strategy it stands under.')
  strategy: string;

  @Text(LINE)
  group: string;
}

export class MoveForm extends SeenForm {
  @NeededText(40, 'Choose the strategy it moves to.')
  strategy: string;
}

export class MergeForm extends ReasonForm {
  @NeededText(40, 'Choose the milestone that carries it on.')
  into: string;
}

export class SplitForm extends ReasonForm {
  @NeededText(TEXT, 'Enter the words of two milestones at least, one a line.')
  titles: string;
}
