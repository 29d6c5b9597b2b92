import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, stripIgnoredCharacters, validate } from 'graphql';

import { REPOSITORY } from '../checks/temporary-tree.ts';

/** Texts of a program that may be GraphQL, and hold nothing that is put in when it runs. */
const TEXTS = /'((?:query\b|\{)[^'\n]+\})'|`\s*((?:query\b|\{)[^`$]+\}|(?:query\b|\{)(?:[^`$]|\$(?!\{))+\})\s*`/g;

/** Every query that a test asks, or a part of one, when the whole graph can be asked it: found in their texts, each once. */
export function operationsOfTests(schema: GraphQLSchema): readonly (readonly [name: string, text: string, operation: OperationDefinitionNode])[] {
  const found = new Map<string, readonly [string, string, OperationDefinitionNode]>();
  for (const path of globSync('{test,gateway,subgraphs/*}/src/**/*.ts', { cwd: REPOSITORY }).toSorted()) {
    for (const [, quoted, templated = quoted ?? ''] of readFileSync(join(REPOSITORY, path), 'utf8').matchAll(TEXTS)) {
      const document = parsed(templated);
      const operations = (document?.definitions ?? []).filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
      const [operation] = operations;
      if (document === undefined || operation?.operation !== 'query' || operations.length > 1 || validate(schema, document).length > 0) continue;
      const text = stripIgnoredCharacters(templated);
      if (!found.has(text)) found.set(text, [`${path}: ${text.slice(0, 80)}`, text, operation]);
    }
  }
  return [...found.values()];
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
