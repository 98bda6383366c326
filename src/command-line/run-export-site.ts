import { resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import { openPublicSite, type PublicSite } from '../app.js';
import { refuseAbsentDatabase } from '../database/data-source.js';
import { readSettings, type Settings } from '../settings.js';
import { programFingerprint } from '../site-export/program-fingerprint.js';
import { type ExportAccount, exportSite, type RunningSite } from '../site-export/site-export.js';
import { withProgress } from './progress.js';

/** Writes the public site of the settings to a folder and says what that came to. Throws Refused with what stands against it. */
export const runExportSite = async (folder: string): Promise<void> => {
  const settings = { ...readSettings(process.env), exported: true };
  refuseAbsentDatabase(settings.database);
  Logger.overrideLogger(false); // what fails is told by the command, in a sentence and once
  const startedAt = performance.now();
  const site = await openPublicSite({ ...settings, logLevel: 'silent' });
  try {
    const running = await runningSite(site, settings);
    const account = await withProgress(
      {
        title: `Exporting ${settings.publicUrl} to ${folder}`,
        done: (result: ExportAccount) => accountOf(result, (performance.now() - startedAt) / 1000),
        steps: (await site.addresses()).length,
      },
      (step) => exportSite(running, resolve(folder), step),
    );
    const { hostname } = new URL(settings.publicUrl);
    if (isThisMachine(hostname))
      console.log(
        `PUBLIC_URL is ${settings.publicUrl}: canonical links, the site map and the feeds lead to this machine; set it to where readers will find the site, and export again.`,
      );
    for (const notice of account.notices) console.log(`Somebody typed a link that leads nowhere: ${notice}`);
  } finally {
    await site.stop();
  }
};

/** The settings that stand on a page or in a file. */
const whatShows = ({ publicUrl, official, contact, mailFrom }: Settings) => ({
  publicUrl,
  official,
  contact,
  mailFrom,
});

/** The site as it answers by itself, byte for byte. */
const runningSite = async (site: PublicSite, settings: Settings): Promise<RunningSite> => ({
  siteAddress: settings.publicUrl,
  program: await programFingerprint(whatShows(settings)),
  published: () => site.published(),
  addresses: () => site.addresses(),
  ask: async (address) => {
    const headers = { 'Accept-Encoding': 'identity', Accept: 'text/html' };
    const answer = await fetch(site.address + address, { redirect: 'manual', headers });
    return {
      status: answer.status,
      type: answer.headers.get('Content-Type') ?? '',
      isPublic: answer.headers.get('Cache-Control')?.includes('public') ?? false,
      body: Buffer.from(await answer.arrayBuffer()),
    };
  },
});

const isThisMachine = (host: string): boolean => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

const accountOf = ({ files, written, removed }: ExportAccount, seconds: number): string => {
  const changes = written + removed === 0 ? 'nothing changed' : `${written} written`;
  const gone = removed > 0 ? `, ${removed} removed` : '';
  return `Exported ${files.toLocaleString('en')} pages and files: ${changes}${gone}, in ${seconds.toFixed(1)} s`;
};
