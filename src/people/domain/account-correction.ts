/** What can be put right of an account: how its owner is called, and the address they sign in with. */
export interface AccountWords {
  name: string;
  email: string;
}

/** What of an account changes, as it was and as it will be; null where nothing does. An address is kept in small letters. */
export const correctionOf = (
  { name, email }: AccountWords,
  next: AccountWords,
): { before: Partial<AccountWords>; after: Partial<AccountWords> } | null => {
  const nextEmail = next.email.toLowerCase();
  const before = { ...(name !== next.name && { name }), ...(email !== nextEmail && { email }) };
  const after = { ...(name !== next.name && { name: next.name }), ...(email !== nextEmail && { email: nextEmail }) };
  return Object.keys(after).length === 0 ? null : { before, after };
};
