import { isOpen, mayMailAnother } from './link-life.js';

const at = (time: string): Date => new Date(`2018-10-02T${time}Z`);
const link = (usedAt: string | null = null) => ({
  createdAt: at('09:00:00'),
  expiresAt: at('10:00:00'),
  usedAt: usedAt === null ? null : at(usedAt),
});

describe('a one-time link', () => {
  it.each([
    ['new', link(), '09:00:00', true],
    ['a moment before its end', link(), '09:59:59', true],
    ['at its end', link(), '10:00:00', false],
    ['used', link('09:10:00'), '09:10:01', false],
  ])('%s', (_, times, now, open) => {
    expect(isOpen(times, at(now))).toBe(open);
  });

  it.each([
    ['none was made', null, '09:00:00', true],
    ['one was made just now', link(), '09:04:59', false],
    ['one was made five minutes ago', link(), '09:05:00', true],
  ])('another may be mailed where %s', (_, last, now, may) => {
    expect(mayMailAnother(last, at(now))).toBe(may);
  });
});
