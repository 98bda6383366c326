import type { HelperDelegate } from 'handlebars';

/** The helpers a view may call. None: a page model answers every question, and a view only lays out. */
export const helpers: Record<string, HelperDelegate> = {};
