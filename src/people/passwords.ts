import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, which is the package's default; source: OWASP Password Storage Cheat Sheet. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords. It takes its time by design: never within a unit of work. */
@Injectable()
export class Passwords {
  private nobodys: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password, STRENGTH);
  }

  /** Whether the password is the one of the hash. Without a hash it takes as long, and is not. */
  async isRight(password: string, passwordHash: string | null): Promise<boolean> {
    const nobodys = await (this.nobodys ??= this.hash('the password of no account'));
    const isSame = await verify(passwordHash ?? nobodys, password);
    return isSame && passwordHash !== null;
  }
}
