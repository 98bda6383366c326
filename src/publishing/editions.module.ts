import { Module } from '@nestjs/common';
import { SearchModule } from '../search/search.module.js';
import { EditionsCatchUp } from './editions-catch-up.service.js';
import { EditionsRecord } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { EditionFiles } from './files/edition-files.service.js';
import { EditionEntries } from './search/edition-entries.record.js';

const PROVIDERS = [EditionsRecord, EditionFiles, EditionFilesRecord, EditionEntries, EditionsCatchUp];

@Module({ imports: [SearchModule], providers: PROVIDERS, exports: [...PROVIDERS, SearchModule] })
export class EditionsModule {}
