import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { MakesFile } from './file-forms.js';

export const reportPdf: MakesFile = (report) => {
  const compiler = NodeCompiler.create();
  const inputs = { report: JSON.stringify(report) };
  const mainFileContent =
    '#let report = json.decode(sys.inputs.report)\n#set document(title: report.goal.title)\n= #report.goal.title';
  return Promise.resolve(compiler.pdf({ mainFileContent, inputs }, { pdfStandard: 'ua-1' }));
};
