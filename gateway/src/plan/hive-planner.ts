import { buildASTSchema, type DefinitionNode, type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql';

import { fromHive } from './hive-plan.ts';
import { PlanRefused } from './plan-refused.ts';
import { type Planner, PLANNING_MS } from './planner.ts';

/** Hive's planner, on a thread of its own. Rejects where its package has no binary: Windows, and Linux on musl. */
export async function hivePlanner(supergraphSdl: string, planningMs = PLANNING_MS): Promise<Planner> {
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
  const planner = new QueryPlanner(supergraphSdl);
  return {
    schema: consumerSchema(planner.consumerSchema),
    plan: async (_document, text) => {
      const { signal, end } = patience(planningMs);
      try {
        const { node } = await planner.planAsync(text, undefined, new Set(), 0, signal);
        return node == null ? undefined : fromHive(node);
      } catch (error) {
        throw signal.aborted ? new PlanRefused(error as Error) : error;
      } finally {
        end();
      }
    },
  };
}

const TICKS = 20;

/** Aborts when its time is up. What this thread spends on other work is not counted: a busy machine makes no operation complex. */
function patience(milliseconds: number): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    if (ticks >= TICKS) controller.abort();
  }, milliseconds / TICKS);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

/** Hive leaves introspection and a little of what joins the supergraph in what it says clients may ask. */
function consumerSchema(sdl: string): GraphQLSchema {
  const { definitions } = parse(sdl, { noLocation: true });
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: definitions.filter(isForClients).map(withoutIntrospection) };
  return buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
}

const GIVEN = new Set(['Boolean', 'Float', 'Int', 'ID', 'String', 'skip', 'include', 'deprecated', 'specifiedBy', 'oneOf']);

function isForClients(definition: DefinitionNode): boolean {
  const name = 'name' in definition ? definition.name?.value : undefined;
  return name === undefined || !(GIVEN.has(name) || /^(__|join__|link__)/.test(name));
}

function withoutIntrospection(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  return { ...definition, fields: (definition.fields ?? []).filter(({ name }) => !name.value.startsWith('__')) };
}
