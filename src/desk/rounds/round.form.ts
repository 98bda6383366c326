import { Transform } from 'class-transformer';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { keyOf, parseQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { easternMoment } from '../../rounds/domain/eastern-time.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

const EXPECTED = 'as a date and time that a clock in Washington shows, such as 2018-11-15T17:00.';

@ValidatorConstraint()
class IsQuarter implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parseQuarter(value) !== undefined;
  }
}

@ValidatorConstraint()
class IsMoment implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && easternMoment(value) !== undefined;
  }
}

@ValidatorConstraint()
class IsMomentOrEmpty implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return value === '' || (typeof value === 'string' && easternMoment(value) !== undefined);
  }
}

@ValidatorConstraint()
class IsVersion implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && /^\d{1,9}$/.test(value);
  }
}

class MomentsForm {
  @Transform(trimmed)
  @Validate(IsMoment, { message: `Say when submissions are due, ${EXPECTED}` })
  submissionsDueAt: string;

  @Transform(trimmed)
  @Validate(IsMomentOrEmpty, { message: `Leave the release moment empty, or give it ${EXPECTED}` })
  releaseAt = '';
}

export class OpeningForm extends MomentsForm {
  @Validate(IsQuarter, { message: 'Choose the quarter of the round.' })
  quarter: string;
}

export class DatesForm extends MomentsForm {
  @Validate(IsVersion, { message: 'The form is not complete; open it again.' })
  version: string;
}

/** The moments of a form that is valid. */
export const momentsOf = ({ submissionsDueAt, releaseAt }: MomentsForm) => ({
  submissionsDueAt: momentOf(submissionsDueAt),
  releaseAt: releaseAt === '' ? null : momentOf(releaseAt),
});

/** The quarter of a form that is valid. */
export const quarterOfForm = ({ quarter }: OpeningForm): QuarterKey => {
  const read = parseQuarter(quarter);
  if (!read) throw new Error(`${quarter} is no quarter, and the form was valid`);
  return keyOf(read);
};

const momentOf = (local: string): Date => {
  const moment = easternMoment(local);
  if (!moment) throw new Error(`${local} is no moment, and the form was valid`);
  return moment;
};
