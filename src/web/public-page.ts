/** What a controller of the public site returns: all of it, for anyone. It may depend on nothing but the address. */
export interface PublicPage {
  body: string | Buffer;
  /** The whole Content-Type: `text/html; charset=utf-8`. */
  type: string;
  /**
   * For a method that `@ReadsTheQuery()`: the one address, with its query, that the page is kept at. Asked for by any
   * other spelling it is answered and not kept, or each would take memory of its own.
   */
  keptAt?: string;
  /** True for what is the same at this address for as long as it is there. */
  neverChanges?: boolean;
  /** Further headers of this page, such as Content-Disposition. */
  headers?: Readonly<Record<string, string>>;
}

/** The headers of what programs read: pages of other sites may fetch it too, and see what it is called and which version. */
export const OPEN_DATA: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Content-Disposition, Link',
};

/** A page of the site in HTML. */
export const htmlPage = (body: string): PublicPage => ({ body, type: 'text/html; charset=utf-8' });

export const isPublicPage = (value: unknown): value is PublicPage =>
  typeof value === 'object' && value !== null && 'body' in value && 'type' in value;
