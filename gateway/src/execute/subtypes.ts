import { buildASTSchema, type DocumentNode, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Whether a type, by name, is another or one of its kinds: of the supergraph, with what clients do not see. */
export type IsA = (type: string, condition: string) => boolean;

/** Remembers what was asked: types are few. */
export function subtypesOf(supergraph: DocumentNode): IsA {
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const known = new Map<string, boolean>();
  const isSubtype: IsA = (name, condition) => {
    const type = schema.getType(name);
    const on = schema.getType(condition);
    return isAbstractType(on) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(on, type);
  };
  return (name, condition) => {
    if (name === condition) return true;
    const key = `${name} ${condition}`;
    let is = known.get(key);
    if (is === undefined) {
      is = isSubtype(name, condition);
      // What an instance calls its types is its own affair: names without end are not remembered.
      if (known.size < 10_000) known.set(key, is);
    }
    return is;
  };
}
