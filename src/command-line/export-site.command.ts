import type { Argv } from 'yargs';

export const exportSiteCommand = (program: Argv): Argv =>
  program.command(
    'export-site <folder>',
    'Write the public site as files that any file host or CDN serves',
    (command) =>
      command
        .positional('folder', {
          type: 'string',
          demandOption: true,
          describe: 'An empty folder, or one exported to before: then only what changed is written',
        })
        .example('PUBLIC_URL=https://milepost.example.gov $0 export-site site', 'The site of that address'),
    async ({ folder }) => {
      const { runExportSite } = await import('./run-export-site.js');
      await runExportSite(folder);
    },
  );
