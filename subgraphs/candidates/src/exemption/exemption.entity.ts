import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GrantState } from '../kept-mark/kept-mark.entity.ts';

export enum ExemptionGround {
  LEVEL_FOUR_HOLDER = 'LEVEL_FOUR_HOLDER',
  PHYSICAL_EDUCATION = 'PHYSICAL_EDUCATION',
  COMMON_PAPERS = 'COMMON_PAPERS',
}
registerEnumType(ExemptionGround, { name: 'ExemptionGround', description: 'Fondement de la dispense. A level IV diploma, a school doctor’s certificate for EPS, or common papers passed before.' });

/** Dispense. Papers that a candidate need not sit, once the MIREX has granted it. Why a doctor certified is not kept here. */
@Entity({ tableName: 'exemption' })
@Unique({ name: 'one_exemption_per_ground', properties: ['enrolmentId', 'ground'] })
@ObjectType({ description: 'Dispense d’épreuves. Asked for with its document; the MIREX decides.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class Exemption {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Enum({ items: () => ExemptionGround, type: 'text' })
  @Field(() => ExemptionGround, { description: 'Fondement.' })
  ground!: ExemptionGround;

  @Property({ type: 'json' })
  papers!: string[];

  @Property({ type: 'text' })
  documentId!: GlobalId;

  @Enum({ items: () => GrantState, type: 'text' })
  @Field(() => GrantState, { description: 'État.' })
  state!: GrantState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
