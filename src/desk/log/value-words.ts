import { labelOf, parseQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { ROLE_NAMES } from '../../people/domain/roles.js';
import { easternInWords } from '../../rounds/domain/eastern-time.js';
import { fieldInWords } from './field-words.js';

/** Parts of a value that say of themselves what they are: `Mark Bussow, Director, OMB`. */
const SELF_EXPLAINING = [
  'name',
  'title',
  'organization',
  'heading',
  'text',
  'items',
  'period',
  'value',
  'role',
  'goal',
];

/** A moment in plain words, as everywhere at the desk: `September 14, 2018 at 10:00 AM Eastern`. */
export const momentInWords = easternInWords;

/** A value of a log entry in plain words, several short ones in a line and others one below the other; null where it is nothing. */
export const valueInWords = (value: unknown, field = ''): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Places are counted from nought in the record.
  if (typeof value === 'number') return String(field === 'position' ? value + 1 : value);
  if (typeof value === 'string') return textInWords(value, field);
  if (Array.isArray(value)) return lines(value.map((one) => valueInWords(one, field)));
  return typeof value === 'object' ? partsInWords(value) : JSON.stringify(value);
};

const textInWords = (text: string, field: string): string | null => {
  if (text.trim() === '') return null;
  if (/^FY\d{4}-Q[1-4]$/.test(text) && parseQuarter(text)) return labelOf(text as QuarterKey);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text)) return momentInWords(new Date(text));
  if (field === 'section') return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return field === 'role' || field === 'roles' ? roleInWords(text) : text;
};

const roleInWords = (text: string): string => (text in ROLE_NAMES ? ROLE_NAMES[text as keyof typeof ROLE_NAMES] : text);

const lines = (values: readonly (string | null)[]): string | null => {
  const said = values.filter((one) => one !== null);
  return said.length === 0 ? null : said.join(said.every(isShort) ? ', ' : '\n');
};

/** A reference, a name: several stand well in one line. */
const isShort = (text: string): boolean => /^[^,;\n]{1,30}$/.test(text);

const partsInWords = (value: object): string | null => {
  const parts = Object.entries(value).flatMap(([field, part]) => {
    const words = valueInWords(part, field);
    if (words === null) return [];
    const plain = words.replaceAll('\n', '; ');
    return [SELF_EXPLAINING.includes(field) ? plain : `${fieldInWords(field)}: ${plain}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
};
