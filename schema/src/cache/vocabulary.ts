/** The version of the vocabulary: a change of meaning is a new URL, and composition refuses a mix. */
const CACHE_SPEC_URL = 'https://mirex.example/cache/v1.0';

export const CACHE_DIRECTIVES = ['@cacheControl'] as const;

/** The definitions of the vocabulary, to stand in the SDL of every subgraph. */
export const CACHE_SDL = /* GraphQL */ `
"""
Mémoire. For how many seconds an answer may be given again by whoever stands between the client and the instance. On a type, it
holds for the fields that give it and for its own. What says nothing may not be given again, but for value objects of a field that does.
"""
directive @cacheControl(maxAge: Int!, scope: cache__Scope! = PRIVATE) on OBJECT | FIELD_DEFINITION

"Pour qui. To whom an answer may be given again."
enum cache__Scope {
  "À tous. To everybody: the same for whoever asks."
  PUBLIC
  "À la même personne. To the one who asked, with the same rights."
  PRIVATE
}
`;

/** The `extend schema` by which a subgraph's SDL speaks the vocabulary, after the one that imports federation. */
export const linkCache = (): string => `extend schema
  @link(url: "${CACHE_SPEC_URL}", import: [${CACHE_DIRECTIVES.map((name) => `"${name}"`).join(', ')}])
${CACHE_DIRECTIVES.map((name) => `  @composeDirective(name: "${name}")`).join('\n')}
`;
