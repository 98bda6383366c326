/** What a controller of the public site returns: all of it, for anyone. It may depend on nothing but the address. */
export interface PublicPage {
  body: string | Buffer;
  /** The whole Content-Type: `text/html; charset=utf-8`. */
  type: string;
  /** For a method that `@ReadsTheQuery()`: true where the page is kept under its whole address, with the query. */
  keptWithQuery?: boolean;
  /** Further headers of this page, such as Content-Disposition. */
  headers?: Readonly<Record<string, string>>;
}

/** A page of the site in HTML. */
export const htmlPage = (body: string): PublicPage => ({ body, type: 'text/html; charset=utf-8' });

export const isPublicPage = (value: unknown): value is PublicPage =>
  typeof value === 'object' && value !== null && 'body' in value && 'type' in value;
