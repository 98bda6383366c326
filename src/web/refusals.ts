/** There is nothing at this address; where more is known, a sentence says so and `instead` leads to what there is. */
export class NotFound extends Error {
  constructor(
    readonly sentence: string | null = null,
    readonly instead: readonly { href: string; text: string }[] = [],
  ) {
    super(sentence ?? 'There is nothing at this address.');
    this.name = 'NotFound';
  }
}

/** Somebody has to sign in first; `next` is the address to go to afterwards, null where it was an attempt to write. */
export class SignInNeeded extends Error {
  constructor(readonly next: string | null) {
    super('Sign in first.');
    this.name = 'SignInNeeded';
  }
}

/** What is asked for has one address, and this is another spelling of it. */
export class Moved extends Error {
  constructor(readonly address: string) {
    super(`This is at ${address}.`);
    this.name = 'Moved';
  }
}

/** The address itself is wrong, such as a quarter that cannot be. The sentence says what would be right. */
export class BadAddress extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
    this.name = 'BadAddress';
  }
}
