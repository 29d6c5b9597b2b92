/** What of an error is logged. */
interface Loggable {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: Loggable;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

/**
 * A fault as the log may keep it. What PostgreSQL says of a row quotes the row, and what the ORM says of a statement quotes its
 * values: of those faults the code, the constraint and the place are kept, and nothing that was said.
 */
export function loggable(error: unknown): Loggable {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, code, constraint, table, message, stack = '', cause } = error as Error & Record<'code' | 'constraint' | 'table', unknown>;
  const ofDatabase = (typeof code === 'string' && SQL_STATE.test(code)) || 'sqlState' in error || error.constructor.name.endsWith('Exception');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
  return {
    type: error.constructor.name || name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(!ofDatabase && { message }),
    stack: frames,
    ...(cause !== undefined && { cause: loggable(cause) }),
  };
}
