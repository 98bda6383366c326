import { writeXlsx } from 'hucre/xlsx';
import type { MakesFile } from './file-forms.js';

export const reportXlsx: MakesFile = async (report) =>
  Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: 'Milestones',
          rows: report.milestones.map(({ reference, title, status }) => [reference, title, status]),
        },
      ],
    }),
  );
