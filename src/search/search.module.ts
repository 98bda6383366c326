import { Module } from '@nestjs/common';
import { SearchRecord } from './search.record.js';

@Module({ providers: [SearchRecord], exports: [SearchRecord] })
export class SearchModule {}
