import type { Site } from '../../rendering/site.js';
import type { Edition } from '../published.js';
import { paths } from '../pages/paths.js';
import { RIGHTS } from '../follow/rights.js';
import { citationFacts, citationText } from './citation.js';
import { CITATION_FORMS, CITATION_NAMES } from './citation-files.js';

type Cited = Pick<Edition, 'goal' | 'quarter' | 'number' | 'publishedAt' | 'report'>;

/** What the head of a report says of it to catalogs of literature: Highwire Press tags, which scholars’ search engines read, and Dublin Core. */
export const citationMeta = (edition: Cited, site: Site): { name: string; content: string }[] => {
  const citation = citationFacts(edition.report, site);
  const { title, author, number, address } = citation;
  const { starts, ends } = edition.report.period;
  const day = edition.publishedAt.toISOString().slice(0, 10);
  return Object.entries({
    citation_title: title,
    citation_author: author,
    citation_publication_date: day.replaceAll('-', '/'),
    citation_technical_report_institution: author,
    citation_technical_report_number: number,
    citation_public_url: address,
    citation_pdf_url: `${address}.pdf`,
    citation_language: 'en',
    'DC.title': title,
    'DC.creator': author,
    'DC.publisher': author,
    'DCTERMS.issued': day,
    'DCTERMS.temporal': `start=${starts}; end=${ends}; scheme=W3C-DTF`,
    'DC.identifier': address,
    'DCTERMS.bibliographicCitation': citationText(citation),
    'DC.type': 'Text',
    'DC.language': 'en-US',
    'DC.rights': RIGHTS,
  }).map(([name, content]) => ({ name, content }));
};

/** The files with which a reference manager takes an edition in. */
export const citationLinks = ({ goal, quarter, number }: Cited): { href: string; text: string; type: string }[] =>
  CITATION_FORMS.map((form) => ({
    href: paths.editionFile(goal.slug, quarter, number, form),
    text: CITATION_NAMES[form].name,
    type: CITATION_NAMES[form].type,
  }));
