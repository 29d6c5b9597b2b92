/** Where the bureau asks, and as whom. */
export interface BureauGraph {
  /** `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly token: string;
}

/** The graph or the bureau's own rules said no; the sentence is for the person who typed the command. */
export class BureauRefusal extends Error {
  override readonly name = 'BureauRefusal';
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Asks the graph. A MIREX that is missing is no error here: the coverage that was asked for says so. */
export async function askGraph<Data>({ url, token }: BureauGraph, query: string, variables: object): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
  }).catch((error: unknown) => {
    throw new BureauRefusal(`Le graphe ne répond pas à ${url}.`, { cause: error });
  });
  const { data, errors = [] } = (await response.json().catch(() => ({}))) as Answer<Data>;
  const fault = errors.find(({ extensions }) => extensions?.code !== 'MIREX_UNAVAILABLE');
  if (fault) throw new BureauRefusal(`${fault.message} (${fault.extensions?.code ?? 'sans code'})`);
  if (data == null) throw new BureauRefusal(`Le graphe a répondu sans données (HTTP ${response.status}).`);
  return data;
}
