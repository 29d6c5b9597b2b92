import type { Response } from '../../wire/reading.ts';
import { WireFault } from '../../wire/wire-fault.ts';
import type { Bounds, Posted, WirePool } from '../../wire/wire-pool.ts';
import { Unavailable } from './ask.ts';

/**
 * One POST and its whole answer.
 *
 * @throws Unavailable, or the signal's reason.
 */
export async function exchange(pool: WirePool, posted: Posted, bounds: Bounds): Promise<Response> {
  try {
    return await pool.post(posted, bounds);
  } catch (fault) {
    throw fault instanceof WireFault ? unavailable(fault, bounds) : fault;
  }
}

function unavailable({ code, sent }: WireFault, { maxBytes }: Bounds): Unavailable {
  if (code === 'TOO_LONG') return new Unavailable({ reason: 'BAD_RESPONSE', sent, detail: `more than ${maxBytes} bytes` });
  if (code === 'TIMEOUT') return new Unavailable({ reason: 'TIMEOUT', sent, detail: 'deadline' });
  if (code === 'MALFORMED') return new Unavailable({ reason: 'BAD_RESPONSE', sent, detail: 'no HTTP response' });
  return new Unavailable({ reason: 'CONNECTION', sent, detail: code });
}
