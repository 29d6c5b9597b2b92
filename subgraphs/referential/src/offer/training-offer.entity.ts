import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Node } from '../node/node.type.ts';

/** Voie: how candidates are taught. */
export enum OfferRoute {
  SCHOOL = 'SCHOOL',
  APPRENTICESHIP = 'APPRENTICESHIP',
  ADULT_TRAINING = 'ADULT_TRAINING',
  DISTANCE = 'DISTANCE',
}
registerEnumType(OfferRoute, { name: 'OfferRoute', description: 'Voie. How an establishment teaches a speciality.' });

export enum OfferState {
  REQUESTED = 'REQUESTED',
  ACCREDITATION_CHECKED = 'ACCREDITATION_CHECKED',
  OPEN = 'OPEN',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}
registerEnumType(OfferState, { name: 'OfferState', description: 'État de l’offre. From a school’s request to the end of the course.' });

/** Formation ouverte. One speciality by one route in one establishment, for a range of sessions. */
@Entity({ tableName: 'training_offer' })
@Unique({ name: 'one_offer_per_course_and_start', properties: ['uai', 'specialityCode', 'route', 'firstSession'] })
@ObjectType({ implements: Node, description: 'Formation ouverte. One speciality by one route in one establishment, for a range of sessions.' })
@Directive('@key(fields: "id")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class TrainingOffer implements Node {
  declare [OptionalProps]?: 'version' | 'ccf';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  uai!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Enum({ items: () => OfferRoute, type: 'text' })
  @Field(() => OfferRoute, { description: 'Voie.' })
  route!: OfferRoute;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Première session.' })
  firstSession!: number;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: no end is planned.' })
  lastSession!: number | null;

  @Enum({ items: () => OfferState, type: 'text' })
  @Field(() => OfferState, { description: 'État.' })
  state!: OfferState;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'CCF demandé. Whether the establishment asks to assess during the course, which it has to be accredited for.' })
  ccf: boolean = false;

  @Property({ type: 'integer', version: true })
  version!: number;
}
