import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Édition. A numbered state of the referential; the table refuses every change. */
@Entity({ tableName: 'published_edition' })
@ObjectType({ description: 'Édition. A numbered state of the national referential, immutable once published.' })
export class PublishedEdition {
  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. 1, 2, 3…' })
  number!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Publication.' })
  publishedAt!: Date;

  @Property({ type: 'text' })
  publishedBy!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Objet. Why it was published.' })
  note!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. SHA-256 of its content: equal contents have equal digests.' })
  digest!: string;
}
