import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A row as an entity's columns, without relations, and everything that was asked with it as the database gave it. */
export interface PreparedRow<T> {
  row: T;
  raw: Readonly<Record<string, unknown>>;
}

/**
 * Rows of an entity, asked with a statement that is written out once. For what is asked at every save: building the
 * statement anew costs more than asking it. The query calls the entity `row`, and names each parameter once, in the order
 * in which they are given.
 */
export class PreparedRows<T extends ObjectLiteral> {
  private statement: string | undefined;

  constructor(
    private readonly entity: EntityTarget<T>,
    private readonly query: (select: SelectQueryBuilder<T>) => SelectQueryBuilder<T>,
  ) {}

  async of(manager: EntityManager, parameters: Readonly<Record<string, string>>): Promise<PreparedRow<T>[]> {
    const { dataSource } = manager;
    const { columns } = dataSource.getMetadata(this.entity);
    this.statement ??= this.query(manager.createQueryBuilder(this.entity, 'row'))
      .setParameters(parameters)
      .getQueryAndParameters()[0];
    const found = await manager.query<Record<string, unknown>[]>(this.statement, Object.values(parameters));
    return found.map((raw) => {
      const values = columns.map((column): [string, unknown] => [
        column.propertyName,
        dataSource.driver.prepareHydratedValue(raw[`row_${column.databaseName}`], column),
      ]);
      return { row: Object.fromEntries(values) as T, raw };
    });
  }
}
