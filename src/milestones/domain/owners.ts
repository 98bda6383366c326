import { plainText } from './printed-text.js';

const NOBODY = /^(?:tbd|none|n ?\/ ?a|-+)?$/i;
const WITH = /(?<![a-z])w\//gi;
/** What stands between commas, semicolons, slashes, bullets and lines; those in parentheses belong to the name: `OMB (OFPP, OIRA)`. */
const PARTS = /(?:\([^()]*\)|[^,;/|•\n])+/gu;
const AND = /( (?:and|&) )/iu;
const LEADING_AND = /^(?:(?:and|&|with|in (?:coordination|consultation|collaboration|partnership) with) )+/i;
/** OPM, DoD, CMs, PMIOs, L2M; and the two groups of organisations that plans name in a word. */
const ORGANISATION = /^(?:[\p{L}\d]*\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*|Agencies|States)$/u;
/** Written as an acronym, but what an organisation works on: `IT & Telecom Category Manager` is one owner. */
const SUBJECTS = ['IT', 'HR'];

/**
 * The organisations an owner cell names, in the order and spelling printed. Commas, semicolons, slashes and lines
 * always part them; `&` and `and` only where one of the two words beside it is an acronym (`DHS & GSA`, `GSA and
 * Category Team`), because they also stand inside names (`Service & solution Managers`, `Office of Management and
 * Budget`). The rule is ours, made from the owners of the FY 2018 plans.
 */
export const ownersOf = (text: string | null): string[] => {
  const printed = (text ?? '')
    .split(/[\r\n]+/)
    .map(plainText)
    .join('\n')
    .trim();
  if (NOBODY.test(printed)) return [];
  const parts = printed.replace(WITH, ', ').match(PARTS) ?? [];
  const owners = parts
    .flatMap((part) => partedAtAnd(part.trim().replace(LEADING_AND, '')))
    .filter((owner) => !NOBODY.test(owner));
  return owners.filter((owner, at) => owners.findIndex((other) => isSame(owner, other)) === at);
};

const partedAtAnd = (part: string): string[] => {
  const [first = '', ...rest] = part.split(AND);
  return rest.reduce<string[]>(
    (owners, and, at) => {
      const next = rest[at + 1];
      if (at % 2 === 1 || next === undefined) return owners;
      const last = owners.at(-1) ?? '';
      return arePartedBetween(last, next) ? [...owners, next] : owners.with(-1, `${last}${and}${next}`);
    },
    [first],
  );
};

const arePartedBetween = (left: string, right: string): boolean =>
  left.split('(').length === left.split(')').length &&
  [left.split(' ').at(-1) ?? '', right.split(' ')[0] ?? ''].some(
    (word) => ORGANISATION.test(word) && !SUBJECTS.includes(word),
  );

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
