import { diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, that only the earlier had, or that only the later has. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** What is this different reads better one after the other than mixed. */
const SHARED = 0.3;

/** The words of two texts in one, each marked as kept, gone or new; first all that is gone where little is shared. */
export const markedWords = (from: string | null, to: string | null): Run[] => {
  const [before, after] = [from ?? '', to ?? ''];
  const runs = diffWordsWithSpace(before, after).map(({ value, added, removed }): Run => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value,
  }));
  const kept = runs.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
  if (kept >= SHARED * Math.max(before.length, after.length)) return runs;
  const parted = before !== '' && after !== '' ? '\n' : '';
  const [gone, between, come]: [Run, Run, Run] = [
    { kind: 'gone', text: before },
    { kind: 'same', text: parted },
    { kind: 'new', text: after },
  ];
  return [gone, between, come].filter(({ text }) => text !== '');
};
