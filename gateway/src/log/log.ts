import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** What may carry a secret or a person's data, wherever a logged object holds it. */
const REDACTED = ['authorization', 'cookie', 'variables', 'token', 'secret', 'claims'].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The gateway's log, one JSON line per event. Nobody's name, mark or token is ever in it. */
export const openLog = (level: LogLevel, destination?: DestinationStream): Logger => {
  const options = { level, base: { part: 'gateway' }, redact: { paths: REDACTED, censor: '[redacted]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
};
