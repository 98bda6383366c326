import { isEmail } from 'class-validator';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LINK_LASTS } from '../people/domain/link-life.js';
import { type HeldRole, roleInWords, roleNamed } from '../people/domain/roles.js';
import { PasswordLinks } from '../people/password-links.service.js';
import { PeopleService } from '../people/people.service.js';
import { PeopleUpkeep } from '../people/people-upkeep.service.js';
import { Refused } from '../refused.js';
import { actorHere } from './actor.js';
import { withPresentRecord, withRecord } from './record.js';

/** Makes an account and prints the link that sets its password. */
export const runPersonAdd = async (words: { email: string; name: string; roles: readonly string[] }): Promise<void> => {
  const person = { email: words.email.trim(), name: words.name.trim(), roles: rolesNamed(words.roles) };
  refuseUnlessReadable(person);
  const link = await withRecord((record) =>
    record.get(UnitOfWork, { strict: false }).run(async () => {
      const account = await record.get(PeopleService).add(person, actorHere());
      return record.get(PasswordLinks).make(account, 'invitation');
    }),
  );
  console.log(`${person.name} has an account: ${person.roles.map(roleInWords).join('; ')}.`);
  tellLink(link, LINK_LASTS.invitation);
};

/** Prints a new link for an account. */
export const runPersonLink = async (email: string): Promise<void> => {
  const { link, purpose } = await withPresentRecord((record) => record.get(PeopleUpkeep).linkFor(email, actorHere()));
  tellLink(link, LINK_LASTS[purpose]);
};

const tellLink = (link: string, lasts: string): void => {
  console.log(`Set the password within ${lasts}, once, while the site is served there:`);
  console.log(link);
};

const rolesNamed = (texts: readonly string[]): HeldRole[] => {
  const wrong = texts.filter((text) => roleNamed(text) === null);
  const [first, ...more] = wrong.map(
    (text) => `--role is "${text}"; it must be administrator, ppm, leader:<goal> or deputy:<goal>.`,
  );
  if (first) throw new Refused([first, ...more]);
  return [...new Set(texts)].map(roleNamed).filter((role) => role !== null);
};

const refuseUnlessReadable = ({ email, name }: { email: string; name: string }): void => {
  const wrong = [
    ...(isEmail(email) ? [] : [`"${email}" is not an e-mail address; write it as in name@agency.gov.`]),
    ...(name === '' ? ['--name is empty; give the name of the person.'] : []),
  ];
  const [first, ...more] = wrong;
  if (first) throw new Refused([first, ...more]);
};
