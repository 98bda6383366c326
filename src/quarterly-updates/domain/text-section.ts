/** The sections of an update that are written as prose, in Markdown. */
export const TEXT_SECTIONS = ['summary', 'highlights'] as const;
export type TextSection = (typeof TEXT_SECTIONS)[number];
