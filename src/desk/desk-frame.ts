import { type Person, personMay } from '../people/domain/signed-in.js';
import { type Role, ROLE_NAMES } from '../people/domain/roles.js';
import type { Permission } from '../people/domain/permissions.js';
import { type Frame, frameOf } from '../rendering/frame.js';
import type { Site } from '../rendering/site.js';
import type { DeskFacts, DeskSection, Said } from './desk-answers.js';
import { deskPaths } from './paths.js';

/** Everything around a page of the desk: the public frame, and what only those who signed in see. */
export interface DeskFrame extends Frame {
  scripts: string[];
  wide: boolean;
  /** Null on the way in, where nobody is signed in yet. */
  desk: {
    navigation: { href: string; text: string; current: boolean }[];
    person: { id: string; name: string; roles: string };
  } | null;
  said: { text: string; undo: string | null } | null;
}

interface Entry {
  section: DeskSection;
  href: string;
  text: string;
  needs: Permission;
}

const ENTRIES: readonly Entry[] = [
  { section: 'round', href: deskPaths.desk, text: 'Round', needs: 'visit-desk' },
  { section: 'goals', href: deskPaths.goals, text: 'Goals', needs: 'visit-desk' },
  { section: 'people', href: deskPaths.people, text: 'People', needs: 'keep-people' },
  { section: 'log', href: deskPaths.log, text: 'Log', needs: 'read-log' },
  { section: 'mail', href: deskPaths.mail, text: 'Mail', needs: 'keep-mail' },
];

/** The frame of a page of the desk for whoever is signed in (null: nobody yet), with what was just done. */
export const deskFrameOf = (site: Site, person: Person | null, facts: DeskFacts, said: Said | null): DeskFrame => ({
  ...frameOf(site, {
    title: facts.title,
    description: 'The desk of Milepost, for PPM staff and goal leaders.',
    path: null,
    section: null,
    trail: facts.trail,
    indexed: false,
  }),
  scripts: ['desk.js', ...(facts.scripts ?? [])].map((name) => assetOf(site, name)),
  wide: facts.wide ?? false,
  desk: person && {
    navigation: ENTRIES.filter(({ needs }) => personMay(person, needs, null)).map(({ section, href, text }) => ({
      href,
      text,
      current: section === facts.section,
    })),
    person: { id: person.id, name: person.name, roles: rolesInWords(person) },
  },
  said: said && { text: said.text, undo: said.undo ? deskPaths.undo(said.undo) : null },
});

// In a line beside the name: somebody may lead many goals.
const rolesInWords = ({ roles }: Person): string => {
  const goals = (role: Role) => roles.filter((held) => held.role === role).flatMap(({ goal }) => goal ?? []);
  const words = [...new Set(roles.map(({ role }) => role))].map((role) => {
    const [first, ...more] = goals(role);
    if (first === undefined) return ROLE_NAMES[role];
    return `${ROLE_NAMES[role]} of ${more.length === 0 ? first.replaceAll('-', ' ') : `${more.length + 1} goals`}`;
  });
  return words.join('; ') || 'No role';
};

const assetOf = (site: Site, name: string): string => {
  const file = site.assets[name];
  if (!file) throw new Error(`The built assets hold no ${name}: run npm run build`);
  return `/assets/${file}`;
};
