import { destination, type Logger, pino } from 'pino';

/** Personal data and secrets never reach a log line, wherever they hide in what is logged. */
const REDACTED = ['authorization', 'claims', 'password', 'secret', 'variables', 'body', 'params', 'query'];

/** @param level a pino level; `silent` in tests. */
export const newLog = (level: string, name: string): Logger =>
  pino({ level, name, redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[caché]' } }, destination({ fd: 2, sync: false }));
