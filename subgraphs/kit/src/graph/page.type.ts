import type { Page } from '../page.ts';
import { type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Page. Where a page stands in its list (Relay).' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Page suivante. Whether rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Page précédente. Whether rows precede.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Premier curseur. Opaque.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Dernier curseur. Opaque.' })
  endCursor!: string | null;
}

export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: PageInfo;
  totalCount: number | null | Promise<number>;
}

/**
 * The Relay connection types of a node type: `<Name>Connection` and `<Name>Edge`. Call it once per type.
 *
 * @param directives of both types: `@shareable` when several subgraphs serve them.
 */
export function connectionType<Row extends object>(node: ClassType<Row>, name: string, ...directives: readonly string[]): ClassType<Connection<Row>> {
  @ObjectType(`${name}Edge`, { description: `Arête. One ${name} and its place in the list.` })
  class Edge {
    @Field(() => node, { description: 'Nœud. The row.' })
    node!: Row;

    @Field(() => String, { description: 'Curseur. Opaque; valid on every MIREX.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `Liste paginée. A page of ${name} (Relay).` })
  class PageOf implements Connection<Row> {
    @Field(() => [Edge], { description: 'Arêtes. The rows of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Page. Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { nullable: true, description: 'Effectif. All rows of the list, counted only when asked for.' })
    @Directive('@merge(as: SUM)')
    @Directive('@cost(weight: 5)')
    totalCount!: number | null | Promise<number>;
  }
  for (const directive of directives) for (const type of [Edge, PageOf]) Directive(directive)(type);
  return PageOf;
}

/** A page as the graph serves it. Counting is left undone until somebody asks. */
export const asConnection = <Row>({ rows, cursorOf, hasNextPage, hasPreviousPage, count }: Page<Row>): Connection<Row> => {
  const edges = rows.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    get totalCount() {
      return count();
    },
  };
};
