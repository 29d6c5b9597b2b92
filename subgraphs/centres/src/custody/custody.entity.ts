import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CustodyState {
  PACKED = 'PACKED',
  IN_TRANSIT = 'IN_TRANSIT',
  IN_SAFE = 'IN_SAFE',
  OPENED = 'OPENED',
  USED = 'USED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(CustodyState, { name: 'CustodyState', description: 'État du paquet. Packed, on the way, in the safe, opened, used; or withdrawn because its subject leaked.' });

export enum SubjectPrint {
  NORMAL = 'NORMAL',
  A3 = 'A3',
  POINTS_16 = 'POINTS_16',
  POINTS_20 = 'POINTS_20',
  BRAILLE = 'BRAILLE',
  AUDIO = 'AUDIO',
}
registerEnumType(SubjectPrint, { name: 'SubjectPrint', description: 'Format du sujet. As everybody has it, enlarged, in braille, or recorded.' });

/** Garde. One step of a package, from hand to hand: the table refuses every change of it. */
@Entity({ tableName: 'custody_event' })
@Index({ name: 'custody_event_by_package', properties: ['packageId', 'sequence'] })
@ObjectType({ description: 'Étape de garde. Who had the package, when, and whether its seal was whole.' })
export class CustodyEvent {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  packageId!: GlobalId;

  @Enum({ items: () => CustodyState, type: 'text' })
  @Field(() => CustodyState, { description: 'État. That it came to.' })
  state!: CustodyState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Scellé intact.' })
  sealIntact!: boolean;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Remarque.' })
  note!: string | null;
}

/** Paquet de sujets. Sealed copies of one subject for one sitting; what it says is never in the graph. */
@Entity({ tableName: 'subject_package' })
@Unique({ name: 'one_package_per_number', properties: ['number'] })
@ObjectType({ description: 'Paquet de sujets. Sealed copies for one sitting, in one format.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, TRANS, CENTRE])')
export class SubjectPackage {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Numéro. On the seal.' })
  number!: string;

  @Property({ type: 'text' })
  sittingId!: GlobalId;

  @Enum({ items: () => SubjectPrint, type: 'text' })
  @Field(() => SubjectPrint, { description: 'Format.' })
  format!: SubjectPrint;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Exemplaires.' })
  copies!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Sujet. Its reference at the nation.' })
  subject!: string;

  @Enum({ items: () => CustodyState, type: 'text' })
  @Field(() => CustodyState, { description: 'État.' })
  state!: CustodyState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a step.' })
  version!: number;
}
