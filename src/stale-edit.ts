/** What somebody else has made of it since: its version, who did it and when, and the values by field. */
export interface Theirs {
  version: number;
  by: string | null;
  at: Date | null;
  values: Readonly<Record<string, string | null>>;
}

/** Somebody else changed it in the meantime. Nothing was changed; whoever catches it shows both versions. */
export class StaleEdit extends Error {
  constructor(readonly theirs: Theirs) {
    super('Somebody else changed this in the meantime.');
    this.name = 'StaleEdit';
  }
}
