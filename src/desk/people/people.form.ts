import { Transform } from 'class-transformer';
import { IsEmail, IsNotEmpty, IsString, Matches, MaxLength, Validate, ValidatorConstraint } from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { roleNamed } from '../../people/domain/roles.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

@ValidatorConstraint()
class IsRole implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && roleNamed(value) !== null;
  }
}

export class NameForm {
  @IsString({ message: 'Enter the name.' })
  @IsNotEmpty({ message: 'Enter the name.' })
  @MaxLength(120, { message: 'The name is longer than 120 characters. Shorten it.' })
  @Transform(trimmed)
  name: string;
}

export class InvitationForm extends NameForm {
  @IsEmail({}, { message: 'Enter the e-mail address as in name@agency.gov.' })
  @Transform(trimmed)
  email: string;

  @Validate(IsRole, { message: 'Choose what the person is here.' })
  role: string;
}

export class PersonForm extends NameForm {
  @IsEmail({}, { message: 'Enter the e-mail address as in name@agency.gov.' })
  @Transform(trimmed)
  email: string;

  /** Of the account as it was shown. */
  @Matches(/^\d{1,9}$/, { message: 'This was not sent from the page itself: open it again.' })
  version: string;
}

export class RoleForm {
  @Validate(IsRole, { message: 'Choose a role.' })
  role: string;
}
