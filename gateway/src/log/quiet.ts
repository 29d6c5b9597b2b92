import type { Logger } from 'pino';

/** Apollo's own chatter is for those who debug it; its warnings are for everybody. */
export const quiet = (log: Logger): Record<'debug' | 'info' | 'warn' | 'error', (message?: unknown) => void> => ({
  debug: (message) => log.trace({ apollo: message }),
  info: (message) => log.debug({ apollo: message }),
  warn: (message) => log.warn({ apollo: message }),
  error: (message) => log.error({ apollo: message }),
});
