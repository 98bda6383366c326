/** Minutes to wait after each failed try. After the last of them and one more try the message is given up. */
export const MINUTES_AFTER_TRY = [1, 5, 15, 60, 240, 240, 240, 240, 240] as const;

/** Why a message did not go out. */
export interface SendingFailure {
  /** The server’s answer, or what the connection died of. */
  answer: string;
  /** True where trying again is of no use: the server refused the recipient or the message itself for good. */
  permanent: boolean;
  /** True where no server answered: what else waits need not be tried at once. */
  unreachable: boolean;
}

/** When a message that failed is tried next; null where it is given up. `tries` counts the one that just failed. */
export const nextTryAfter = (
  tries: number,
  { permanent }: Pick<SendingFailure, 'permanent'>,
  now: Date,
): Date | null => {
  const minutes = MINUTES_AFTER_TRY[Math.max(tries, 1) - 1];
  return permanent || minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
};

interface ServerError {
  message: string;
  /** The command of SMTP that failed: `RCPT TO`; `API` for what was refused before anything was sent. */
  command?: string | undefined;
  /** The number a server answers with: 5xx is for good (RFC 5321, 4.2.1). */
  responseCode?: number | undefined;
}

const LONGEST_ANSWER = 500;

/**
 * What an error of sending means. Only a refusal of the recipient or of the message is for good: a refused sender or
 * sign-in is a wrong setting here, and the message waits until it is mended.
 */
export const failureOf = ({ message, command, responseCode }: ServerError): SendingFailure => {
  const refusedForGood = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  const ofMessage = command === 'RCPT TO' || command === 'DATA';
  const unusableRecipient = command === 'API' && /recipient/i.test(message);
  return {
    answer: message.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER),
    permanent: (refusedForGood && ofMessage) || unusableRecipient,
    unreachable: responseCode === undefined && command !== 'API',
  };
};
