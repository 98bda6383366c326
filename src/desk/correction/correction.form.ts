import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const LONGEST = 4000;
const TOO_LONG = { message: 'This can have 4,000 characters: shorten it.' };
const MISSING = { message: 'Say what was wrong and why: it is printed on the new edition.' };

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;

/** What was wrong and why. */
export class CorrectionForm {
  @IsString(MISSING)
  @MinLength(1, MISSING)
  @MaxLength(LONGEST, TOO_LONG)
  @Transform(trimmed)
  reason: string;
}

/** What was wrong and why, and why findings that still stand are let pass. */
export class CorrectionEditionForm extends CorrectionForm {
  @IsOptional()
  @IsString(TOO_LONG)
  @MaxLength(LONGEST, TOO_LONG)
  @Transform(trimmed)
  waive?: string;
}

/** Nothing is asked. */
export class DiscardForm {
  @IsOptional()
  never?: undefined;
}
