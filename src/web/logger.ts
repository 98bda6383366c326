import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Refused } from '../refused.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The log: one line of JSON for each thing that happened. Requests are only in it at level `debug`. */
export const createLog = (level: LogLevel = 'info', destination?: DestinationStream): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ sync: true }),
  );

/** What Nest says of itself while it starts is of interest only to who looks for a fault in it. */
const CHATTER = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Nest's own words, in the log. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write(CHATTER.has(String(more.at(-1))) ? 'debug' : 'info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    if (message instanceof Refused) return; // at the start: whoever started it is told, in its sentences
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  // Nest gives the part of it that speaks as the last argument, and a stack, if any, before it.
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, more: unknown[]): void {
    const part = typeof more.at(-1) === 'string' ? more.at(-1) : undefined;
    const stack = level === 'error' && typeof more[0] === 'string' && more.length > 1 ? more[0] : undefined;
    const err = message instanceof Error ? message : undefined;
    this.to[level]({ part, stack, err }, err ? err.message : String(message));
  }
}
