import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', '..', 'bin', 'typeset.js');

/** What Typst refused, in its own words. */
export class NotTypeset extends Error {}

type Answer = { pdf: Uint8Array } | { refusal: string };

/**
 * Sets PDF/UA-1 files in a process beside this one. It is started when one is asked for, takes one after the other, and
 * ends when nothing was asked for a while. Where it ends before it answers, that one PDF fails, and the next has a new one.
 */
export class Typesetter {
  /** How long one PDF may take. */
  longestMs = 30_000;
  /** How long the process waits for another. */
  idleMs = 10_000;

  private beside: ChildProcess | null = null;
  private lastTurn: Promise<unknown> = Promise.resolve();
  private ending: NodeJS.Timeout | undefined;

  /** Sets facts, dated with the second they are published at. Throws NotTypeset where Typst refuses them. */
  async typeset(facts: object, publishedAt: Date): Promise<Buffer> {
    const order = { facts: JSON.stringify(facts), dated: Math.floor(publishedAt.getTime() / 1000) };
    const answer = await this.inTurn(() => this.answered(order));
    if ('refusal' in answer) throw new NotTypeset(answer.refusal);
    return Buffer.from(answer.pdf);
  }

  /** Ends the process beside this one, after what was asked of it. */
  end(): Promise<void> {
    return this.inTurn(() => {
      this.letGo();
      return Promise.resolve();
    });
  }

  private async answered(order: object): Promise<Answer> {
    clearTimeout(this.ending);
    const beside = this.running();
    held(beside, true);
    let tooLong: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((answer, fail) => {
        const failed = (why: string) => {
          fail(new Error(`The process that sets PDFs ${why}.`));
        };
        tooLong = setTimeout(() => {
          failed(`took longer than ${this.longestMs / 1000} s for one, and was ended`);
        }, this.longestMs);
        beside.once('message', (message) => {
          answer(message as Answer);
        });
        beside.once('error', ({ message }) => {
          failed(`could not be used: ${message}`);
        });
        beside.once('exit', (code, signal) => {
          failed(`ended before one was set (${signal ?? `code ${code ?? ''}`})`);
        });
        beside.send(order);
      });
    } catch (error) {
      beside.kill('SIGKILL');
      this.beside = null;
      throw error;
    } finally {
      clearTimeout(tooLong);
      for (const event of ['message', 'error', 'exit']) beside.removeAllListeners(event);
      beside.on('error', () => undefined); // without a listener it would end this process
      held(beside, false);
      this.ending = setTimeout(() => {
        this.letGo();
      }, this.idleMs).unref();
    }
  }

  private running(): ChildProcess {
    if (this.beside?.connected) return this.beside;
    // Of this process neither the flags, a debugger's among them, nor the standard output are its own.
    this.beside = fork(PROGRAM, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return this.beside;
  }

  private letGo(): void {
    clearTimeout(this.ending);
    if (this.beside?.connected) this.beside.disconnect();
    this.beside = null;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.then(forgotten, forgotten); // an answer is large
    return turn;
  }
}

/** The one of this program. */
export const typesetter = new Typesetter();

/** Whether this process goes on for the other's sake: only while it waits for an answer. */
const held = (beside: ChildProcess, isHeld: boolean): void => {
  for (const one of [beside, beside.channel])
    if (isHeld) one?.ref();
    else one?.unref();
};

const forgotten = (): void => undefined;
