import { newsOf } from './news.js';

const RELEASE = Date.parse('2026-08-14T14:00:00Z');
const HOUR = 60 * 60 * 1000;

/** So many publications, one a minute, the newest first and at that moment. */
const published = (count: number, newest: number) =>
  Array.from({ length: count }, (_, at) => ({ publishedAt: new Date(newest - at * 60_000) }));

describe('the news of a feed', () => {
  const before = published(200, RELEASE - 90 * 24 * HOUR);

  it.each([
    ['a release of two hundred goals, whole', published(200, RELEASE), 200],
    [
      'the same a day later, after a correction',
      [...published(1, RELEASE + 24 * HOUR), ...published(200, RELEASE)],
      201,
    ],
    ['a hundred, where less is new', published(3, RELEASE), 100],
    ['a hundred, where a release is more than a week old', published(1, RELEASE + 10 * 24 * HOUR), 100],
    ['a thousand, where years are published on one day', published(1_200, RELEASE), 1_000],
  ])('are %s', (_, recent, count) => {
    const publications = [...recent, ...before];
    expect(newsOf(publications)).toEqual(publications.slice(0, count));
  });

  it('are all there is, and nothing where nothing is', () => {
    expect(newsOf(published(7, RELEASE))).toHaveLength(7);
    expect(newsOf([])).toEqual([]);
  });
});
