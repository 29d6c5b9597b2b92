import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { getIntrospectionQuery } from 'graphql';

import { REPOSITORY } from '../checks/temporary-tree.ts';
import { CROSSING } from './crossing-query.ts';

export const text = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const files = (pattern: string): [name: string, text: string][] => globSync(pattern, { cwd: REPOSITORY }).toSorted().map((path) => [path, text(path)]);

/** The operations of a guide; what stands between `@@` is filled in when the guide is printed. */
const ofGuide = ([path, markdown]: [string, string]): [string, string][] =>
  [...markdown.replaceAll(/@@\w+@@/g, 'answer').matchAll(/```graphql\n((?:query|mutation|\{)[^`]+)```/g)].map(([, query], n) => [`${path}, ${n + 1}`, query as string]);

/** Every operation that we write down for others, by where it stands. */
export const QUERIES: [name: string, text: string][] = [
  ...files('gateway/explorer/queries/*.graphql'), ...files('gateway/operations/*.graphql'), ...files('{README.md,docs/guides/*.md,subgraphs/*/README.md}').flatMap(ofGuide),
  ['a hundred rows over all seven subgraphs', CROSSING], ['the explorer’s introspection', getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true })],
];
