import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MergeState } from './merge.rules.ts';

registerEnumType(MergeState, { name: 'MergeState', description: 'État de la fusion.' });

/** What a merge has moved, so that it can be undone. */
export interface Moved {
  readonly summonses: readonly string[];
  /** Actors who stood merged into the one that is merged now. */
  readonly redirects: readonly string[];
  readonly nirFingerprint: string | null;
  readonly ibanFingerprint: string | null;
}

/** Two records of one person, one of which stands for both. */
@Entity({ tableName: 'actor_merge' })
@ObjectType({ description: 'Fusion d’acteurs. Two records of one person, one of which stands for both; ids stay good for ever.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, TRANS])')
export class ActorMerge {
  declare [OptionalProps]?: 'version' | 'state' | 'undoUntil' | 'moved';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  survivorId!: GlobalId;

  @Property({ type: 'text' })
  mergedId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur de la proposition. Somebody else confirms.' })
  proposedBy!: string;

  @Enum({ items: () => MergeState, type: 'text' })
  @Field(() => MergeState, { description: 'État.' })
  state: MergeState = MergeState.PROPOSED;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Annulable jusqu’à. Null before it is confirmed.' })
  undoUntil: Date | null = null;

  @Property({ type: 'json', nullable: true })
  moved: Moved | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
