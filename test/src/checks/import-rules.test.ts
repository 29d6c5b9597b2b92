import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY, temporaryTree } from './temporary-tree.ts';

const CONFIG = join(REPOSITORY, 'dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(CONFIG) as { readonly forbidden: { readonly name: string; readonly severity: string }[] };

interface Arrow {
  readonly module: string;
  readonly resolved: string;
}

interface Report {
  readonly summary: { readonly violations: { readonly rule: { readonly name: string }; readonly from: string }[] };
  readonly modules: { readonly dependencies: Arrow[] }[];
}

/** One offence per rule: the file that offends, and what it should not import. */
const offences: [rule: string, file: string, imported: string][] = [
  ['subgraph-to-subgraph', 'subgraphs/grades/src/mark.service.ts', '../../candidates/src/candidate.rules.ts'],
  ['gateway-to-subgraph', 'gateway/src/gateway.ts', '../../subgraphs/kit/src/context.ts'],
  ['subgraph-to-gateway', 'subgraphs/grades/src/subgraph.ts', '../../../gateway/src/shard/route/owner.ts'],
  ['host-is-the-top', 'schema/scripts/compose.ts', '../../subgraphs/host/src/main.ts'],
  ['kit-knows-no-subgraph', 'subgraphs/kit/src/loader.ts', '../../candidates/src/candidate.rules.ts'],
  ['schema-is-a-leaf', 'schema/src/money.ts', 'pg'],
  ['schema-does-no-io', 'schema/src/mirex.ts', 'node:fs'],
  ['signature-only-signs', 'schema/src/signature.ts', 'node:http'],
  ['schema-tests-stay-inside', 'schema/src/mark.test.ts', '../../subgraphs/kit/src/context.ts'],
  ['rules-are-pure', 'subgraphs/grades/src/mark.rules.ts', 'graphql'],
  ['entities-know-no-service', 'subgraphs/grades/src/mark.entity.ts', './clean.service.ts'],
  ['services-know-no-resolver', 'subgraphs/grades/src/jury.service.ts', './mark.resolver.ts'],
  ['transport-stays-out', 'subgraphs/grades/src/jury.messages.ts', 'type-graphql'],
  ['route-and-gather-are-algebra', 'gateway/src/shard/gather/sum.ts', '../scatter/ask.ts'],
  ['route-and-gather-are-algebra', 'gateway/src/shard/route/plan.ts', 'node:fs'],
  ['route-and-gather-reach-no-io', 'gateway/src/shard/route/detour.ts', '../by-way-of.ts'],
  ['no-tests-in-code', 'subgraphs/kit/src/context-of.ts', './clean.test.ts'],
  ['resolvable', 'gateway/src/lost.ts', './nowhere.ts'],
  ['declared', 'gateway/src/hoisted.ts', 'undeclared'],
  ['not-for-development-only', 'gateway/src/tool.ts', 'fast-check'],
];

/** What the house allows, next to what it refuses; the offending files import from here. */
const clean: Record<string, string> = {
  'schema/src/outcome.ts': `export type Outcome = { ok: true };`,
  'schema/src/hmac.test.ts': `import { it } from '@jest/globals';\nimport fc from 'fast-check';\nimport { Outcome } from './outcome.ts';`,
  'gateway/src/shard/route/owner.ts': `import { Kind } from 'graphql';\nimport type { Outcome } from '../../../../schema/src/outcome.ts';\nexport const owner = Kind;`,
  'gateway/src/shard/by-way-of.ts': `export { ask } from './scatter/ask.ts';`,
  'gateway/src/shard/scatter/ask.ts': `import { connect } from 'node:net';\nimport { owner } from '../route/owner.ts';\nexport const ask = connect;`,
  'subgraphs/kit/src/context.ts': `import { Field } from 'type-graphql';\nimport { Pool } from 'pg';\nexport interface Context { pool: Pool }`,
  'subgraphs/kit/src/clean.test.ts': `import { it } from '@jest/globals';\nimport type { Context } from './context.ts';\nexport const tested = 1;`,
  'subgraphs/candidates/src/candidate.rules.ts': `import type { Outcome } from '../../../schema/src/outcome.ts';\nexport const rule = 1;`,
  'subgraphs/grades/src/clean.rules.ts': `import type { Outcome } from '../../../schema/src/outcome.ts';\nexport const rule = 1;`,
  'subgraphs/grades/src/clean.entity.ts': `import { Field } from 'type-graphql';\nimport { rule } from './clean.rules.ts';\n@Field()\nexport class Row { @Field(() => String) id!: string; }`,
  'subgraphs/grades/src/clean.service.ts': `import type { Context } from '../../kit/src/context.ts';\nimport { Row } from './clean.entity.ts';`,
  'subgraphs/grades/src/mark.resolver.ts': `import { Field } from 'type-graphql';\nimport {} from './clean.service.ts';`,
  'subgraphs/host/src/main.ts': `import { rule } from '../../candidates/src/candidate.rules.ts';\nimport { owner } from '../../../gateway/src/shard/route/owner.ts';`,
  'subgraphs/kit/src/new-syntax.ts': `
    import sdl from './sdl.json' with { type: 'json' };
    export class Held { static { sdl.valueOf(); } #a = 1; accessor b = 2; has = (x: object) => #a in x; }
    export async function act(open: () => AsyncDisposable & Disposable) {
      using one = open();
      await using two = open();
      for (using each of [open()]) console.log(each, one satisfies Disposable, two);
      outer: for await (const x of []) { x ??= /[\\p{L}--[a-z]]/v; break outer; }
      return import('./context.ts');
    }`,
  'subgraphs/kit/src/sdl.json': '{}',
  'test/src/journey.test.ts': `import {} from '../../subgraphs/host/src/main.ts';\nimport {} from '../../gateway/src/shard/route/owner.ts';`,
};

const bare = (name: string, text = 'export {};'): Record<string, string> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
  [`node_modules/${name}/index.js`]: text,
});

