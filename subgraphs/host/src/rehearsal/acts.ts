import type { Claims } from '@mirex/gateway/access/claims';

export interface Refusals {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** A mutation: its name, the type of its input, and what is wanted back besides refusals. */
export interface Act {
  readonly name: string;
  readonly input: string;
  readonly fields: string;
}

/** Root fields that one operation may have, under the gateway's limit. */
const AT_ONCE = 25;
const WAYS = 4;

/** Acts in people's names, before whatever answers GraphQL. */
export abstract class Acts {
  abstract ask<Data>(who: Claims, document: string, variables?: object): Promise<Data>;

  /** @throws when it is refused: a rehearsal stops at what nobody expected. */
  async act<Payload>(who: Claims, act: Act, input: object): Promise<Payload> {
    const [payload] = await this.actOnEach<Payload>(who, act, [input]);
    if (payload === undefined) throw new Error(`${act.name} answered nothing`);
    return payload;
  }

  /** The same act for many, some to a request. The answers stand in the order of the inputs. */
  async actOnEach<Payload>(who: Claims, { name, input: type, fields }: Act, inputs: readonly object[], report?: (done: number) => void): Promise<Payload[]> {
    const parts = Array.from({ length: Math.ceil(inputs.length / AT_ONCE) }, (_, i) => inputs.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
    let done = 0;
    const answers = await inParallel(parts, WAYS, async (part) => {
      const document = `mutation (${part.map((_, i) => `$i${i}: ${type}!`).join(' ')}) {\n${part.map((_, i) => `  a${i}: ${name}(input: $i${i}) { ${fields} userErrors { code message } }`).join('\n')}\n}`;
      const answer = await this.ask<Record<string, Payload & Refusals>>(who, document, Object.fromEntries(part.map((input, i) => [`i${i}`, input])));
      done += part.length;
      report?.(done);
      return part.map((input, i) => accepted(name, input, answer[`a${i}`]));
    });
    return answers.flat();
  }
}

function accepted<Payload>(name: string, input: object, payload: (Payload & Refusals) | undefined): Payload {
  if (payload === undefined) throw new Error(`${name} answered nothing`);
  const [refusal] = payload.userErrors;
  if (refusal) throw new Error(`${name} was refused, ${refusal.code}: ${refusal.message} (${JSON.stringify(input).slice(0, 300)})`);
  return payload;
}

/** At most so many at once; the answers stand in the order of what was asked. */
export async function inParallel<In, Out>(all: readonly In[], ways: number, run: (one: In) => Promise<Out>): Promise<Out[]> {
  const answers: Out[] = [];
  let next = 0;
  const go = async (): Promise<void> => {
    for (let i = next++; i < all.length; i = next++) answers[i] = await run(all[i] as In);
  };
  await Promise.all(Array.from({ length: Math.min(ways, all.length) }, go));
  return answers;
}
