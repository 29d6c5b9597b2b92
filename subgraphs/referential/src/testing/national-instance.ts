import type { Caller } from '@mirex/kit/context';
import type { PeerAddresses } from '@mirex/kit/peer/ask-peers';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { loadNationalReferential } from '../national/load-national-referential.ts';
import { referential } from '../subgraph.ts';

/** The day on which tests stand: session 2027 by the school year. */
export const TODAY = new Date('2026-11-22T08:00:00Z');

/** An agent of the national bureau. */
export const BUREAU: Caller = { sub: 'agent-bex', roles: ['BEX'], mirex: [] };

/** The nation's instance with its referential, edition 1 published. */
export async function nationalInstance(peers?: PeerAddresses): Promise<TestInstance> {
  const test = await testInstance(referential, { owner: 'FR', now: () => TODAY, ...(peers && { peers }) });
  await loadNationalReferential(test.instance.context(), () => {});
  return test;
}

interface Page {
  readonly edges: readonly { readonly node: Readonly<Record<string, string>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What a client reads of a page, asked until its end. */
export async function readAll(test: TestInstance, field: string, key: string, size: number, filter = ''): Promise<string[]> {
  const keys: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const answer = await test.ask(
      `query ($n: Int, $after: String) { ${field}(first: $n, after: $after${filter}) { pageInfo { hasNextPage endCursor } edges { node { ${key} } } } }`, { n: size, after },
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const page = (answer.data as Record<string, Page>)[field];
    if (!page) throw new Error(`no page of ${field}`);
    keys.push(...page.edges.map(({ node }) => node[key] ?? ''));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  return keys;
}
