import type { Owner } from '@mirex/schema/mirex';
import { seal, SEAL_HEADER } from '@mirex/schema/signature';
import type { Deliver } from '@mirex/kit/events/relay';

const PATIENCE_MS = 30_000;

/**
 * Carries events to the other subgraphs of one owner over sealed HTTP.
 *
 * @param secret read at each delivery, as `baseUrl` is: keys change, and a process learns its own address only once it listens.
 */
export const deliverTo = (owner: Owner, secret: () => string, baseUrl: () => string, now: () => Date): Deliver => async (consumer, events) => {
  const body = JSON.stringify(events);
  const response = await fetch(`${baseUrl()}/${owner}/${consumer}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SEAL_HEADER]: seal(secret(), { at: now().getTime(), to: `${consumer}@${owner}`, claims: '', body }) },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = await response.text();
  if (!response.ok) throw new Error(`${consumer}@${owner} answered ${response.status}: ${said.slice(0, 200)}`);
};
