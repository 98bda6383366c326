import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { dayInWords, dueInWords } from './days-left.js';

interface Message {
  subject: string;
  text: string;
}

/** The reminder to somebody who leads these goals (by title), whose updates are not submitted. */
export const reminder = (
  { quarter, submissionsDueAt }: { quarter: QuarterKey; submissionsDueAt: Date },
  goals: readonly string[],
  { now, desk }: { now: Date; desk: string },
): Message => {
  const label = labelOf(quarter);
  return {
    subject: `Your update for ${label}: ${dueInWords(submissionsDueAt, now)}`,
    text: [
      `Updates for ${label} are due on ${dayInWords(submissionsDueAt)}. Not submitted yet:`,
      ...[goals.map((title) => `- ${title}`).join('\n'), `The next thing to do, for each of them: ${desk}`],
    ].join('\n\n'),
  };
};

/** What PPM staff are told where a release did not happen at its moment. */
export const failureMail = (quarter: QuarterKey, sentences: readonly string[]): Message => ({
  subject: `The release of ${labelOf(quarter)} did not happen`,
  text: [
    `The reports of ${labelOf(quarter)} were to be released at the moment that was set. Nothing was published:`,
    sentences.join('\n'),
    'It is not tried again automatically: settle this, then release at the desk or set another moment.',
  ].join('\n\n'),
});
