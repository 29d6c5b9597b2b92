import type { Owner } from '@mirex/schema/mirex';

/** What goes on by itself at all times: relays that look after the outbox, and the transactions around that. */
const BACKGROUND = /^(begin|commit|rollback|start transaction)|\b(from|update) outbox\b/i;

/**
 * What each instance sends to its database for those who ask it.
 *
 * What the relays ask and transaction control are left out: how many there are depends on the clock.
 */
export class StatementLog {
  readonly #sent = new Map<string, string[]>();

  readonly note = (owner: Owner, subgraph: string, sql: string): void => {
    if (BACKGROUND.test(sql)) return;
    const place = `${subgraph}@${owner}`;
    const sent = this.#sent.get(place) ?? [];
    sent.push(sql);
    this.#sent.set(place, sent);
  };

  readonly of = (owner: Owner, subgraph: string): readonly string[] => this.#sent.get(`${subgraph}@${owner}`) ?? [];

  readonly counts = (): Record<string, number> => Object.fromEntries([...this.#sent].map(([place, sent]) => [place, sent.length]));

  readonly forget = (): void => this.#sent.clear();
}
