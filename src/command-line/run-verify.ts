import { VerificationService } from '../publishing/verification.service.js';
import { Refused } from '../refused.js';
import { withPresentRecord } from './record.js';

/** Says that everything published is as it was published, or throws Refused with what is not. */
export const runVerify = (): Promise<void> =>
  withPresentRecord(async (record) => {
    const { editions, broken } = await record.get(VerificationService).verify();
    const [first, ...more] = broken;
    if (first) throw new Refused([first, ...more]);
    console.log(
      ['Nothing is published yet.', 'One edition, and its fingerprint matches.'][editions] ??
        `${editions} editions, and every fingerprint matches.`,
    );
  });
