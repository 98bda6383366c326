/**
 * A text without what XML 1.0 (2.2, Char) and iCalendar (RFC 5545, 3.1) cannot hold: control characters, halves of
 * surrogate pairs, and the two code points that are no characters. One of them would make a whole feed, calendar or
 * workbook unreadable.
 */
export const xmlText = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu, '');
