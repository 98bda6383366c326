/** A page of the desk: its view and the model, without the frame, which is added when it is sent. */
export class DeskPage {
  constructor(
    readonly view: string,
    readonly model: object,
    readonly facts: DeskFacts,
    readonly status = 200,
  ) {}
}

/** What a page of the desk says of itself to the frame around it. */
export interface DeskFacts {
  title: string;
  /** The entry of the desk’s navigation it belongs to; null for none. */
  section: DeskSection | null;
  /** Where it stands: the pages above it, and itself last, without an address. */
  trail: { href: string | null; text: string }[];
  /** Scripts of `scripts/` it uses besides `desk.js`. Every page works without them. */
  scripts?: readonly ('grid.js' | 'draft.js')[];
  /** True for a page that needs the whole width of the window. */
  wide?: boolean;
}

export type DeskSection = 'round' | 'milestones' | 'goals' | 'people' | 'log' | 'mail' | 'account';

/** Part of a page, without the frame, for a script that puts it into its place. */
export class DeskPart {
  constructor(
    readonly view: string,
    readonly model: object,
    readonly status = 200,
  ) {}
}

/** Go on at another address, with a sentence on what was done, shown there once. */
export class SeeOther {
  constructor(
    readonly address: string,
    readonly said: Said | null = null,
  ) {}
}

/** What was just done. `undo` names the unit of work in the log that a press of “Undo” takes back. */
export interface Said {
  text: string;
  undo?: string | null;
}

/** A value for a script, as JSON. */
export class DeskData {
  constructor(
    readonly value: object,
    readonly status = 200,
  ) {}
}

/** A file to save. */
export class DeskFile {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly body: string,
  ) {}
}

export type DeskAnswer = DeskPage | DeskPart | SeeOther | DeskData | DeskFile;
