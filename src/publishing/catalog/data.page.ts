import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { CC0, RIGHTS, US_PUBLIC_DOMAIN } from '../follow/rights.js';
import { paths } from '../pages/paths.js';
import { lastOf } from '../pages/timeliness.js';
import { dayOf } from '../pages/wording.js';
import type { EditionSummary } from '../published.js';
import { DATA_ADDRESSES, type DataAddress } from './open-api.js';

export const DATA_VIEW = 'publishing/catalog/data';

const CONTENTS = [
  { href: '#download', text: 'Download' },
  { href: '#follow', text: 'Follow' },
  { href: '#catalogs', text: 'Catalogs' },
  { href: '#api', text: 'For programs' },
  { href: '#license', text: 'License' },
];

/** The page on everything that programs and subscribers can take. `newest` are the newest reports of the goals. */
export const dataPage = (newest: readonly EditionSummary[], site: Site) => {
  const last = lastOf(newest);
  return {
    frame: frameOf(site, {
      title: 'Data and feeds: download, follow, reuse',
      description:
        'Every report as PDF, Excel, CSV and JSON, all milestones as one table, feeds and calendars to follow, the data ' +
        'catalog, and the addresses for programs. No key is needed.',
      path: paths.data,
      section: 'data',
      trail: [
        { href: paths.home, text: 'Home' },
        { href: null, text: 'Data and feeds' },
      ],
    }),
    contents: CONTENTS,
    updated: last && dayOf(last),
    downloads: [
      {
        href: paths.allMilestones,
        name: 'All milestones',
        what: 'CSV: one row for each milestone and quarter, every quarter',
      },
      { href: paths.dataDictionary, name: 'Data dictionary', what: 'CSV: what each column means' },
      {
        href: paths.reportSchema,
        name: 'Schema of a report',
        what: 'JSON Schema: what each field of a report’s JSON means',
      },
      {
        href: paths.quarterList,
        name: 'List of quarters',
        what: 'JSON: every quarter with its counts, and where its reports and its milestones are',
      },
    ],
    feed: { href: paths.feed, address: site.address + paths.feed },
    calendar: { href: paths.calendar, address: site.address + paths.calendar },
    goals: [...newest]
      .sort((a, b) => a.goal.number - b.goal.number || (a.goal.slug < b.goal.slug ? -1 : 1))
      .map(({ goal }) => ({
        number: goal.number,
        title: goal.title,
        href: paths.goal(goal.slug),
        feed: paths.goalFeed(goal.slug),
        calendar: paths.goalCalendar(goal.slug),
      })),
    catalogs: { v1: paths.catalog, v3: paths.catalog3, siteMap: paths.siteMap },
    quarterList: paths.quarterList,
    openApi: { href: paths.openApi, address: site.address + paths.openApi },
    host: site.address,
    addresses: DATA_ADDRESSES.map(addressRow),
    rights: { text: RIGHTS, publicDomain: US_PUBLIC_DOMAIN, cc0: CC0 },
    terms: {
      edition: paths.term('edition'),
      correction: paths.term('correction'),
      fingerprint: paths.term('fingerprint'),
    },
  };
};

const addressRow = ({ tag, path, summary, type }: DataAddress) => ({
  tag,
  path,
  /** Not null where the address is one, and not a pattern of many. */
  href: path.includes('{') ? null : path,
  summary,
  type: type.split(';', 1)[0],
});
