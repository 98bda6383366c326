import { waitInWords } from '../../people/domain/slow-down.js';
import { PASSWORD_RULE } from '../../people/domain/password-rule.js';
import { LINK_LASTS } from '../../people/domain/link-life.js';
import { DeskPage } from '../desk-answers.js';
import { errorSummary, textField } from '../fields.js';
import { deskPaths } from '../paths.js';

/** What was entered in a form and what was wrong with it; nothing where it is shown first. */
interface Entered {
  entered?: Readonly<Record<string, unknown>>;
  errors?: Readonly<Record<string, string>>;
  others?: readonly string[];
}

const facts = (title: string) => ({ title, section: null, trail: [] });

export const WRONG = 'The e-mail address or the password is not right.';

export const waitSentence = (milliseconds: number): string =>
  `There were too many wrong tries. Wait ${waitInWords(milliseconds)}, then try again.`;

export const manyLinksSentence = (wait: number): string =>
  `Too many links were asked for from here. Wait ${waitInWords(wait)}, then try again.`;

export const signInPage = (next: string, { entered = {}, errors = {}, others = [] }: Entered = {}, status = 200) => {
  const email = textField({
    ...{ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', required: true },
    ...{ value: entered.email, error: errors.email },
  });
  const password = textField({
    ...{ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', required: true },
    error: errors.password,
  });
  const model = {
    ...{ email, password, errors: errorSummary([email, password], others) },
    ...{ action: deskPaths.signIn, next: next === deskPaths.desk ? null : next, forgotten: deskPaths.forgotten },
  };
  return new DeskPage('desk/sign-in/sign-in', model, facts('Sign in'), status);
};

export const forgottenPage = (
  mailIsSetUp: boolean,
  { entered = {}, errors = {}, others = [] }: Entered = {},
  status = 200,
) => {
  const email = textField({
    ...{ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', required: true },
    ...{ hint: 'The one you sign in with.', value: entered.email, error: errors.email },
  });
  const model = {
    email,
    errors: errorSummary([email], others),
    mailIsSetUp,
    action: deskPaths.forgotten,
    signIn: deskPaths.signIn,
  };
  return new DeskPage('desk/sign-in/forgotten', model, facts('Forgotten password'), status);
};

export const forgottenSentPage = (email: string): DeskPage =>
  new DeskPage(
    'desk/sign-in/forgotten-sent',
    { email, lasts: LINK_LASTS.reset, signIn: deskPaths.signIn, forgotten: deskPaths.forgotten },
    facts('Look into your mail'),
  );

/** The page behind a one-time link. `account` is whose password is set. */
export const newPasswordPage = (
  account: { name: string; email: string; isNew: boolean },
  token: string,
  { errors = {}, others = [] }: Entered = {},
  status = 200,
): DeskPage => {
  const password = textField({
    ...{ name: 'password', label: 'New password', type: 'password', autocomplete: 'new-password', required: true },
    ...{ hint: PASSWORD_RULE, error: errors.password },
  });
  const again = textField({
    ...{ name: 'again', label: 'The same again', type: 'password', autocomplete: 'new-password', required: true },
    error: errors.again,
  });
  const title = account.isNew ? 'Set your password' : 'Set a new password';
  const model = {
    ...{ title, account, password, again, errors: errorSummary([password, again], others) },
    action: deskPaths.link(token),
  };
  return new DeskPage('desk/sign-in/new-password', model, facts(title), status);
};

export const oldLinkPage = (): DeskPage =>
  new DeskPage(
    'desk/sign-in/old-link',
    { forgotten: deskPaths.forgotten, signIn: deskPaths.signIn },
    facts('This link has been used or is too old'),
    410,
  );
