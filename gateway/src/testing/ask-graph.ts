/** What came back over HTTP, as a client sees it. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

/** Sends anything to `/graphql` and reads whatever comes back. */
export async function send(url: string, request: RequestInit & { readonly search?: string }): Promise<Reply> {
  const response = await fetch(`${url}/graphql${request.search ?? ''}`, request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Reply['body'] };
}

/** Asks one operation as a client does. */
export const ask = async ({ gateway: { url }, token }: { readonly gateway: { readonly url: string }; readonly token: string }, query: string, variables?: Record<string, unknown>): Promise<Reply> =>
  send(url, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
