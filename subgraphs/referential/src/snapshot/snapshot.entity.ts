import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum SnapshotKind {
  RAW = 'RAW',
  PUBLIC = 'PUBLIC',
}
registerEnumType(SnapshotKind, {
  name: 'SnapshotKind',
  description: 'Nature. Who may read it.',
  valuesConfig: {
    RAW: { description: 'Brut. As the MIREX answered: for the bureau.' },
    PUBLIC: { description: 'Public. Small numbers hidden: for everybody.' },
  },
});

/** Figures of one moment, kept for good: the table refuses every change. */
@Entity({ tableName: 'snapshot' })
@ObjectType({ description: 'Arrêté de chiffres. Figures of one moment, frozen with their hash.' })
export class Snapshot {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Nom.' })
  name!: string;

  @Enum({ items: () => SnapshotKind, type: 'text' })
  @Field(() => SnapshotKind, { description: 'Nature.' })
  kind!: SnapshotKind;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  sessionYear!: number;

  @Property({ type: 'text', lazy: true })
  content!: string;

  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Interrogées. Codes of the MIREX that were asked.' })
  asked!: string[];

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Manquantes. Codes of those that did not answer.' })
  missing!: string[];

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Arrêté le.' })
  frozenAt!: Date;

  @Property({ type: 'text' })
  frozenBy!: string;
}
