import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { GoalInQuarter } from '../../goals/goals.record.js';
import { linesOf } from '../../publishing/pages/wording.js';
import { leadersOf } from './leaders-of.js';

const LONG = 'This is too long: shorten it.';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;

export class NewGoalForm {
  @Matches(/^[1-9]\d{0,3}$/, { message: 'Enter the number of the goal, such as 15.' })
  @Transform(trimmed)
  number: string;

  @MaxLength(80, { message: 'The name in addresses can have 80 characters: shorten it.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    message: 'Enter small letters, digits and single hyphens, such as customer-experience.',
  })
  @Transform(trimmed)
  slug: string;

  @MaxLength(500, { message: LONG })
  @MinLength(1, { message: 'Enter the title of the goal.' })
  @IsString({ message: 'Enter the title of the goal.' })
  @Transform(trimmed)
  title: string;

  @MaxLength(20_000, { message: LONG })
  @IsString({ message: 'Enter the goal statement, or leave the field empty.' })
  @Transform(trimmed)
  statement: string;

  @Matches(/^(?!;)(?![\s\S]*\n[^\S\n]*;)/, { message: 'Begin the line of each leader with the name.' })
  @MaxLength(20_000, { message: LONG })
  @Transform(trimmed)
  leaders: string;
}

/** What the goal says of itself, as the form gives it. */
export const saidIn = ({ title, statement, leaders }: NewGoalForm): GoalInQuarter => ({
  ...{ title, statement: linesOf(statement), challenge: [], opportunity: [], partners: [] },
  leaders: leadersOf(leaders),
});
