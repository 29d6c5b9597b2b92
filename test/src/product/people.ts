import { expect } from '@jest/globals';
import type { Claims } from '@mirex/gateway/access/claims';
import { developmentToken } from '@mirex/gateway/access/development-token';
import type { TokenTrust } from '@mirex/gateway/access/token';

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

interface Posted {
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly codes: readonly string[];
}

/** What a mutation takes and gives: its name, its input type and the fields of its payload, refusals aside. */
interface Act {
  readonly act: string;
  readonly input: string;
  readonly give: string;
}

// A test reads what it asked for; typing every answer would say nothing more.
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any;

/** Somebody at the gateway, with a token of their own. */
export interface Somebody {
  /** Rows and codes of the errors beside them. */
  readonly look: (query: string, variables?: object) => Promise<{ readonly data: Answer; readonly codes: readonly string[] }>;
  /** What is asked, whole: an error fails the test. */
  readonly read: (query: string, variables?: object) => Promise<Answer>;
  /** What an act gave: refused, the test fails and says why. */
  readonly act: <Given = Answer>(act: Act, input: object) => Promise<Given>;
  /** The codes of what stood in an act's way. */
  readonly refused: (act: Act, input: object) => Promise<readonly string[]>;
  /** A file, with the status it came by. */
  readonly download: (path: string) => Promise<{ readonly status: number; readonly bytes: Buffer }>;
}

export type Casting = (claims: Pick<Claims, 'roles'> & Partial<Claims>) => Somebody;

/** Calls up people of one's own choosing before a gateway that believes the tokens of `trust`. */
export const castAt = (url: string, trust: TokenTrust, now: () => Date = () => new Date()): Casting => (claims) => {
  const who: Claims = { sub: [...claims.roles, ...(claims.mirex ?? [])].join('-').toLowerCase(), name: 'Personne Inventée', mirex: [], ...claims };
  const authorization = async (): Promise<string> => `Bearer ${await developmentToken(who, trust, { production: false, now: now().getTime(), hours: 1 })}`;
  const post = async (query: string, variables: object): Promise<Posted> => {
    const headers = { 'content-type': 'application/json', authorization: await authorization() };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors = [] } = (await response.json()) as { data?: Posted['data']; errors?: readonly { readonly extensions: { readonly code: string } }[] };
    return { data, codes: errors.map(({ extensions }) => extensions.code) };
  };
  const send = async ({ act, input: type, give }: Act, input: object): Promise<{ readonly payload: Payload | undefined; readonly codes: readonly string[] }> => {
    const { data, codes } = await post(`mutation ($input: ${type}!) { ${act}(input: $input) { ${give} userErrors { code message } } }`, { input });
    return { payload: data?.[act] as Payload | undefined, codes };
  };
  return {
    look: (query, variables = {}) => post(query, variables),
    read: async (query, variables = {}) => {
      const { data, codes } = await post(query, variables);
      expect(codes).toEqual([]);
      return data;
    },
    act: async <Given>(act: Act, input: object) => {
      const { payload, codes } = await send(act, input);
      expect({ act: act.act, codes, userErrors: payload?.userErrors }).toEqual({ act: act.act, codes: [], userErrors: [] });
      return payload as Given;
    },
    refused: async (act, input) => {
      const { payload, codes } = await send(act, input);
      return [...codes, ...(payload?.userErrors ?? []).map(({ code }) => code)];
    },
    download: async (path) => {
      const response = await fetch(`${url}${path}`, { headers: { authorization: await authorization() } });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    },
  };
};
