import type { Claims } from '@mirex/gateway/access/claims';
import { GraphQLClient } from 'graphql-request';

import { Acts } from './acts.ts';
import type { Issuer } from './issuer.ts';

/** The graph as its users have it: every question and every act goes through the gateway, in somebody's name. */
export class Graph extends Acts {
  readonly #url: string;
  readonly #issuer: Pick<Issuer, 'tokenFor'>;
  #requests = 0;

  constructor(url: string, issuer: Pick<Issuer, 'tokenFor'>) {
    super();
    this.#url = `${url}/graphql`;
    this.#issuer = issuer;
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.#requests;
  }

  async ask<Data>(who: Claims, document: string, variables: object = {}): Promise<Data> {
    this.#requests += 1;
    const authorization = `Bearer ${await this.#issuer.tokenFor(who)}`;
    return new GraphQLClient(this.#url, { headers: { authorization } }).request<Data>(document, variables);
  }

  /** The document, as its bytes. */
  async download(who: Claims, id: string): Promise<Buffer> {
    this.#requests += 1;
    const authorization = `Bearer ${await this.#issuer.tokenFor(who)}`;
    const response = await fetch(new URL(`/documents/${id}`, this.#url), { headers: { authorization } });
    if (!response.ok) throw new Error(`${id} was answered ${response.status}: ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }
}
