import type { Mail } from '../mail/mail.record.js';
import { LINK_LASTS } from './domain/link-life.js';
import { type HeldRole, roleInWords } from './domain/roles.js';
import type { LinkPurpose } from './one-time-link.entity.js';

/** A link on its way to somebody: `by` is whoever invites, null where it was asked for without signing in. */
export interface LinkToMail {
  purpose: LinkPurpose;
  to: { name: string; email: string; roles: readonly HeldRole[] };
  by: string | null;
  link: string;
}

/** The message that brings a one-time link. */
export const linkMail = ({ purpose, to, by, link }: LinkToMail): Mail => ({
  to: to.email,
  cause: purpose,
  ...(purpose === 'invitation' ? invitation(to, by, link) : reset(to, link)),
});

const invitation = ({ name, email, roles }: LinkToMail['to'], by: string | null, link: string) => ({
  subject: 'Your account at the desk of Milepost',
  text: `${name},

${by ?? 'An administrator'} has made an account for you at the desk of Milepost, where the quarterly
updates of the Cross-Agency Priority goals are written and reviewed.

Your e-mail address there: ${email}
${roles.length === 0 ? '' : `You are there as: ${roles.map(roleInWords).join('; ')}\n`}
Follow this link to set your password. It works once, and for ${LINK_LASTS.invitation}:

${link}

If you do not know what this is about, leave it: without a password nobody can use
the account.
`,
});

const reset = ({ name }: LinkToMail['to'], link: string) => ({
  subject: 'A new password for the desk of Milepost',
  text: `${name},

Somebody, most likely you, asked for a new password for your account at the desk of
Milepost. Follow this link to set it. It works once, and for ${LINK_LASTS.reset}:

${link}

If it was not you, leave it: your password stays as it is.
`,
});
