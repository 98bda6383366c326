import { Transform } from 'class-transformer';
import { IsEmail, IsNotEmpty, IsOptional, IsString } from 'class-validator';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class SignInForm {
  @IsString({ message: 'Enter your e-mail address.' })
  @IsNotEmpty({ message: 'Enter your e-mail address.' })
  @Transform(trimmed)
  email: string;

  @IsString({ message: 'Enter your password.' })
  @IsNotEmpty({ message: 'Enter your password.' })
  password: string;

  /** Where to go afterwards. */
  @IsOptional()
  next?: unknown;
}

export class ForgottenForm {
  @IsEmail({}, { message: 'Enter the e-mail address of your account, such as name@agency.gov.' })
  @Transform(trimmed)
  email: string;
}

export class NewPasswordForm {
  @IsString({ message: 'Enter a new password.' })
  @IsNotEmpty({ message: 'Enter a new password.' })
  password: string;

  @IsString({ message: 'Enter the new password a second time.' })
  again: string;
}
