import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { ActorStatus, LegalQuality } from './quality.rules.ts';

registerEnumType(ActorStatus, { name: 'ActorStatus', description: 'Statut. How an actor is paid; EXTERNAL needs a payee file.' });
registerEnumType(LegalQuality, { name: 'LegalQuality', description: 'Qualité. What an actor is in law or by trade.' });

/** Acteur. Somebody who may be summoned for an exam: teacher, professional, inspector. One record per MIREX of assignment. */
@Entity({ tableName: 'actor' })
@Unique({ name: 'one_actor_per_reference', properties: ['reference'] })
@Index({ name: 'actor_by_establishment', properties: ['establishmentUai', 'id'] })
@ObjectType({ description: 'Acteur. Somebody who may be summoned for an exam.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, CENTRE, EST])')
export class Actor {
  declare [OptionalProps]?: 'reference' | 'establishmentUai' | 'status' | 'qualities' | 'payeeFile' | 'nirFingerprint' | 'ibanFingerprint' | 'survivorId' | 'version';

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

  @Enum({ items: () => ActorStatus, type: 'text' })
  @Field(() => ActorStatus, { description: 'Statut. Decides how they are paid.' })
  status: ActorStatus = ActorStatus.UNKNOWN;

  @Property({ type: 'json' })
  @Field(() => [LegalQuality], { description: 'Qualités. What they are in law or by trade.' })
  qualities: LegalQuality[] = [];

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Dossier financier. Whether it is complete, as finance says.' })
  payeeFile: boolean = false;

  /** Keyed hashes, as finance tells them: by them two records of one person are found, and they are no numbers. */
  @Property({ type: 'text', nullable: true })
  nirFingerprint: string | null = null;

  @Property({ type: 'text', nullable: true })
  ibanFingerprint: string | null = null;

  /** Who stands for them since they were merged; never itself merged. */
  @Property({ type: 'text', nullable: true })
  survivorId: GlobalId | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change; grows with it.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  registeredAt!: Date;
}
