import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { IncompatibilityKind } from './incompatibility.rules.ts';

registerEnumType(IncompatibilityKind, { name: 'IncompatibilityKind', description: 'Nature de l’incompatibilité.' });

/** Something that keeps an actor from a mission. Never deleted: it is withdrawn. */
@Entity({ tableName: 'incompatibility' })
@ObjectType({ description: 'Incompatibilité. Something that keeps an actor from a mission.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
export class Incompatibility {
  declare [OptionalProps]?: 'version' | 'withdrawn';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @ManyToOne({ entity: () => Actor, ref: true })
  actor!: Ref<Actor>;

  @Enum({ items: () => IncompatibilityKind, type: 'text' })
  @Field(() => IncompatibilityKind, { description: 'Nature.' })
  kind!: IncompatibilityKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Objet. UAI, id of an actor or a candidate, code of a paper; empty for days.' })
  target!: string;

  @Property({ type: 'string', columnType: 'date', fieldName: 'from_date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Premier jour. Null: since ever.' })
  from!: string | null;

  @Property({ type: 'string', columnType: 'date', fieldName: 'to_date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Dernier jour. Null: without end.' })
  to!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif. As it was declared; no private detail belongs here.' })
  @Directive('@access(who: [HEAD, TRANS])')
  reason!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Levée. Whether it counts no more.' })
  withdrawn: boolean = false;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
