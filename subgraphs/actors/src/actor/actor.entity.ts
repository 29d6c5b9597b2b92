import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Acteur. Somebody who may be summoned for an exam: teacher, professional, inspector. One record per MIREX of assignment. */
@Entity({ tableName: 'actor' })
@Unique({ name: 'one_actor_per_reference', properties: ['reference'] })
@Index({ name: 'actor_by_establishment', properties: ['establishmentUai', 'id'] })
@ObjectType({ description: 'Acteur. Somebody who may be summoned for an exam.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EXAM, INVIG])')
export class Actor {
  declare [OptionalProps]?: 'reference' | 'establishmentUai';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Référence. What the file that named this actor knows them by; null when typed in.' })
  reference: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  lastName!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  /** Null: an actor from outside the schools. */
  @Property({ type: 'text', nullable: true })
  establishmentUai: string | null = null;

  @Property({ type: 'timestamptz' })
  registeredAt!: Date;
}
