/** Whether SQLite refused because another connection holds its lock; the error may be TypeORM's around the driver's. */
export const isBusy = (error: unknown): boolean => {
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return driverError ? isBusy(driverError) : typeof code === 'string' && code.startsWith('SQLITE_BUSY');
};
