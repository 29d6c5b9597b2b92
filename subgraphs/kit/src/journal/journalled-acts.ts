import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, GraphQLError } from 'graphql';

import type { Context } from '../context.ts';
import type { Act } from './act.ts';
import { lineOf, writeLines } from './lines.ts';
import { rowIdsIn } from './row-ids.rules.ts';

/** What a mutation answers, as far as its outcome shows in it. */
interface Payload {
  readonly userErrors?: readonly { readonly code: string }[];
}

/**
 * Names the act of each mutation for the journal, and journals the mutations that wrote no line by themselves: what was
 * refused, what failed, and what changed nothing. Mutations of one request run one after the other.
 */
export function journalActs(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) journalAct(field);
}

function journalAct(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args: Record<string, unknown>, context, info) => {
    const act: Act = context.act;
    act.name = field.name;
    const before = act.lines;
    const settle = async (outcome: string): Promise<void> => {
      if (outcome === 'DONE' && act.lines > before) return;
      act.lines += 1;
      await writeLines(context.em.fork(), [lineOf(context, { entity: null, change: 'NONE', rowIds: rowIdsIn(args), outcome })]);
    };
    let payload: Payload | null | undefined;
    try {
      payload = (await resolve(source, args, context, info)) as Payload | null | undefined;
    } catch (error) {
      await settle(codeOf(error));
      throw error;
    }
    await settle(codesOf(payload?.userErrors ?? []));
    return payload;
  };
}

const codesOf = (refusals: readonly { readonly code: string }[]): string =>
  refusals.length === 0 ? 'DONE' : [...new Set(refusals.map(({ code }) => code))].slice(0, 10).join(' ');

const codeOf = (error: unknown): string => {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return typeof code === 'string' ? code : 'FAULT';
};
