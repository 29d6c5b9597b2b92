import { type DestinationStream, destination, type Logger, pino } from 'pino';

import { loggable } from './privacy/loggable.ts';

/** Personal data and secrets never reach a log line, wherever they hide in what is logged. */
const REDACTED = ['authorization', 'claims', 'password', 'secret', 'variables', 'body', 'params', 'query'];

/** @param level a pino level; `silent` in tests. */
export const newLog = (level: string, name: string, to: DestinationStream = destination({ fd: 2, sync: false })): Logger =>
  pino({ level, name, serializers: { err: loggable }, redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[caché]' } }, to);
