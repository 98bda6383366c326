import Database from 'better-sqlite3';
import { isBusy } from './busy.js';

/**
 * Locks a file against other processes, and within this one; null where somebody holds it. Gives what lets it go. The
 * file is an empty database: its lock is free again when its process has ended, however that ended. It stays, for who
 * deletes it takes it from under those that hold it.
 */
export const lockFile = (file: string): (() => void) | null => {
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
};
