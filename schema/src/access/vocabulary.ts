/** The version of the vocabulary: a change of meaning is a new URL, and composition refuses a mix. */
const ACCESS_SPEC_URL = 'https://mirex.example/access/v1.0';

/** What a subgraph imports from the vocabulary, and what composition carries into the supergraph. */
export const ACCESS_DIRECTIVES = ['@access'] as const;

/** The roles that a token may give, and two that none gives: ANY for every caller, SYSTEM for machines of ours. */
export const ROLES = [
  'ANY', 'BEX', 'HEAD', 'UNIT', 'TRANS', 'SIGN', 'DRAAF', 'EST', 'CLERK', 'TEACHER', 'CHAIR', 'DEPUTY', 'CENTRE', 'EXAM', 'INVIG', 'CAND', 'LEGAL_REP', 'INSP',
  'DOC', 'FIN', 'PRESS', 'SYSTEM',
] as const;
export type Role = (typeof ROLES)[number];

/** From the narrowest to the widest. */
export const SCOPES = ['PERSON', 'ESTABLISHMENT', 'MIREX', 'UNIT', 'REGION', 'NATION'] as const;
export type Scope = (typeof SCOPES)[number];

/** What is told of somebody's health, money or punishment: who reads it is journalled. */
export const SENSITIVE = ['HEALTH', 'BANK', 'SANCTION'] as const;
export type Sensitive = (typeof SENSITIVE)[number];

/**
 * The definitions of the vocabulary, to stand in the SDL of every subgraph.
 *
 * The enums carry the `access__` prefix because federation keeps `<spec>__*` types out of the API schema: clients never see them.
 */
export const ACCESS_SDL = /* GraphQL */ `
"""
Accès. Which roles may ask for a field, and how far at most they see its rows. On a type, it holds for the fields of the type
that say nothing themselves; a type that says nothing, such as a page or a payload, is open to whoever may ask for the field
that gives it. A field of a sensitive type is sensitive, whatever else it says itself; so is what a sensitive field gives.
"""
directive @access(who: [access__Role!]!, within: access__Within! = MIREX, sensitive: access__Sensitive) on OBJECT | FIELD_DEFINITION

"Rôle. What a caller is, as the identity provider says it."
enum access__Role {
  "Toute personne connectée. Whoever has a token."
  ANY
  "Bureau national des examens."
  BEX
  "Chef de MIREX."
  HEAD
  "Agent d’une unité de diplôme."
  UNIT
  "Agent de l’unité transversale."
  TRANS
  "Autorité académique. The signatory."
  SIGN
  "Agent d’une DRAAF sans MIREX."
  DRAAF
  "Chef d’établissement."
  EST
  "Utilisateur d’établissement."
  CLERK
  "Évaluateur de CCF."
  TEACHER
  "Président de jury."
  CHAIR
  "Président-adjoint de jury."
  DEPUTY
  "Chef de centre."
  CENTRE
  "Examinateur ou correcteur."
  EXAM
  "Surveillant."
  INVIG
  "Candidat."
  CAND
  "Représentant légal d’un candidat."
  LEGAL_REP
  "Inspecteur."
  INSP
  "Médecin désigné par la CDAPH."
  DOC
  "Application financière."
  FIN
  "Presse."
  PRESS
  "Machine. A process of ours; no token gives it."
  SYSTEM
}

"Étendue. The widest set of rows; a role that reaches less far keeps to its own."
enum access__Within {
  "Personne. The caller’s own."
  PERSON
  "Établissement. The caller’s own."
  ESTABLISHMENT
  "MIREX. Those that the caller works for."
  MIREX
  "Unité. The caller’s own."
  UNIT
  "Région. The caller’s own."
  REGION
  "Nation. All of them."
  NATION
}

"Donnée sensible. Its readings are journalled, and an instance judges them again."
enum access__Sensitive {
  "Santé. What a file of accommodations holds beyond the measures."
  HEALTH
  "Paiement. IBAN, NIR."
  BANK
  "Sanction. Fraud cases, bans."
  SANCTION
}
`;

/** The `extend schema` by which a subgraph's SDL speaks the vocabulary, after the one that imports federation. */
export const linkAccess = (): string => `extend schema
  @link(url: "${ACCESS_SPEC_URL}", import: [${ACCESS_DIRECTIVES.map((name) => `"${name}"`).join(', ')}])
${ACCESS_DIRECTIVES.map((name) => `  @composeDirective(name: "${name}")`).join('\n')}
`;
