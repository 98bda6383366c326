import { COMMENT_SECTIONS, type CommentSection, isCommentSection } from '../../drafting/domain/comment-section.js';
import { personMay } from '../../people/domain/signed-in.js';
import type { ReviewComment } from '../../quarterly-updates/review-comment.entity.js';
import { counted } from '../../publishing/pages/wording.js';
import { momentInWords } from '../log/value-words.js';
import { draftPaths } from './draft-paths.js';
import type { DraftFacts } from './draft-reader.js';
import type { Trouble } from './draft-sections.js';

/** Where the comments on a milestone are shown: with what the report has to say of it. */
const homeOf = (section: string, { report }: DraftFacts): CommentSection => {
  if (isCommentSection(section)) return section;
  const milestone = report.milestones.find(({ reference }) => reference === section);
  if (!milestone) return 'departures';
  return milestone.missed || !milestone.changes.some(({ kind }) => kind === 'due-moved') ? 'missed' : 'moves';
};

/** What was said of each section, with the forms to say more. */
export const commentsBySection = (facts: DraftFacts, trouble: Trouble) => {
  const sections = Object.keys(COMMENT_SECTIONS) as CommentSection[];
  return Object.fromEntries(sections.map((section) => [section, commentsOn(section, facts, trouble)])) as Record<
    CommentSection,
    ReturnType<typeof commentsOn>
  >;
};

const commentsOn = (section: CommentSection, facts: DraftFacts, { entered }: Trouble) => {
  const { at, comments } = facts;
  const paths = draftPaths(at.goal.slug, at.update.quarter);
  const may = mayComment(facts);
  const ofSection = comments.filter((one) => one.answersId === null && homeOf(one.section, facts) === section);
  return {
    section,
    heading: COMMENT_SECTIONS[section],
    threads: ofSection.map((comment) => ({
      ...said(comment),
      about: isCommentSection(comment.section) ? null : comment.section,
      settled:
        comment.settledAt && `Settled by ${comment.settledBy ?? 'somebody'}, ${momentInWords(comment.settledAt)}`,
      answers: comments.filter(({ answersId }) => answersId === comment.id).map(said),
      forms:
        may && !comment.settledAt
          ? {
              ...{ answer: paths.answers(comment.id), settle: paths.settling(comment.id), id: `answer-${comment.id}` },
              text: entered[`answer-${comment.id}`] ?? '',
            }
          : null,
    })),
    form: may
      ? {
          ...{ action: paths.comments, id: `comment-${section}`, about: aboutOptions(section, facts) },
          text: entered[`comment-${section}`] ?? '',
        }
      : null,
  };
};

const said = ({ id, personName, at, text }: ReviewComment) => ({
  ...{ id, by: personName, text },
  at: { text: momentInWords(at), iso: at.toISOString() },
});

const aboutOptions = (section: CommentSection, facts: DraftFacts) => {
  if (section !== 'missed' && section !== 'moves') return null;
  const of = facts.report.milestones.filter(({ missed, reference }) =>
    section === 'missed' ? missed : homeOf(reference, facts) === 'moves',
  );
  if (of.length === 0) return null;
  return [
    { value: section as string, text: 'The whole section' },
    ...of.map(({ reference, title }) => ({ value: reference, text: `${reference} ${title}` })),
  ];
};

const mayComment = ({ person, at }: DraftFacts): boolean =>
  personMay(person, 'comment-update', at.goal.slug) && (at.stage !== 'released' || at.correction !== null);

/** The comments that wait for somebody, each with where it stands on the page; null where there is none. */
export const openComments = (facts: DraftFacts) => {
  const open = facts.comments.filter(({ answersId, settledAt }) => answersId === null && !settledAt);
  if (open.length === 0) return null;
  return {
    unsettled: `${counted(open.length, 'comment')} ${open.length === 1 ? 'is' : 'are'} not settled.`,
    text: `${counted(open.length, 'comment')} not settled:`,
    links: open.map(({ id, section, personName }) => ({
      href: `#comment-${id}`,
      text: `${personName} on ${isCommentSection(section) ? COMMENT_SECTIONS[section].toLowerCase() : section}`,
    })),
  };
};
