/** What a subgraph is asked, as values and as text: who sends it on needs the text, who routes it the values. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly kind: 'query' | 'mutation';
  readonly variables: Readonly<Record<string, unknown>>;
  /** Each entity that is asked for, as JSON; undefined when root fields are asked. */
  readonly representations: readonly string[] | undefined;
  /** The variables but for the entities. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** The same for some of the entities, by their places. */
  only(places: readonly number[]): SubgraphRequest;
  /** The whole request as JSON. */
  readonly body: string;
}

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
}

export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Asks one subgraph. A rejection is a fault without a place in the answer. */
export type FetchSubgraph<Context> = (request: SubgraphRequest, context: Context) => Promise<SubgraphAnswer>;

interface Texts {
  /** `{"query":…,"variables":`. */
  readonly head: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly kind: 'query' | 'mutation';
  readonly variables: Readonly<Record<string, unknown>>;
  /** Each representation as JSON; undefined when root fields are asked. */
  readonly representations: readonly string[] | undefined;
}

/** Makes of the text or of the values what is asked for, and nothing else. */
export class TextRequest implements SubgraphRequest {
  readonly #texts: Texts;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly kind: 'query' | 'mutation';
  readonly representations: readonly string[] | undefined;
  readonly rest: Readonly<Record<string, unknown>>;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.query = texts.query;
    this.operationName = texts.operationName;
    this.kind = texts.kind;
    this.representations = texts.representations;
    this.rest = texts.variables;
  }

  only(places: readonly number[]): TextRequest {
    return new TextRequest({ ...this.#texts, representations: places.map((place) => this.representations?.[place] ?? 'null') });
  }

  get variables(): Readonly<Record<string, unknown>> {
    const { variables, representations } = this.#texts;
    return representations === undefined ? variables : { ...variables, representations: JSON.parse(`[${representations.join(',')}]`) as unknown };
  }

  get body(): string {
    const { head, variables, representations } = this.#texts;
    const given = JSON.stringify(variables);
    if (representations === undefined) return `${head}${given}}`;
    return `${head}${given.slice(0, -1)}${given === '{}' ? '' : ','}"representations":[${representations.join(',')}]}}`;
  }
}