const workspace: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'shown-to-the-guard',
    type: 'module',
    dependencies: { graphql: '1.0.0', 'type-graphql': '1.0.0', pg: '1.0.0' },
    devDependencies: { '@jest/globals': '1.0.0', 'fast-check': '1.0.0' },
  }),
  ...bare('graphql'),
  ...bare('type-graphql'),
  ...bare('pg'),
  ...bare('undeclared'),
  ...bare('@jest/globals'),
  ...bare('fast-check'),
};

function cruise(cwd: string, ...folders: string[]): Report {
  const cruiser = join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return JSON.parse(spawnSync(process.execPath, [cruiser, '--config', CONFIG, '--output-type', 'json', ...folders], options).stdout) as Report;
}

/** The rules that fire, each with the file it names. */
function violations(files: Readonly<Record<string, string>>): string[] {
  using tree = temporaryTree({ ...workspace, ...files });
  return cruise(tree.path, 'schema', 'gateway', 'subgraphs', 'test').summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe('the import rules', () => {
  let fired: string[];
  beforeAll(() => {
    // Each offence is an import of a type: what has no trace at run time is an arrow all the same.
    const bad = offences.map(([, file, imported]) => [file, `import type { A } from '${imported}';\nexport type B = A;`]);
    fired = violations({ ...clean, ...(Object.fromEntries(bad) as Record<string, string>) });
  });

  it.each(offences)('%s fires on %s', (rule, file) => expect(fired).toContain(`${rule}: ${file}`));

  it('reads past the newest syntax to the arrow after it', () => {
    const text = `using a = { [Symbol.dispose]() {} };\nconst b = await import('../../../gateway/src/shard/route/owner.ts');`;
    expect(violations({ ...clean, 'subgraphs/grades/src/late.ts': text })).toEqual(['subgraph-to-gateway: subgraphs/grades/src/late.ts']);
  });

  it('fires on nothing in a clean tree', () => expect(violations(clean)).toEqual([]));

  it('sees through the sub-path of a workspace to its source', () => {
    const arrows = cruise(REPOSITORY, 'schema/src', 'subgraphs/kit/src').modules.flatMap(({ dependencies }) => dependencies);
    const toSchema = arrows.filter(({ module }) => module.startsWith('@mirex/schema/')).map(({ resolved }) => resolved);
    expect(toSchema).toContain('schema/src/outcome.ts');
    expect(toSchema.filter((path) => !path.startsWith('schema/src/'))).toEqual([]);
  });

  it('shows an offence to every rule there is', () => {
    expect([...new Set(offences.map(([rule]) => rule))].toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
  });

  it('is never softer than an error', () => {
    expect(new Set(config.forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });
});
