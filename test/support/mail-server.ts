import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it is given. */
export interface MailServer {
  port: number;
  url: string;
  received: ParsedMail[];
  /** What stands under a recipient is refused for good, as a mailbox that does not exist. */
  refused: Set<string>;
  stop(): Promise<void>;
}

/** On a free port, or on one that an earlier server had. */
export const startMailServer = async (port = 0): Promise<MailServer> => {
  const received: ParsedMail[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      done(refused.has(address) ? Object.assign(new Error('No such mailbox here'), { responseCode: 550 }) : null);
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          received.push(mail);
          done();
        },
        (error: unknown) => {
          done(error as Error);
        },
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  return {
    ...{ port: at, url: `smtp://127.0.0.1:${at}`, received, refused },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
};
