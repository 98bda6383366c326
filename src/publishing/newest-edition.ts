import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { EditionRow } from './edition.entity.js';

/** Leaves, of each goal and quarter, only the newest edition. The query calls the table of editions `edition`. */
export const newestOnly = <T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> =>
  query.where(
    `edition.number = ${query
      .subQuery()
      .select('MAX(corrected.number)')
      .from(EditionRow, 'corrected')
      .where('corrected.goalId = edition.goalId AND corrected.quarter = edition.quarter')
      .getQuery()}`,
  );

/** Leaves, of each goal, only the newest edition of its latest quarter. */
export const latestOnly = <T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> =>
  newestOnly(query).andWhere(
    `edition.quarter = ${query
      .subQuery()
      .select('MAX(later.quarter)')
      .from(EditionRow, 'later')
      .where('later.goalId = edition.goalId')
      .getQuery()}`,
  );
