import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How often somebody tried in vain to sign in, by account (also one that does not exist) and by network address, and how
 * often a link to set a password was asked for.
 */
@Entity('sign_in_tries')
export class SignInTries {
  /** `account:` with the SHA-256 of the e-mail address, or the network address behind `address:`, or `link:` for links. */
  @PrimaryColumn('varchar') subject: string;
  @Column('integer') failures: number;
  @Column({ type: Date }) lastAt: Date;
}
