/** What goes wrong, as pages of the site. Whoever knows the views fills it in. The `url` is what was asked: escape it. */
export abstract class ErrorPages {
  abstract notFound(url: string): string;
  abstract badAddress(url: string, sentence: string): string;
  /** Something was asked that cannot be done; each sentence says why. */
  abstract refused(url: string, sentences: readonly string[]): string;
  abstract failed(): string;
}
