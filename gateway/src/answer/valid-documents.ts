import { type DocumentNode, type GraphQLError, type GraphQLSchema, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql';

import { MAX_ERRORS } from '../limits/limits.ts';
import { Refused } from './refused.ts';

interface Rules {
  readonly introspection: boolean;
  /** Whether errors may name what the schema holds. */
  readonly suggestions: boolean;
  readonly tokens: number;
}

/** The document of a text, or why it is none of this schema. */
export type Read = { readonly document: DocumentNode } | { readonly errors: readonly Refused[] };

/** Parses and validates; what a document was found to be is remembered as long as somebody keeps it. */
export class ValidDocuments {
  readonly #schema: GraphQLSchema;
  readonly #rules: Rules;
  readonly #known = new WeakMap<DocumentNode, Read>();

  constructor(schema: GraphQLSchema, rules: Rules) {
    this.#schema = schema;
    this.#rules = rules;
  }

  /** @param document the text's, if somebody has parsed it already. */
  read(text: string, document: DocumentNode | undefined): Read {
    const known = document && this.#known.get(document);
    if (known !== undefined) return known;
    const read = this.#validated(text, document);
    if (document !== undefined) this.#known.set(document, read);
    return read;
  }

  #validated(text: string, given: DocumentNode | undefined): Read {
    try {
      const document = given ?? parse(text, { maxLexicalTokens: this.#rules.tokens });
      const faults = this.#faultsOf(document);
      if (faults.length === 0) return { document };
      return { errors: faults.map(({ message, nodes = null }) => new Refused(message, { code: 'GRAPHQL_VALIDATION_FAILED', status: 400, nodes })) };
    } catch (error) {
      const { message, source = null, positions = null } = error as GraphQLError;
      return { errors: [new Refused(message, { code: 'GRAPHQL_PARSE_FAILED', status: 400, source, positions })] };
    }
  }

  #faultsOf(document: DocumentNode): readonly GraphQLError[] {
    const { introspection, suggestions } = this.#rules;
    const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    return validate(this.#schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !suggestions });
  }
}
