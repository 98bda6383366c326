import { browserInWords } from '../../people/domain/browser-name.js';
import { PASSWORD_RULE } from '../../people/domain/password-rule.js';
import { roleInWords } from '../../people/domain/roles.js';
import type { Person } from '../../people/domain/signed-in.js';
import type { Session } from '../../people/session.entity.js';
import { DeskPage } from '../desk-answers.js';
import { errorSummary, textField } from '../fields.js';
import { momentInWords } from '../log/value-words.js';
import { deskPaths } from '../paths.js';

/** What somebody sees of their account: the sessions, which of them this is, and what was wrong with a new password. */
export interface AccountShown {
  person: Person;
  /** What somebody without a role is told; null for everybody else. */
  noRole: string | null;
  sessions: readonly Session[];
  sessionId: string;
  entered?: Readonly<Record<string, unknown>>;
  errors?: Readonly<Record<string, string>>;
  others?: readonly string[];
}

export const accountPage = (
  { person, noRole, sessions, sessionId, entered = {}, errors = {}, others = [] }: AccountShown,
  status = 200,
) => {
  const password = passwordFields(errors);
  const nameField = textField({
    ...{ name: 'name', label: 'Name', autocomplete: 'name', required: true, error: errors.name },
    ...{ value: entered.name ?? person.name, hint: 'As your comments and signatures show it.' },
  });
  const model = {
    ...{ name: person.name, email: person.email, roles: person.roles.map(roleInWords), noRole },
    ...{ nameField, rename: deskPaths.accountName },
    sessions: sessions.map((session) => sessionRow(session, session.id === sessionId)),
    ...{ signOutEverywhere: deskPaths.accountSessions, several: sessions.length > 1 },
    ...{
      password,
      errors: errorSummary([nameField, ...Object.values(password)], others),
      changePassword: deskPaths.accountPassword,
    },
  };
  return new DeskPage(
    'desk/people/account',
    model,
    {
      ...{ title: 'Your account', section: 'account' as const },
      trail: [
        { href: deskPaths.desk, text: 'Desk' },
        { href: null, text: 'Your account' },
      ],
    },
    status,
  );
};

const sessionRow = ({ id, browser, startedAt, seenAt }: Session, isThis: boolean) => ({
  ...{ browser: browserInWords(browser), since: momentOf(startedAt), seen: momentOf(seenAt), isThis },
  end: isThis ? null : deskPaths.accountSession(id),
});

/** A moment as a page shows it. */
export const momentOf = (moment: Date) => ({ text: momentInWords(moment), iso: moment.toISOString() });

const passwordFields = (errors: Readonly<Record<string, string>>) => {
  const field = (name: string, label: string, autocomplete: string, hint: string | null = null) =>
    textField({ name, label, hint, autocomplete, type: 'password', required: true, error: errors[name] });
  return {
    present: field('present', 'Present password', 'current-password'),
    password: field('password', 'New password', 'new-password', PASSWORD_RULE),
    again: field('again', 'The new one again', 'new-password'),
  };
};
