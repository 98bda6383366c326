import { progress } from '@clack/prompts';
import { Refused } from '../refused.js';

/** One of the steps of a long command is done; `what` says which. */
export type Step = (what: string) => void;

/** Runs long work and shows how far it is: a bar on a terminal, elsewhere one line at each end, so that a log stays short. */
export const withProgress = async <T>(
  { title, done, steps }: { title: string; done: string | ((result: T) => string); steps: number },
  work: (step: Step) => Promise<T>,
): Promise<T> => {
  const doneWith = (result: T): string => (typeof done === 'string' ? done : done(result));
  if (!process.stdout.isTTY) {
    console.log(`${title}…`);
    const result = await work(() => undefined);
    console.log(`${doneWith(result)}.`);
    return result;
  }
  const bar = progress({ max: steps, style: 'block' });
  bar.start(title);
  try {
    const result = await work((what) => {
      bar.advance(1, what);
    });
    bar.stop(doneWith(result));
    return result;
  } catch (error) {
    bar.error(error instanceof Refused ? 'Nothing was changed' : 'It failed');
    throw error;
  }
};
