/** The sections of a draft that can be commented on, besides each milestone by its reference. */
export const COMMENT_SECTIONS = {
  missed: 'What was missed and why',
  summary: 'Summary of progress',
  highlights: 'Highlights',
  moves: 'Moved due dates',
  departures: 'No longer tracked',
  strategies: 'Strategies',
} as const;
export type CommentSection = keyof typeof COMMENT_SECTIONS;

/** Whether it is a section that every draft has. */
export const isCommentSection = (section: string): section is CommentSection =>
  Object.hasOwn(COMMENT_SECTIONS, section);

/** What a comment is about, in words: the heading of a section, or the reference of a milestone. */
export const aboutInWords = (section: string): string =>
  isCommentSection(section) ? COMMENT_SECTIONS[section] : section;
