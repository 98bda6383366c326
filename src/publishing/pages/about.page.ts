import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { GLOSSARY } from './glossary.js';
import { paths } from './paths.js';

export const ABOUT_VIEW = 'publishing/about';

const CONTENTS = [
  { href: '#what', text: 'What this is' },
  { href: '#who', text: 'Who is responsible' },
  { href: '#corrections', text: 'Corrections' },
  { href: '#accessibility', text: 'Accessibility' },
  { href: '#contact', text: 'Contact' },
  { href: '#words', text: 'Words' },
];

/** What the site is, who answers for it, how it is corrected, and whom to write to. */
export const aboutPage = (site: Site) => ({
  frame: frameOf(site, {
    title: `About ${site.name}: what it is, corrections, contact`,
    description:
      `${site.name} shows what the Cross-Agency Priority goals promised and what became of it. Who is responsible, how ` +
      'errors are corrected, accessibility, and whom to write to.',
    path: paths.about,
    section: 'about',
    trail: [
      { href: paths.home, text: 'Home' },
      { href: null, text: 'About' },
    ],
  }),
  contents: CONTENTS,
  name: site.name,
  demonstration: site.demonstration,
  agency: site.agency,
  // Where the contact link leads to this very page, there is nowhere else to write to.
  contact: site.contact.href.startsWith(paths.about)
    ? null
    : { href: site.contact.href, text: site.contact.href.replace(/^mailto:/, '') },
  guide: paths.howToRead,
  data: paths.data,
  words: GLOSSARY,
});
