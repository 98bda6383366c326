import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';

const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** A day in plain words beside its machine form: `September 14, 2018`. */
export const dayOf = (moment: Date | string): { text: string; iso: string } => {
  const date = new Date(moment);
  return { text: days.format(date), iso: date.toISOString().slice(0, 10) };
};

export const quoted = (text: string): string => `“${text}”`;

/** `1 milestone`, `29 milestones`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** `Two quarters later` of `two quarters later`. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `OMB, GSA and OPM`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** `2 quarters later than first promised`; nothing where the due quarter never moved. */
export const slipInWords = (slip: number): string | null => {
  if (slip === 0) return null;
  return `${counted(Math.abs(slip), 'quarter')} ${slip > 0 ? 'later' : 'earlier'} than first promised`;
};

export const ownersInWords = ({ owners, ownerText }: Pick<ReportedMilestone, 'owners' | 'ownerText'>): string | null =>
  owners.length > 0 ? owners.join(', ') : ownerText;

/** The lines of a text that a plan printed as paragraphs or list items. */
export const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** At most `length` characters, cut between words: for descriptions in the head of a page. */
export const shortened = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : undefined)}…`;
};

/** `14.2 KB`. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
