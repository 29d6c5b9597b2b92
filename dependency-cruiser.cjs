/**
 * Who may import whom. Each rule: one sentence of reason. `npm run check:imports`.
 *
 * Circles are oxlint's (import/no-cycle): the swc parser does not tell a type-only import, which may point back.
 */
const { Visitor } = require('@swc/core/Visitor.js');

// swc parses `using`, but its visitor is older than that statement and would stop the whole run.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

const SUBGRAPH = '^subgraphs/(?!kit/|host/)([^/]+)/';
const TEST = '\\.test\\.ts$';

const PURE_SHARD = '^gateway/src/shard/(route|gather)/';
const PURE = ['^gateway/src/shard/(?!scatter/)', '^schema/src/', 'node_modules/graphql/'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('subgraph-to-subgraph', 'Subgraphs meet in the graph, by key; never in code.',
      { path: SUBGRAPH }, { path: SUBGRAPH, pathNot: '^subgraphs/$1/' }),
    rule('gateway-to-subgraph', 'The gateway knows SDL and ids, never an entity; it knows the kit no better.',
      { path: '^gateway/' }, { path: '^subgraphs/' }),
    rule('subgraph-to-gateway', 'A subgraph serves whoever asks: another router may stand in front of it. The host starts both.',
      { path: '^subgraphs/', pathNot: '^subgraphs/host/' }, { path: '^gateway/' }),
    rule('host-is-the-top', 'The host starts everything, so nothing but the tests may know it.',
      { pathNot: ['^subgraphs/host/', '^test/'] }, { path: '^subgraphs/host/' }),
    rule('kit-knows-no-subgraph', 'The kit knows no exam word.',
      { path: '^subgraphs/kit/' }, { path: '^subgraphs/(?!kit/)' }),
    rule('schema-is-a-leaf', 'The vocabulary depends on nothing of ours, so that everything may depend on it.',
      { path: '^schema/src/', pathNot: TEST },
      { pathNot: ['^schema/src/', 'node_modules/graphql/'], dependencyTypesNot: ['core'] }),
    rule('schema-does-no-io', 'Only the signature needs a part of Node: its cryptography.',
      { path: '^schema/src/', pathNot: [TEST, '^schema/src/signature\\.ts$'] }, { dependencyTypes: ['core'] }),
    rule('signature-only-signs', 'The signature needs the cryptography of Node and nothing else of it.',
      { path: '^schema/src/signature\\.ts$' }, { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }),
    rule('schema-tests-stay-inside', 'A test of the vocabulary needs the vocabulary, Node and the development tools.',
      { path: '^schema/src/.*\\.test\\.ts$' }, { path: '^(gateway|subgraphs|test)/' }),
    rule('rules-are-pure', 'Rules import rules, regulations and the vocabulary: no framework, no clock, no database.',
      { path: '\\.(rules|regulation)\\.ts$' }, { pathNot: ['\\.(rules|regulation)\\.ts$', '^schema/src/'] }),
    rule('entities-know-no-service', 'A row does not know who changes it.',
      { path: '\\.entity\\.ts$' }, { path: '\\.(service|resolver|inputs)\\.ts$' }),
    rule('services-know-no-resolver', 'Arrows point from transport to rules.',
      { path: '\\.service\\.ts$' }, { path: '\\.resolver\\.ts$' }),
    rule('transport-stays-out', 'Only resolvers, inputs, entities, stubs, types, views and the kit know type-graphql.',
      { path: '^(subgraphs|gateway|test|schema)/', pathNot: ['\\.(resolver|inputs|entity|stub|type|view)\\.ts$', '^subgraphs/kit/', TEST] },
      { path: 'node_modules/type-graphql/' }),
    rule('route-and-gather-are-algebra', 'Values in, values out: nothing but the engine\'s other pure parts, the vocabulary and graphql.',
      { path: PURE_SHARD, pathNot: TEST }, { pathNot: PURE }),
    rule('route-and-gather-reach-no-io', 'Only scatter/ may wait or fail, and they do not get there by a detour.',
      { path: PURE_SHARD, pathNot: TEST }, { pathNot: PURE, reachable: true }),
    rule('no-tests-in-code', 'What ships does not know that it is tested.',
      { path: '^(schema|gateway|subgraphs)/', pathNot: TEST }, { path: [TEST, '^test/'] }),
    rule('resolvable', 'An import that the cruiser cannot resolve escapes every rule above.',
      {}, { couldNotResolve: true }),
    rule('declared', 'What a workspace imports stands in its own package.json: hoisting is luck.',
      {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-bundled', 'npm-optional'] }),
    rule('not-for-development-only', 'What ships does not import a development dependency.',
      { path: '^(schema|gateway|subgraphs/[^/]+)/src/', pathNot: TEST }, { dependencyTypes: ['npm-dev'] }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
