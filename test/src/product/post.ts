import type { TestProduct } from './test-product.ts';

export interface Posted {
  readonly status: number;
  // A test reads what it asked for; typing every answer would say nothing more.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly codes: readonly string[];
  readonly text: string;
}

/** Posts a body to the gateway as it is, well formed or not; an object is sent as JSON. */
export async function post({ product }: TestProduct, body: string | object, headers: Readonly<Record<string, string>> = {}): Promise<Posted> {
  const response = await fetch(`${product.gateway.url}/graphql`, {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${product.identities[0]?.token}`, ...headers },
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: readonly { readonly extensions: { readonly code: string } }[] };
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code), text };
}
