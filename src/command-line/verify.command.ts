import type { Argv } from 'yargs';
import { PublishingService } from '../publishing/publishing.service.js';
import { Refused } from '../refused.js';
import { withRecord } from './record.js';

export const verifyCommand = (program: Argv): Argv =>
  program.command(
    'verify',
    'Take the fingerprint of every edition again and name what does not match',
    (command) => command,
    () =>
      withRecord(async (record) => {
        const { editions, broken } = await record.get(PublishingService).verify();
        const [first, ...more] = broken;
        if (first) throw new Refused([first, ...more]);
        console.log(
          editions === 0 ? 'Nothing is published yet.' : `${editions} editions, and every fingerprint matches.`,
        );
      }),
  );
