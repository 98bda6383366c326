import { Module } from '@nestjs/common';
import { EditionsCatchUp } from './editions-catch-up.service.js';
import { EditionsRecord } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { EditionFiles } from './files/edition-files.service.js';

const PROVIDERS = [EditionsRecord, EditionFiles, EditionFilesRecord, EditionsCatchUp];

@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class EditionsModule {}
