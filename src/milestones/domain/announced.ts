/** Where the printed words of a report say that a due date moved: under "change from last quarter", beside it, or nowhere. */
export type Announcement = 'in-remark' | 'in-note' | 'nowhere';

/** What a report prints of a milestone beside its date. */
export interface PrintedBeside {
  /** "Change from last quarter", word for word. */
  remark: string | null;
  footnotes: readonly string[];
  explanation: string | null;
  /** Why the date moved, as it was printed or recorded at the desk. */
  reason: string | null;
}

/**
 * Whether the report that first shows a moved due date mentions the move. "No change", "Better" or "Action Completed"
 * beside a new date does not; a footnote, an explanation or a reason does, though not where a reader looks for it.
 */
export const announcementOf = ({ remark, footnotes, explanation, reason }: PrintedBeside): Announcement => {
  if (speaksOfMove(remark)) return 'in-remark';
  return reason !== null || [...footnotes, explanation].some(speaksOfMove) ? 'in-note' : 'nowhere';
};

/** What a reader is told of a move of a due quarter. */
export interface MoveTold {
  announcement: Announcement;
  reason: string | null;
  remark: string | null;
}

/**
 * What is told of a move, by the words of the report that first shows it: of its newest edition, which may say what an
 * earlier one did not. Null where that report no longer has the milestone: then the reason is all there is, as the later
 * reports recorded it.
 */
export const moveTold = ({ reason }: { reason: string | null }, shown: PrintedBeside | null): MoveTold =>
  shown
    ? { announcement: announcementOf(shown), reason: shown.reason, remark: shown.remark }
    : { announcement: reason === null ? 'nowhere' : 'in-note', reason, remark: null };

/** Whether words say that a date moved. To say that it did not ("no change in due date") is not to say so. */
export const speaksOfMove = (text: string | null): boolean =>
  (text ?? '')
    .replace(/\b(no|not|without(?: any)?)\s+chang\w*|\bunchanged\b/gi, '')
    .split(/[.;\n]\s/)
    .some((sentence) => MOVED_IN_TIME.test(sentence) || (DATE.test(sentence) && MOVED.test(sentence)));

// "To date", "up to date" and "on schedule" name no date.
const DATE = /(?<!\b(?:to|of|on|behind|ahead of) )\b(due|dates?|deadlines?|timelines?|timeframes?|schedules?)\b/i;

const MOVED =
  /\b(chang|revis|adjust|updat|modif|mov|push|shift|slip|exten|postpon|delay|align|reset|later|earlier|accelerat|advanc|brought forward|(?:is )?now\b)/i;

// Without the word "date": "pushed 1 month due to clearance timing", "moved to Q1 FY19", "rescheduled".
const MOVED_IN_TIME =
  /\b(?:reschedul|postpon|defer(?:red|s)\b|delay)|\b(?:push|mov|shift|slip|exten|brought)\w*(?: \w+){0,2} (?:to|until|by|into)? ?(?:(?:q[1-4]|[1-4]q|fy ?\d|20\d\d)\b|(?:\d+|an?|one|two|three|several) (?:weeks?|months?|quarters?|years?)\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\b|next )/i;
