import type { Goal } from '../../goals/goal.entity.js';
import { type HeldRole, ROLE_NAMES, roleAsText, roleInWords } from '../../people/domain/roles.js';
import type { Account } from '../../people/people.record.js';
import { DeskPage } from '../desk-answers.js';
import { errorSummary, selectField, textField } from '../fields.js';
import { deskPaths } from '../paths.js';
import type { History } from '../log/history.js';
import { momentOf } from './account.page.js';

type NamedGoal = Pick<Goal, 'slug' | 'title'>;

const trail = (...last: string[]) => [
  { href: deskPaths.desk, text: 'Desk' },
  { href: last.length === 0 ? null : deskPaths.people, text: 'People' },
  ...last.map((text) => ({ href: null, text })),
];

/** Everybody with an account. */
export const peoplePage = (accounts: readonly Account[], lastSeen: ReadonlyMap<string, Date>): DeskPage => {
  const row = (account: Account) => {
    const seen = lastSeen.get(account.id);
    return {
      ...{ href: deskPaths.person(account.id), name: account.name, email: account.email },
      ...{ roles: rolesOf(account), state: stateOf(account), seen: seen ? momentOf(seen) : null },
    };
  };
  const model = {
    invite: deskPaths.newPerson,
    people: accounts.filter(({ endedAt }) => endedAt === null).map(row),
    ended: accounts.filter(({ endedAt }) => endedAt !== null).map(row),
  };
  return new DeskPage('desk/people/people', model, { title: 'People', section: 'people', trail: trail() });
};

/** The form that invites somebody. */
export const invitationPage = (
  goals: readonly NamedGoal[],
  entered: Readonly<Record<string, unknown>> = {},
  errors: Readonly<Record<string, string>> = {},
  others: readonly string[] = [],
): DeskPage => {
  const fields = {
    name: textField({ name: 'name', label: 'Name', required: true, value: entered.name, error: errors.name }),
    email: textField({
      ...{ name: 'email', label: 'E-mail address', type: 'email', required: true },
      ...{ hint: 'They sign in with it.', value: entered.email, error: errors.email },
    }),
    role: roleField('Role', goals, entered.role, errors.role, 'More can be given afterwards.'),
  };
  const summary = errorSummary(Object.values(fields), others);
  const model = { ...{ action: deskPaths.people, back: deskPaths.people, errors: summary }, fields };
  const facts = { title: 'Invite somebody', section: 'people' as const, trail: trail('Invite somebody') };
  return new DeskPage('desk/people/invitation', model, facts, summary ? 422 : 200);
};

/** One account. `link` is shown this once, to be handed over: no mail is set up. */
export interface PersonShown {
  account: Account;
  goals: readonly NamedGoal[];
  lastSeen: Date | null;
  history: History;
  link?: string | null;
  refusals?: readonly string[];
  /** What was entered to put the account right, and what was wrong with it. */
  entered?: Readonly<Record<string, unknown>>;
  errors?: Readonly<Record<string, string>>;
  status?: number;
}

export const personPage = ({
  account,
  goals,
  lastSeen,
  history,
  link = null,
  refusals = [],
  entered,
  errors = {},
  status,
}: PersonShown): DeskPage => {
  const { id, name, email, endedAt } = account;
  const at = (deed: Parameters<typeof deskPaths.personDeed>[1]) => deskPaths.personDeed(id, deed);
  const isNew = account.passwordHash === null;
  const words = wordFields(entered ?? { name, email }, errors);
  const others = errors.version === undefined ? refusals : [errors.version, ...refusals];
  const summary = errorSummary(Object.values(words), others);
  const model = {
    history,
    ...{
      name,
      email,
      state: stateOf(account),
      added: momentOf(account.createdAt),
      ended: endedAt && momentOf(endedAt),
    },
    seen: lastSeen && momentOf(lastSeen),
    roles: account.roles.map((role) => ({ ...roleShown(role, goals), value: roleAsText(role) })),
    ...{ take: at('role-taking'), give: at('roles'), end: at('ending'), reopen: at('reopening'), sendLink: at('link') },
    roleField: roleField('Another role', goals, undefined, undefined, null),
    linkButton: isNew ? 'Invite again' : 'Send a link for a new password',
    linkHelp: isNew
      ? 'The invitation was not followed yet. Another one takes the place of the last, and holds for 7 days.'
      : 'For somebody who cannot sign in any more. The link holds for one hour; until it is followed, the present password stays.',
    link: link === null ? null : { address: link, lasts: isNew ? '7 days' : 'one hour' },
    ...{ correct: at('words'), version: account.version, words, correcting: entered !== undefined },
    errors: summary,
  };
  const facts = { title: name, section: 'people' as const, trail: trail(name) };
  return new DeskPage('desk/people/person', model, facts, status ?? (summary ? 422 : 200));
};

const wordFields = (values: Readonly<Record<string, unknown>>, errors: Readonly<Record<string, string>>) => ({
  name: textField({ name: 'name', label: 'Name', required: true, value: values.name, error: errors.name }),
  email: textField({
    ...{ name: 'email', label: 'E-mail address', type: 'email', required: true },
    ...{ hint: 'Links that were mailed to another address before are void then.' },
    ...{ value: values.email, error: errors.email },
  }),
});

const rolesOf = ({ roles }: Account): string[] => roles.map(roleInWords);

const stateOf = ({ endedAt, passwordHash }: Account): string => {
  if (endedAt !== null) return 'Ended';
  return passwordHash === null ? 'Invited' : 'Active';
};

const roleShown = ({ role, goal }: HeldRole, goals: readonly NamedGoal[]) => ({
  name: ROLE_NAMES[role],
  goal: goals.find(({ slug }) => slug === goal)?.title ?? goal,
});

const roleField = (
  label: string,
  goals: readonly NamedGoal[],
  value: unknown,
  error: string | undefined,
  hint: string | null,
) =>
  selectField({
    ...{ name: 'role', label, value, error, hint },
    options: [
      { value: '', text: 'Choose a role' },
      ...(['administrator', 'ppm'] as const).map((role) => ({ value: role, text: ROLE_NAMES[role] })),
      ...(['leader', 'deputy'] as const).flatMap((role) =>
        goals.map(({ slug, title }) => ({ value: `${role}:${slug}`, text: `${ROLE_NAMES[role]}: ${title}` })),
      ),
    ],
  });
