import { IsNotEmpty, IsString } from 'class-validator';

export class PasswordChangeForm {
  @IsString({ message: 'Enter your present password.' })
  @IsNotEmpty({ message: 'Enter your present password.' })
  present: string;

  @IsString({ message: 'Enter a new password.' })
  @IsNotEmpty({ message: 'Enter a new password.' })
  password: string;

  @IsString({ message: 'Enter the new password a second time.' })
  again: string;
}
