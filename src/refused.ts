/**
 * What was asked cannot be done, and nothing was changed. Each sentence says what is wrong, where, and what would be
 * right. Knows nothing of HTTP or of a terminal: each edge shows it in its own way.
 */
export class Refused extends Error {
  constructor(readonly sentences: readonly [string, ...string[]]) {
    super(sentences.join('\n'));
    this.name = 'Refused';
  }
}
