/** The version of the vocabulary: a change of meaning is a new URL, and composition refuses a mix. */
export const SHARD_SPEC_URL = 'https://mirex.example/shard/v1.0';

/** What a subgraph imports from the vocabulary, and what composition carries into the supergraph. */
export const SHARD_DIRECTIVES = ['@sharded', '@routed', '@merge', '@crosses'] as const;

/** The newest federation that the gateway's planner reads. */
const FEDERATION_SPEC_URL = 'https://specs.apollo.dev/federation/v2.12';

/**
 * The definitions of the vocabulary, to stand in the SDL of every sharded subgraph.
 *
 * The enums carry the `shard__` prefix because federation keeps `<spec>__*` types out of the API schema: clients never see them.
 */
export const SHARD_SDL = /* GraphQL */ `
"Réparti. Each entity lives in exactly one MIREX: the one that the head of its field 'by' names."
directive @sharded(by: String! = "id") on OBJECT

"""
Aiguillé. How a field finds its MIREX: 'by' is the path of the argument that names it (an id, a code, or a list of them).
Absent or null, it is refused or asked of every MIREX; without 'by' and with absent: SCATTER the field is national. 'any' is
for data that every MIREX holds alike: one healthy instance answers.
"""
directive @routed(by: String, absent: shard__Absent! = REFUSE, partial: shard__Partial, any: Boolean! = false) on FIELD_DEFINITION

"""
Réuni. How the answers of several MIREX become one. 'num', 'den' and 'of' name the sibling fields of a derived value, 'q' is
the rank of a quantile (0 to 1), 'sort' the keys of a list ("-" is descending), 'limit' the argument that cuts it.
"""
directive @merge(as: shard__Op!, num: String, den: String, of: String, q: Float, sort: [String!], limit: String) on FIELD_DEFINITION

"Hors MIREX. A reference to an entity that may live in another MIREX than the one that answers."
directive @crosses on FIELD_DEFINITION

"Sans MIREX nommée. What a field does when the argument that names its MIREX is absent or null."
enum shard__Absent {
  "Refus. The field is null, with the error MIREX_REQUIRED."
  REFUSE
  "Toutes. Every MIREX is asked."
  SCATTER
}

"Réponse partielle. What becomes of a national answer that lacks a MIREX."
enum shard__Partial {
  "Admise. The rows of the others, and an error for each MIREX that is missing."
  ALLOW
  "Refusée. Null and an error: a part would be wrong."
  REFUSE
  "Déclarée. Null and an error, unless the same selection asks for its coverage, which then says who is missing."
  COVERED
}

"Opération. How two answers become one; null is the identity of each."
enum shard__Op {
  "Somme. Of Int, Long or Decimal, exact."
  SUM
  "Minimum. Text in code-point order; null when nothing was counted."
  MIN
  "Maximum. Text in code-point order; null when nothing was counted."
  MAX
  "Tous. True when every MIREX says true."
  ALL
  "Un au moins. True when a MIREX says true."
  ANY
  "Identique. The MIREX must agree; if not, an error names who said what."
  SAME
  "Ensemble. A list of scalars as a sorted set."
  UNION
  "Rapport. The merged 'num' over the merged 'den', computed once, after the merge."
  RATIO
  "Variance. Of a population, from the merged count 'den', sum 'num' and sum of squares 'of'."
  VARIANCE
  "Écart type. The square root of VARIANCE, from the same three fields."
  STDDEV
  "Quantile. Nearest rank 'q' in the merged histogram 'of'."
  QUANTILE
  "Objet. A value object, field by field."
  OBJECT
  "Groupes. A list of value objects, merged by their KEY fields, then sorted by 'sort', then cut by 'limit'."
  GROUP
  "Clé. Part of what names a group."
  KEY
  "Couverture. Which MIREX were asked, answered, are missing; filled by the gateway."
  COVERAGE
  "Pages. A Relay connection, merged by cursor."
  CONNECTION
  "Bout à bout. A list, MIREX after MIREX."
  CONCAT
  "Liste triée. A list that each MIREX gives in the order of 'sort', which ends with a unique key."
  SORTED
  "Un seul. The answer of the one MIREX that has it; two are an error."
  ONE
  "En regard. A list by position: the answer of each id stands where the id stood."
  ALIGN
}
`;

/**
 * The `extend schema` that a sharded subgraph's SDL begins with: it imports federation and the vocabulary, and has composition
 * carry the vocabulary into the supergraph.
 *
 * @param federation the federation directives that the SDL uses besides `@composeDirective`, such as `['@key', '@shareable']`.
 */
export function linkShard(federation: readonly string[]): string {
  return `extend schema
  @link(url: "${FEDERATION_SPEC_URL}", import: ${list([...federation, '@composeDirective'])})
  @link(url: "${SHARD_SPEC_URL}", import: ${list(SHARD_DIRECTIVES)})
${SHARD_DIRECTIVES.map((name) => `  @composeDirective(name: "${name}")`).join('\n')}
`;
}

const list = (names: readonly string[]): string => `[${names.map((name) => `"${name}"`).join(', ')}]`;
