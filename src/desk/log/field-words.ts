const WORDS: Readonly<Record<string, string>> = {
  agenda: 'Agenda',
  carriedOver: 'Carried over, not confirmed',
  challenge: 'Challenge',
  components: 'Parts of the goal',
  continues: 'Continues',
  description: 'Description',
  dueInterpreted: 'Due date interpreted',
  dueKind: 'Due date reads as',
  dueQuarter: 'Due quarter',
  dueText: 'Due',
  email: 'E-mail',
  endReason: 'Reason of the end',
  endedIn: 'Ended in',
  explanation: 'Explanation',
  firstQuarter: 'First quarter',
  footnotes: 'Footnotes',
  group: 'Sub-heading',
  highlights: 'Highlights',
  importedAt: 'Imported',
  indicators: 'Indicators',
  into: 'Merged into',
  label: 'Label',
  lastError: 'Last answer',
  lastQuarter: 'Last quarter',
  lead: 'Lead',
  leaders: 'Leaders',
  notes: 'Notes on the plan',
  number: 'Number',
  opportunity: 'Opportunity',
  ownerText: 'Owner',
  page: 'Page of the plan',
  partners: 'Partners',
  planSha256: 'Fingerprint of the plan',
  position: 'Place in the order',
  prefix: 'Beginning of references',
  problem: 'Problem',
  progress: 'Progress',
  reason: 'Reason',
  recoveryQuarter: 'Recovery quarter',
  recoveryText: 'Recovery',
  releaseAt: 'Release',
  remark: 'Remark',
  sequence: 'Publication number',
  sha256: 'Fingerprint',
  slug: 'Name in addresses',
  sourceFile: 'Plan file',
  sourcePages: 'Pages of the plan',
  statement: 'Goal statement',
  status: 'Status',
  statusText: 'Status as printed',
  strategy: 'Strategy',
  submissionsDueAt: 'Submissions due',
  summary: 'Summary of progress',
  theoryOfChange: 'Theory of change',
  title: 'Title',
  waived: 'Findings waived',
  waiver: 'Reason of the waiver',
};

/** What a field of a log entry is called: `Theory of change`. One without words of its own reads as it is written, apart. */
export const fieldInWords = (field: string): string => WORDS[field] ?? sentenceOf(field);

const sentenceOf = (field: string): string => {
  const words = field
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .toLowerCase()
    .trim();
  return words === '' ? field : words.charAt(0).toUpperCase() + words.slice(1);
};
