import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLEnumType, parse } from 'graphql';

import { checkGraph } from './check/check-graph.ts';
import { checkSubgraph } from './check/check-subgraph.ts';
import { type Problem, PROBLEM_CODES, type ProblemCode } from './problem.ts';
import { readModel } from './read-model.ts';
import { linkShard, SHARD_DIRECTIVES, SHARD_SDL } from './vocabulary.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../docs/guides/shard-vocabulary.md'), 'utf8');

interface Block {
  /** `prelude`, `refused`, `beside`, or empty: accepted. */
  readonly kind: string;
  readonly code: string;
  readonly sdl: string;
}

const blocks = [...GUIDE.matchAll(/^```graphql *(\w*)=?(\w*)\n(.*?)^```/gms)].map(([, kind = '', code = '', sdl = '']): Block => ({ kind, code, sdl }));
const named = (kind: string): Block[] => blocks.filter((block) => block.kind === kind);
const prelude = named('prelude').map(({ sdl }) => sdl).join('');
const accepted = named('').map(({ sdl }) => sdl);

/** What is checked is a whole subgraph; an example without a query gets one. */
const subgraphOf = (example: string): string => {
  const query = example.includes('type Query') ? '' : 'type Query { candidate(id: ID!): Candidate @routed(by: "id") }';
  return `${linkShard(['@key', '@shareable'])}${SHARD_SDL}${prelude}${example}${query}`;
};
const besideOf = (sdl: string): string => `${linkShard(['@key'])}${SHARD_SDL}${sdl}`;

const mended = (sdl: string): string => sdl.split('\n').filter((line) => !line.endsWith('# refused'))
  .map((line) => (line.endsWith('# mended') ? line.replace(/^#/, ' ') : line)).join('\n');

function problemsOf(example: string, code?: string): Problem[] {
  const model = readModel('example', subgraphOf(example));
  const others = named('beside').filter((block) => block.code === code).map(({ sdl }) => readModel('beside', besideOf(sdl)));
  return [...checkSubgraph(model), ...checkGraph([...others, model])];
}

describe('the guide', () => {
  it.each(accepted.map((sdl) => [sdl]))('gives valid examples: number %#', (sdl) => {
    expect(problemsOf(sdl)).toEqual([]);
    expect(composeServices([{ name: 'example', url: 'http://example.invalid', typeDefs: parse(subgraphOf(sdl)) }]).errors).toBeUndefined();
  });

  it.each(named('refused').map(({ code, sdl }) => [code, sdl]))('shows what is refused as %s, and its mend', (code, sdl) => {
    const problems = problemsOf(sdl, code);
    expect([...new Set(problems.map((problem) => problem.code))]).toEqual([code]);
    expect(problemsOf(mended(sdl), code)).toEqual([]);
  });

  it('has a section and an example for each refusal, and calls each warning one', () => {
    const sections = new Map([...GUIDE.matchAll(/^### ([A-Z_]+)\n(.*)$/gm)].map(([, code = '', sentence = '']) => [code, sentence]));
    expect(new Set(sections.keys())).toEqual(new Set(Object.keys(PROBLEM_CODES)));
    expect(new Set(named('refused').map(({ code }) => code))).toEqual(new Set(sections.keys()));
    for (const [code, sentence] of sections) {
      expect([code, sentence.startsWith('A warning')]).toEqual([code, PROBLEM_CODES[code as ProblemCode] === 'warning']);
    }
  });

  it('uses every directive, every operation and every policy in a valid example', () => {
    const words = (name: string) => (buildSchema(SHARD_SDL).getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
    const used = accepted.join('\n').concat(prelude);
    for (const op of words('shard__Op')) expect(used).toMatch(new RegExp(`@merge\\(as: ${op}\\b`));
    for (const policy of words('shard__Partial')) expect(used).toContain(`partial: ${policy}`);
    for (const directive of SHARD_DIRECTIVES) expect(used).toMatch(new RegExp(`${directive}\\b`));
  });
});
