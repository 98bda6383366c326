import { MILESTONE_STATUSES, type MilestoneStatus } from '../../milestones/domain/status.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { paths } from './paths.js';
import { shapeOf } from './status-tag.js';

export const ABOUT_VIEW = 'publishing/about';

const MEANINGS: Record<MilestoneStatus, string> = {
  Missed: 'Its due quarter is over and it is neither completed nor withdrawn. The calendar decides this, not the plan.',
  'At risk': 'The team says that it may not be done in time.',
  'Not reported': 'The plan says nothing, or nothing that can be read as a status.',
  'Not started': 'Work has not begun.',
  'On track': 'The team says that work goes on as planned.',
  Ongoing: 'Work without an end, or work that goes on.',
  Completed: 'Done. If it was done after its due quarter, the report says “late”.',
  Withdrawn: 'Dropped or merged into another milestone, with the reason.',
};

const CONTENTS = [
  { href: '#statuses', text: 'Statuses' },
  { href: '#missed', text: 'Missed' },
  { href: '#due', text: 'Due dates' },
  { href: '#slip', text: 'Slip' },
  { href: '#change', text: 'Changes' },
  { href: '#edition', text: 'Editions and corrections' },
  { href: '#fingerprint', text: 'Fingerprints' },
  { href: '#accessibility', text: 'Accessibility' },
  { href: '#contact', text: 'Contact' },
];

/** How to read a report: what each word and number means. */
export const aboutPage = (site: Site) => ({
  frame: frameOf(site, {
    title: 'How to read these reports',
    description:
      'What the words mean: the statuses of a milestone, when it counts as missed, how due dates are read, what slip is, ' +
      'and why a published report never changes.',
    path: paths.about,
    section: 'about',
    trail: [
      { href: paths.home, text: 'Home' },
      { href: null, text: 'How to read this' },
    ],
  }),
  contents: CONTENTS,
  name: site.name,
  demonstration: site.demonstration,
  agency: site.agency,
  // Where the contact link leads to this very page, there is nowhere else to write to.
  contact: site.contact.href.startsWith(paths.about) ? null : site.contact,
  missedHref: paths.missed,
  statuses: [...MILESTONE_STATUSES]
    .sort((a, b) => attention(a) - attention(b))
    .map((status) => ({
      tag: { shape: shapeOf[status], text: status, note: null },
      meaning: MEANINGS[status],
    })),
});

const ORDER = Object.keys(MEANINGS);
const attention = (status: MilestoneStatus): number => ORDER.indexOf(status);
