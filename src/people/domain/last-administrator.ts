import type { HeldRole } from './roles.js';

/** An account, as far as it matters for who keeps the others. */
export interface KeepingAccount {
  id: string;
  roles: readonly HeldRole[];
  passwordHash: string | null;
  endedAt: Date | null;
}

/** Whether nobody else could keep the accounts without this one: no other administrator who can sign in. */
export const isLastAdministrator = (id: string, accounts: readonly KeepingAccount[]): boolean => {
  const administrators = accounts.filter(({ roles }) => roles.some(({ role }) => role === 'administrator'));
  const others = administrators.filter((one) => one.id !== id && one.endedAt === null && one.passwordHash !== null);
  return administrators.some((one) => one.id === id && one.endedAt === null) && others.length === 0;
};
