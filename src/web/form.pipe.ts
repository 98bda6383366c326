import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { unfitSentence } from '../unfit-text.js';

/** A form as it was sent: its value where it is valid, else a sentence for each field that is not. */
export type SubmittedForm<T> =
  | { valid: true; value: T; entered: Readonly<Record<string, unknown>>; errors: Record<string, never> }
  | { valid: false; entered: Readonly<Record<string, unknown>>; errors: Record<string, string> };

/** `@Body(new FormPipe(SomeForm)) form: SubmittedForm<SomeForm>`. It never throws: the controller shows the form again, with 422. */
@Injectable()
export class FormPipe<T extends object> implements PipeTransform<unknown, Promise<SubmittedForm<T>>> {
  constructor(private readonly form: Type<T>) {}

  async transform(sent: unknown, _metadata?: ArgumentMetadata): Promise<SubmittedForm<T>> {
    const entered = { ...(typeof sent === 'object' ? sent : null) } as Record<string, unknown>;
    const value = plainToInstance(this.form, entered);
    const wrong = await validate(value, { whitelist: true, forbidNonWhitelisted: true });
    const unfit = unfitFields(entered);
    if (wrong.length === 0 && unfit.length === 0) return { valid: true, value, entered, errors: {} };
    const errors = Object.fromEntries([
      ...unfit,
      ...wrong.map(({ property, constraints = {} }) => [
        property,
        Object.values(constraints)[0] ?? 'This is not valid.',
      ]),
    ]) as Record<string, string>;
    return { valid: false, entered, errors };
  }
}

/** The fields with characters that cannot be kept. What stood in a field before (`reasonWas`) nobody typed. */
const unfitFields = (entered: Readonly<Record<string, unknown>>): [string, string][] =>
  Object.entries(entered).flatMap(([name, text]) => {
    const sentence = typeof text === 'string' && !/^was$|Was$/.test(name) ? unfitSentence(text) : null;
    return sentence === null ? [] : [[name, sentence]];
  });
