import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { Anyone } from '../../web/anyone.decorator.js';
import { OPEN_DATA, type PublicPage } from '../../web/public-page.js';
import { SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { dictionaryCsv } from '../files/data-dictionary.js';
import { FILE_TYPES } from '../files/file-forms.js';

const SCHEMA = join(import.meta.dirname, '..', '..', '..', 'schemas', 'milepost-report-1.json');

/** What explains the data: the columns of the tables, and the schema of a report in JSON. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class DataController {
  @Get('data/dictionary.csv')
  dictionary(): PublicPage {
    const headers = { ...OPEN_DATA, 'Content-Disposition': 'attachment; filename="milepost-data-dictionary.csv"' };
    return { body: dictionaryCsv(), type: FILE_TYPES.csv, headers };
  }

  @Get('schemas/milepost-report-1.json')
  schema(): PublicPage {
    return { body: readFileSync(SCHEMA), type: 'application/schema+json; charset=utf-8', headers: OPEN_DATA };
  }
}
