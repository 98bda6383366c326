/** What somebody is told who is signed in and has no role, with the administrators they can ask for one. */
export const noRoleSentence = (administrators: readonly { name: string; email: string }[]): string => {
  const [last, ...others] = administrators.map(({ name, email }) => `${name} (${email})`).reverse();
  const whom = last === undefined ? '' : `: ${others.length === 0 ? '' : `${others.reverse().join(', ')} or `}${last}`;
  return `You have no role at this desk, so only your account is open to you. Ask an administrator for one${whom}.`;
};
