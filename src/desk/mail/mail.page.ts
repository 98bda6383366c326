import type { MailFacts, MailState } from '../../mail/mail.record.js';
import { counted } from '../../publishing/pages/wording.js';
import type { DeskFacts } from '../desk-answers.js';
import { momentInWords } from '../log/value-words.js';
import { deskPaths } from '../paths.js';

export const MAIL_VIEW = 'desk/mail/mail';

export const PAGE_LENGTH = 50;

/** One page of the messages in one state, and how many there are in each. */
export interface MailListing {
  /** The mail server by its name; null where none is set up. */
  server: string | null;
  counts: Record<MailState, number>;
  state: MailState;
  page: number;
  mail: readonly MailFacts[];
  /** What could not be done, where something was asked for. */
  refusals: readonly string[];
}

export const mailFacts: DeskFacts = {
  title: 'Mail',
  section: 'mail',
  trail: [
    { href: deskPaths.desk, text: 'Desk' },
    { href: null, text: 'Mail' },
  ],
};

const TABS: { state: MailState; text: string; help: string; none: string }[] = [
  {
    state: 'waiting',
    text: 'Waiting',
    help: 'These go out as soon as they can. One that could not be delivered is tried again after 1, 5, 15 and 60 minutes and then every 4 hours, ten times in all.',
    none: 'No message waits.',
  },
  {
    state: 'failed',
    text: 'Failed',
    help: 'These could not be delivered and are not tried again by themselves. Mend the reason, then try again; or give up, and the text is forgotten.',
    none: 'No message failed.',
  },
  {
    state: 'sent',
    text: 'Sent',
    help: 'The mail server took these. Their text is not kept.',
    none: 'No message was sent yet.',
  },
  {
    state: 'given-up',
    text: 'Given up',
    help: 'Somebody gave these up. They are not sent, and their text is not kept.',
    none: 'No message was given up.',
  },
];

/** The state that a reader should look at first: what failed, else what waits, else what went out. */
export const firstState = (counts: Record<MailState, number>): MailState =>
  counts.failed > 0 ? 'failed' : counts.waiting > 0 ? 'waiting' : 'sent';

/** The state that is asked for; undefined where there is none of that name. */
export const stateNamed = (name: string): MailState | undefined => TABS.find(({ state }) => state === name)?.state;

export const mailPage = ({ server, counts, state, page, mail, refusals }: MailListing) => {
  const tab = TABS.find((one) => one.state === state);
  const pages = Math.max(1, Math.ceil(counts[state] / PAGE_LENGTH));
  return {
    notSetUp: server === null ? { waiting: waitingInWords(counts.waiting) } : null,
    server,
    refusals: refusals.length > 0 ? refusals : null,
    tabs: TABS.filter((one) => one.state !== 'given-up' || counts[one.state] > 0 || state === one.state).map((one) => ({
      href: mailAddress(one.state),
      text: one.text,
      count: counts[one.state].toLocaleString('en-US'),
      current: one.state === state,
    })),
    heading: tab?.text ?? '',
    help: tab?.help ?? '',
    none: mail.length === 0 ? (tab?.none ?? '') : null,
    tryAll:
      state === 'failed' && counts.failed > 1
        ? { action: deskPaths.mailTryAll, text: tryAllInWords(counts.failed) }
        : null,
    doable: state === 'failed' || state === 'waiting',
    rows: mail.map((one) => rowOf(one, state)),
    caption: `${tab?.text ?? ''} messages, newest first`,
    columns: { when: state === 'sent' ? 'Sent' : state === 'waiting' ? 'Queued' : 'Failed' },
    paging: pages > 1 ? pagingOf(state, page, pages) : null,
  };
};

/** The address of one page of the messages in one state. */
export const mailAddress = (state: MailState, page = 1): string =>
  `${deskPaths.mail}?show=${state}${page > 1 ? `&page=${page}` : ''}`;

const waitingInWords = (count: number): string | null =>
  count === 0 ? null : `${counted(count, 'message waits', 'messages wait')} and will be sent once mail is set up.`;

const tryAllInWords = (count: number): string => `Try all ${counted(count, 'failed message')} again`;

const rowOf = (mail: MailFacts, state: MailState) => ({
  subject: mail.subject,
  recipient: mail.recipient,
  cause: mail.cause,
  when: momentFacts((state === 'sent' ? mail.sentAt : state === 'waiting' ? null : mail.failedAt) ?? mail.queuedAt),
  tries: mail.tries === 0 ? 'not tried yet' : counted(mail.tries, 'try', 'tries'),
  next: state === 'waiting' && mail.tries > 0 ? momentInWords(mail.nextTryAt) : null,
  answer: mail.lastError,
  tryAgain: state === 'failed' ? deskPaths.mailTry(mail.id) : null,
  giveUp: state === 'failed' || state === 'waiting' ? deskPaths.mailGivingUp(mail.id) : null,
});

const momentFacts = (moment: Date) => ({ text: momentInWords(moment), iso: moment.toISOString() });

const pagingOf = (state: MailState, page: number, pages: number) => ({
  text: `Page ${page} of ${pages}`,
  previous: page > 1 ? { href: mailAddress(state, page - 1), text: 'Previous page' } : null,
  next: page < pages ? { href: mailAddress(state, page + 1), text: 'Next page' } : null,
});
