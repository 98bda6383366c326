import { IsOptional, IsString, Matches } from 'class-validator';

const OPEN_AGAIN = 'This was not sent from the page of the draft: open it again.';
const VERSION = /^\d{1,9}$/;

/** A section of prose: as it is now, as it was when somebody began, and its version then. */
export class TextForm {
  @IsString({ message: OPEN_AGAIN })
  text: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  textWas?: string;

  @Matches(VERSION, { message: OPEN_AGAIN })
  version: string;
}

/** The words of last quarter, confirmed as they are. */
export class ConfirmationForm {
  @Matches(VERSION, { message: OPEN_AGAIN })
  version: string;
}

/** Words on one milestone. Of each field what it is now, and what it was when somebody began. */
export class RowForm {
  @Matches(VERSION, { message: OPEN_AGAIN })
  version: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  explanation?: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  explanationWas?: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  recoveryText?: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  recoveryTextWas?: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  reason?: string;

  @IsOptional()
  @IsString({ message: OPEN_AGAIN })
  reasonWas?: string;
}

export class ProseForm {
  @IsString({ message: OPEN_AGAIN })
  text: string;

  @Matches(/^(summary|highlights)$/, { message: OPEN_AGAIN })
  section: 'summary' | 'highlights';
}

export class ReasonForm {
  @IsString({ message: OPEN_AGAIN })
  reason: string;
}

export class CommentForm {
  @IsString({ message: OPEN_AGAIN })
  section: string;

  @IsString({ message: OPEN_AGAIN })
  text: string;
}

export class AnswerForm {
  @IsString({ message: OPEN_AGAIN })
  text: string;
}

/** A finding that is let pass; an empty reference or strategy is none. */
export class WaiverForm {
  @IsString({ message: OPEN_AGAIN })
  code: string;

  @IsString({ message: OPEN_AGAIN })
  reference: string;

  @IsString({ message: OPEN_AGAIN })
  strategy: string;

  @IsString({ message: OPEN_AGAIN })
  reason: string;
}
