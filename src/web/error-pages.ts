import type { NotFound } from './refusals.js';

/** What goes wrong, as pages of the site. Whoever knows the views fills it in. The `url` is what was asked: escape it. */
export abstract class ErrorPages {
  /** `sentence` says more where more is known; `instead` leads to what there is. */
  abstract notFound(url: string, sentence: string | null, instead: NotFound['instead']): string;
  abstract badAddress(url: string, sentence: string): string;
  /** Something was asked that cannot be done; each sentence says why. */
  abstract refused(url: string, sentences: readonly string[]): string;
  abstract failed(): string;
}
