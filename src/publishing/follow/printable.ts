/**
 * A text without what XML 1.0 (2.2, Char) and iCalendar (RFC 5545, 3.1) cannot hold: control characters, halves of
 * surrogate pairs, and the two code points that are no characters. One such character would make a whole feed unreadable.
 */
export const printable = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu, '');
