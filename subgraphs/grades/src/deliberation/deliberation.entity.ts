import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum DeliberationState {
  OPEN = 'OPEN',
  SIGNED = 'SIGNED',
}
registerEnumType(DeliberationState, { name: 'DeliberationState', description: 'État de la délibération. Open while the jury speaks; signed for good.' });

/** Délibération. What one board says of one speciality in one session; signed, it is never changed. */
@Entity({ tableName: 'deliberation' })
@ObjectType({ description: 'Délibération. What one board says of one speciality in one session, and its record (procès-verbal).' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
export class Deliberation {
  declare [OptionalProps]?: 'version' | 'state' | 'signedAt' | 'signedBy' | 'recordHash';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  diploma!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Groupe d’épreuves. 1, or 2 after the second group.' })
  examGroup!: number;

  @Property({ type: 'text' })
  @Field(() => ID, { description: 'Jury. The board that deliberates.' })
  juryId!: GlobalId;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Rectifie. The signed deliberation that this one corrects.' })
  correctsId!: GlobalId | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. Of a correction.' })
  reason!: string | null;

  @Enum({ items: () => DeliberationState, type: 'text' })
  @Field(() => DeliberationState, { description: 'État.' })
  state: DeliberationState = DeliberationState.OPEN;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Édition. Of the national referential that it was computed with.' })
  edition!: number;

  @Property({ type: 'text[]' })
  @Field(() => [String], { description: 'À vérifier. Names of the rules that it rests on and that nobody has read in their text yet.' })
  toBeChecked!: string[];

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Livrets. Whether the files of those who fail must be looked at before the signature.' })
  filesRequired!: boolean;

  /** Hundredths of a point; the nation's: a region may have its own. */
  @Property({ type: 'integer' })
  passAverage!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture. When the marks were locked.' })
  openedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Ouverte par.' })
  openedBy!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Signature.' })
  signedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Signée par.' })
  signedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Empreinte du procès-verbal. SHA-256 of the record, in hexadecimal; null while it is open.' })
  recordHash: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a signature.' })
  version!: number;
}
