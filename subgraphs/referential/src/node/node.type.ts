import { Field, ID, InterfaceType } from 'type-graphql';

/** Nœud (Relay). Whatever has a global id. */
@InterfaceType({ description: 'Nœud. Whatever has a global id (Relay).', resolveType: ({ __typename }: { __typename?: string }) => __typename ?? 'TrainingOffer' })
export abstract class Node {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
