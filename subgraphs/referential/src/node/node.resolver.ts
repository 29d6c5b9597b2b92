import type { Context } from '@mirex/kit/context';
import { clientError, orThrow } from '@mirex/kit/graph/client-error';
import type { GraphQLError } from 'graphql';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';

import { announcementReference } from '../announcement/announcement.resolver.ts';
import { offerReference } from '../offer/offer.resolver.ts';
import { explainNode } from './node.messages.ts';
import { type NodeKey, nodeKey } from './node.rules.ts';
import { Node } from './node.type.ts';

const NATIONAL_ROWS: Partial<Record<NodeKey['type'], (key: { id: string }, context: Context) => Promise<Node | null>>> = { TrainingOffer: offerReference, Announcement: announcementReference };

const found = ({ id, type }: NodeKey, context: Context): Promise<Node | null> | Node =>
  NATIONAL_ROWS[type]?.({ id }, context) ?? ({ id, __typename: type } as Node);

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Nœud. By its global id. The row’s own fields are null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  node(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Node | null> | Node {
    return found(orThrow(nodeKey(id), explainNode), context);
  }

  @Query(() => [Node], { nullable: 'itemsAndList', description: 'Nœuds. In the order of the ids; null and an error where an id is wrong.' })
  @Directive('@access(who: [ANY], within: NATION)')
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: Context): (Promise<Node | null> | Node | GraphQLError)[] {
    return ids.map((id) => {
      const key = nodeKey(id);
      return key.ok ? found(key.value, context) : clientError(explainNode(key.refusal));
    });
  }
}
