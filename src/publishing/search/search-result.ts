import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { EntryKind, SearchEntry } from '../../search/domain/entry.js';
import { type Piece, piecesOf, type Snippet, snippetsOf } from '../../search/domain/marked-text.js';
import { wordsOf } from '../../search/domain/folded.js';
import { type Query, tellingWords } from '../../search/domain/query.js';
import { type Hit, kindOf, type Result } from '../../search/domain/results.js';
import type { FoundEntry } from '../../search/search.record.js';
import type { Link } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import { shapeOf, type StatusTag } from '../pages/status-tag.js';
import { shortened } from '../pages/wording.js';

/** One result as the page shows it. */
export interface ResultFacts {
  kind: string;
  reference: Piece | null;
  href: string;
  title: Piece[];
  /** Null of a goal itself. */
  goal: Link | null;
  strategy: string | null;
  status: StatusTag | null;
  owner: string | null;
  report: Link & {
    /** What the report does with it: `Stands in`. */
    does: string;
  };
  /** Of what is no longer tracked, though an earlier report held it. */
  left: Link | null;
  /** What is said of an edition that was corrected since. */
  superseded: { text: string; newest: Link } | null;
  snippets: Snippet[];
  also: { links: (Link & { note: string | null })[]; more: number } | null;
}

export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  goal: 'Goal',
  strategy: 'Strategy',
  milestone: 'Milestone',
  progress: 'Summary of progress',
  departure: 'No longer tracked',
  indicator: 'Indicator',
  correction: 'Correction',
};

const MOST_OTHERS = 6;

export const resultFacts = (result: Result & FoundEntry, query: Query): ResultFacts => {
  const { shown: hit, superseded, others, left, entry, places } = result;
  const isTelling = tellingWords(query);
  const title =
    entry.title === '' ? [{ text: titleOf(hit), marked: false }] : piecesOf(entry.title, places.title, isTelling);
  const snippets = snippetsOf(entry.lines, places.lines, isTelling);
  return {
    kind: KIND_NAMES[kindOf(result)],
    reference: entry.reference === null ? null : { text: entry.reference, marked: isAskedFor(entry.reference, query) },
    href: hrefOf(hit, entry, superseded),
    title,
    goal:
      hit.kind === 'goal' ? null : { href: paths.goal(hit.goalSlug), text: `${hit.goalNumber}. ${entry.goalTitle}` },
    strategy: entry.strategy,
    status: entry.status && { shape: shapeOf[entry.status], text: entry.status, note: null },
    owner: entry.owners.length > 0 ? entry.owners.join(', ') : null,
    report: { ...reportLink(hit, entry, superseded), does: doesIn(hit, left) },
    left: left && left !== hit ? reportLink(left, entry, false) : null,
    superseded: superseded
      ? {
          text: `Edition ${hit.number} of the ${labelOf(hit.quarter)} report says so. It was corrected since.`,
          newest: { href: paths.report(hit.goalSlug, hit.quarter), text: 'Read the newest edition' },
        }
      : null,
    snippets: snippets.length > 0 ? snippets : opening(entry),
    also: alsoOf(others, entry),
  };
};

const reportLink = (hit: Hit, entry: SearchEntry, superseded: boolean): Link => ({
  href: placeOf(hit, superseded) + anchorOf(hit, entry),
  text: `${labelOf(hit.quarter)} report`,
});

const doesIn = ({ kind }: Hit, left: Hit | null): string => {
  if (kind === 'departure') return 'Left in';
  return left === null ? 'Stands in' : 'Last stood in';
};

const titleOf = ({ kind, quarter, number }: Hit): string =>
  kind === 'correction'
    ? `What edition ${number} of the ${labelOf(quarter)} report corrects`
    : `Summary of progress, ${labelOf(quarter)}`;

const isAskedFor = (reference: string, { all }: Query): boolean =>
  all.some(({ words }) => words.join(' ') === wordsOf(reference).join(' '));

/** Where a result leads: to what the site tells of the thing itself, or to the place in the report. */
const hrefOf = (hit: Hit, entry: SearchEntry, superseded: boolean): string => {
  const { kind, goalSlug } = hit;
  if (kind === 'goal') return paths.goal(goalSlug);
  const isMilestone = entry.reference !== null && entry.nth === null;
  if (isMilestone && kind === 'milestone' && !superseded) return paths.milestone(entry.reference ?? '');
  return placeOf(hit, superseded) + anchorOf(hit, entry);
};

const placeOf = ({ kind, goalSlug, quarter, number }: Hit, superseded: boolean): string =>
  superseded || kind === 'correction' ? paths.edition(goalSlug, quarter, number) : paths.report(goalSlug, quarter);

const anchorOf = ({ kind }: Hit, { reference, nth }: SearchEntry): string =>
  ({
    goal: '',
    strategy: `#strategy-${nth ?? 1}`,
    milestone: `#${reference ?? ''}`,
    progress: '#progress',
    departure: '#no-longer-tracked',
    indicator: '#indicators',
    correction: '',
  })[kind];

/** What an entry begins with, where the match is in its title. */
const opening = ({ kind, lines }: SearchEntry): Snippet[] => {
  const [first] = lines;
  if (!first || (kind === 'milestone' && !['Explanation', 'Reason'].includes(first.part ?? ''))) return [];
  return [{ part: first.part, pieces: [{ text: shortened(first.text, 240), marked: false }] }];
};

const alsoOf = (others: Result['others'], entry: SearchEntry): ResultFacts['also'] => {
  if (others.length === 0) return null;
  const links = others.slice(0, MOST_OTHERS).map(({ hit, superseded }) => ({
    // The place among the strategies is that of the entry shown: of the others only the report is certain.
    href: placeOf(hit, superseded) + (entry.nth === null ? anchorOf(hit, entry) : '#strategies'),
    text: labelOf(hit.quarter),
    note: superseded ? `edition ${hit.number}, corrected since` : null,
  }));
  return { links, more: others.length - links.length };
};
